"""The tables of the format reference: every key, what it takes, what it means; made from the models."""

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from typing import Final, Literal, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from rolekat.model import base, role
from rolekat.schema.attributes import Attribute, aliases, attributes
from rolekat.schema.models import model_of
from rolekat.schema.of_export import SHAPES
from rolekat.schema.within import models_within

KINDS: Final = ("gallery", "role", "system", "profile", "organisation", "staffing")

_WORDS: Final = {
    "Id": "id",
    "Ids": "id, or list of ids",
    "Text": "text",
    "Markdown": "Markdown",
    "Reference": "[reference](#references)",
    "Pin": "`gallery@version`",
    "Version": "letters, digits, full stops, hyphens",
    "PartialDate": "[date](#dates-and-intervals)",
    "Day": "[day](#dates-and-intervals)",
    "OneOf": "`person/id`, `unit/id`, `supplier/id`, …",
    "Interval": "[interval](#dates-and-intervals)",
    "PhaseRange": "[phases](#phases)",
    "Spread": "`place`, `unit`, …, or `place/kind`",
    "str": "text",
    "int": "number",
    "bool": "`true` or `false`",
}


def tables(kind: str, written: set[str]) -> str:
    """The key tables of a kind of file; maps whose names are in `written` already have theirs, and get none again."""
    model = model_of(kind)
    parts = [_table(model, kind)]
    for inner in models_within(model)[1:]:
        if inner.__name__ not in written:
            written.add(inner.__name__)
            parts.append(f"### {inner.__name__}\n\n{' '.join((inner.__doc__ or '').split())}\n\n{_table(inner)}")
    return "\n\n".join(parts)


def all_tables() -> dict[str, str]:
    """The key tables of every kind of file, each map described where it is first met."""
    written: set[str] = set()
    return {kind: tables(kind, written) for kind in KINDS}


def export_tables() -> str:
    """The key tables of the export, from the whole to its parts."""
    return shape_tables(SHAPES, "Export", set())


def shape_tables(classes: Mapping[str, type], first: str, written: set[str]) -> str:
    """The key tables of a class and of those that it is made of; those in `written` already have theirs."""
    order: dict[str, None] = {}

    def walk(name: str) -> None:
        order[name] = None
        for attribute in attributes(classes[name]).values():
            named = [node.id for node in ast.walk(attribute.annotation) if isinstance(node, ast.Name)]
            for inner in named:
                if inner in classes and inner not in order and inner not in written:
                    walk(inner)

    walk(first)
    written.update(order)
    return "\n\n".join(_shape(name, classes[name]) for name in order)


def _shape(name: str, cls: type) -> str:
    rows = [
        (f"`{key}`", _takes(attribute.annotation, attribute.module), attribute.doc)
        for key, attribute in attributes(cls).items()
    ]
    return f"### {name}\n\n{' '.join((cls.__doc__ or '').split())}\n\n{_markdown(('key', 'holds', 'means'), rows)}"


_BLOCK: Final = re.compile(r"(<!-- keys of (\w+): made by rolekat -->\n).*?(<!-- end of keys -->)", re.DOTALL)


def refreshed(text: str) -> str:
    """A page of documentation with the tables between its marks as they are now."""
    made = {**all_tables(), "export": export_tables()}
    return _BLOCK.sub(lambda found: f"{found[1]}\n{made[found[2]]}\n\n{found[3]}", text)


def _table(model: type[BaseModel], first: str = "") -> str:
    rows = sorted(_rows(model), key=lambda row: row[0] != f"**`{first}`**")
    return _markdown(("key", "takes", "means"), rows)


def _markdown(heads: tuple[str, ...], rows: list[tuple[str, str, str]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _rows(model: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    declared = attributes(model)
    for name, field in model.model_fields.items():
        key = f"`{field.alias or name}`"
        attribute = declared[name]
        takes = _takes(attribute.annotation, attribute.module)
        yield f"**{key}**" if field.is_required() else key, takes, _meaning(attribute, field)


def _meaning(attribute: Attribute, field: FieldInfo) -> str:
    text = attribute.doc.replace("|", "\\|")
    given = field.default
    said = not field.is_required() and isinstance(given, (str, int)) and not isinstance(given, bool)
    return f"{text} Otherwise `{given}`." if said else text


def _takes(node: ast.expr, module: str) -> str:
    """What a key takes, in words, from the annotation of its attribute."""
    match node:
        case ast.Name(id=name):
            return _named(name, module)
        case ast.BinOp(left=left):  # `X | None`: in a catalog the key may be left out, in an export it is null
            return _takes(left, module) + ("" if module.startswith("rolekat.model.") else " or `null`")
        case ast.Subscript(value=ast.Name(id="Literal"), slice=choices):
            return ", ".join(f"`{ast.literal_eval(choice)}`" for choice in _parts(choices))
        case ast.Subscript(
            value=ast.Name(id="Annotated"),
            slice=ast.Tuple(elts=[ast.Subscript(slice=entries), ast.Call(args=[ast.Name(id="_or_bare")])]),
        ):
            return f"list of: {_takes(_parts(entries)[0], module)}; or nothing"
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[ast.Subscript(slice=entries), *_])):
            return f"{_takes(_parts(entries)[0], module)}; one, or a list"
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[ast.Name(id=name), *_])):
            return _named(name, module)
        case ast.Subscript(value=ast.Name(id="tuple" | "list"), slice=entries):
            return f"list of: {_takes(_parts(entries)[0], module)}"
        case ast.Subscript(value=ast.Name(id="dict"), slice=ast.Tuple(elts=[key, value])):
            return f"map: {_takes(key, module)} → {_takes(value, module)}"
    raise NotImplementedError(ast.unparse(node))


def _named(name: str, module: str) -> str:
    if name in _WORDS:
        return _WORDS[name]
    for place in (module, base.__name__, role.__name__):
        if name in aliases(place):
            return _takes(aliases(place)[name], place)
    imported = getattr(sys.modules[module], name, None)
    if get_origin(imported) is Literal:
        return ", ".join(f"`{choice}`" for choice in get_args(imported))
    return f"[{name}](#{name.lower()})"


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]
