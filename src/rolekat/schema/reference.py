"""The tables of the format reference: every key, what it takes, what it means; made from the models."""

import ast
import re
from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from rolekat.library.validation import model_of
from rolekat.model import base, role
from rolekat.schema.attributes import Attribute, aliases, attributes
from rolekat.schema.within import models_within

KINDS: Final = ("gallery", "role", "system", "profile")

_WORDS: Final = {
    "Id": "id",
    "Ids": "id, or list of ids",
    "Text": "text",
    "Markdown": "Markdown",
    "Reference": "[reference](#references)",
    "Pin": "`gallery@version`",
    "PartialDate": "[date](#dates-and-intervals)",
    "Interval": "[interval](#dates-and-intervals)",
    "PhaseRange": "[phases](#phases)",
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
    """The key tables of every kind, each map described where it is first met."""
    written: set[str] = set()
    return {kind: tables(kind, written) for kind in KINDS}


_BLOCK: Final = re.compile(r"(<!-- keys of (\w+): made by rolekat -->\n).*?(<!-- end of keys -->)", re.DOTALL)


def refreshed(text: str) -> str:
    """A page of documentation with the tables between its marks as they are now."""
    made = all_tables()
    return _BLOCK.sub(lambda found: f"{found[1]}\n{made[found[2]]}\n\n{found[3]}", text)


def _table(model: type[BaseModel], first: str = "") -> str:
    rows = sorted(_rows(model), key=lambda row: row[0] != f"**`{first}`**")
    return "\n".join(["| key | takes | means |", "|---|---|---|", *(f"| {' | '.join(row)} |" for row in rows)])


def _rows(model: type[BaseModel]) -> Iterator[tuple[str, str, str]]:
    declared = attributes(model)
    for name, field in model.model_fields.items():
        key = f"`{field.alias or name}`"
        attribute = declared[name]
        takes = _takes(attribute.annotation, _module_of(model, name))
        yield f"**{key}**" if field.is_required() else key, takes, _meaning(attribute, field)


def _module_of(model: type[BaseModel], name: str) -> str:
    return next(base.__module__ for base in model.__mro__ if name in base.__dict__.get("__annotations__", {}))


def _meaning(attribute: Attribute, field: FieldInfo) -> str:
    text = attribute.doc.replace("|", "\\|")
    given = field.default
    if field.is_required() or given is None or isinstance(given, (bool, BaseModel)) or not isinstance(given, (str, int)):
        return text
    return f"{text} Otherwise `{given}`."


def _takes(node: ast.expr, module: str) -> str:
    """What a key takes, in words, from the annotation of its attribute."""
    match node:
        case ast.Name(id=name):
            return _named(name, module)
        case ast.BinOp(left=left):  # `X | None`: the key may be left out, which the table shows otherwise
            return _takes(left, module)
        case ast.Subscript(value=ast.Name(id="Literal"), slice=choices):
            return ", ".join(f"`{choice.value}`" for choice in _parts(choices) if isinstance(choice, ast.Constant))
        case ast.Subscript(value=ast.Name(id="Annotated"), slice=ast.Tuple(elts=[inner, ast.Call(func=ast.Name("BeforeValidator")), *_])):
            one = _takes(_parts(inner.slice)[0], module) if isinstance(inner, ast.Subscript) else ""
            return f"{one}; one, or a list"
        case ast.Subscript(value=ast.Name(id="tuple"), slice=entries):
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
    return f"[{name}](#{name.lower()})"


def _parts(node: ast.expr) -> list[ast.expr]:
    return node.elts if isinstance(node, ast.Tuple) else [node]
