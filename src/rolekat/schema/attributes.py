"""The documentation that stands as a string below each attribute, read from the source of its class.

The models do not carry it: they are imported on every run, the documentation is wanted once a year.
"""

import ast
import functools
import sys
from pathlib import Path
from typing import NamedTuple


class Attribute(NamedTuple):
    """An attribute as its class declares it."""

    annotation: ast.expr
    doc: str
    module: str
    """Where it is declared: what the names in its annotation mean there."""


@functools.cache
def module_tree(module: str) -> ast.Module:
    """The parsed source of an imported module."""
    return ast.parse(Path(str(sys.modules[module].__file__)).read_text(encoding="utf-8"))


def attributes(cls: type) -> dict[str, Attribute]:
    """The attributes of a class of ours, inherited ones first, in the order in which they are declared."""
    found: dict[str, Attribute] = {}
    for base in reversed(cls.__mro__):
        if base.__module__.startswith("rolekat."):
            found.update(_declared(base))
    return found


def aliases(module: str) -> dict[str, ast.expr]:
    """The type aliases that a module defines, by name."""
    return {
        statement.target.id: statement.value
        for statement in module_tree(module).body
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value
    }


def _declared(cls: type) -> dict[str, Attribute]:
    classes = (node for node in module_tree(cls.__module__).body if isinstance(node, ast.ClassDef))
    body = next(node.body for node in classes if node.name == cls.__name__)
    found: dict[str, Attribute] = {}
    for statement, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            doc = after.value.value if isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant) else ""
            found[statement.target.id] = Attribute(statement.annotation, " ".join(str(doc).split()), cls.__module__)
    return found
