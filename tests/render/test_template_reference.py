"""docs/templates.md names every field that templates get, with its documentation, as the code has them."""

import ast
import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from rolekat.render import (
    catalog_data,
    checklist_data,
    data,
    delegation_data,
    gallery_data,
    governance_data,
    organisation_data,
    portfolio_data,
    role_data,
    staffing_data,
    wheel_data,
)
from rolekat.schema.attributes import attributes

PAGE = Path(__file__).parents[2] / "docs" / "templates.md"
CLASSES: list[type[Any]] = [
    value
    for module in (
        catalog_data,
        checklist_data,
        data,
        delegation_data,
        gallery_data,
        governance_data,
        organisation_data,
        portfolio_data,
        role_data,
        staffing_data,
        wheel_data,
    )
    for value in vars(module).values()
    if inspect.isclass(value) and value.__module__ == module.__name__ and hasattr(value, "_fields")
]
BLOCK = re.compile(r"(<!-- fields: made by pytest --update -->\n).*?(<!-- end of fields -->)", re.DOTALL)


def reference() -> str:
    return "\n".join(part for cls in sorted(CLASSES, key=lambda cls: cls.__name__) for part in section(cls))


def section(cls: type[Any]) -> list[str]:
    rows = [
        f"| `{name}` | {takes(declared.annotation)} | {' '.join(declared.doc.split()).replace('|', chr(92) + '|')} |"
        for name, declared in attributes(cls).items()
    ]
    doc = " ".join((cls.__doc__ or "").split())
    return [f"### {cls.__name__}", "", doc, "", "| field | is | meaning |", "|---|---|---|", *rows, ""]


def takes(node: ast.expr) -> str:
    match node:
        case ast.Name(id="str"):
            return "text"
        case ast.Name(id="Prose"):
            return "Markdown"
        case ast.Name(id="bool"):
            return "`true` or `false`"
        case ast.Name(id="int"):
            return "number"
        case ast.Name(id="Obligation" | "Mark" | "Origin" | "Risk" | "Situation" as name):
            return f"[{name}](#words)"
        case ast.Name(id=name):
            return f"[{name}](#{name.lower()})"
        case ast.BinOp(left=left):
            return f"{takes(left)}, or nothing"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=ast.Tuple(elts=[first, *_])):
            return f"list of {takes(first)}"
        case ast.Subscript(value=ast.Name(id="Literal"), slice=choices):
            values = choices.elts if isinstance(choices, ast.Tuple) else [choices]
            return ", ".join(f"`{value.value!s}`" for value in values if isinstance(value, ast.Constant))
    raise NotImplementedError(ast.unparse(node))


@pytest.mark.parametrize("cls", CLASSES, ids=lambda cls: cls.__name__)
def test_every_field_is_documented(cls: type[Any]) -> None:
    declared = attributes(cls)
    assert tuple(declared) == cls._fields
    assert all(attribute.doc for attribute in declared.values())
    assert cls.__doc__


def test_the_page_is_as_the_code_has_it(*, update: bool) -> None:
    text = PAGE.read_text(encoding="utf-8")
    fresh = BLOCK.sub(lambda found: f"{found[1]}\n{reference()}\n{found[2]}", text)
    if update:
        PAGE.write_text(fresh, encoding="utf-8", newline="\n")
    assert BLOCK.search(text)
    assert text == fresh or update, "pytest --update writes docs/templates.md"


def test_templates_never_shadow_the_methods_of_a_tuple() -> None:
    assert not [cls for cls in CLASSES if {"count", "index"} & set(cls._fields)]
