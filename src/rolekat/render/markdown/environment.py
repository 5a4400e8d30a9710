"""Where templates are found and how they run: sandboxed, nothing undefined, every value made Markdown on its way out.

A template author cannot forget to escape: what a template puts out goes through `as_markdown`, also where it is
joined with something or comes from a macro. Filters that would turn a value into HTML are not there.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import TemplateRuntimeError
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from rolekat.render.data import Prose
from rolekat.shipped import shipped
from rolekat.text.markdown import escape_text

SHIPPED_PREFIX: Final = "shipped"
"""`{% extends "shipped/catalog.md.j2" %}` builds on the template that comes with rolekat."""

_TAGS: Final = re.compile(r"\{%.*?%\}|\{#.*?#\}")
_FILTERS: Final = (
    "batch", "default", "first", "groupby", "last", "length", "list", "lower", "map", "reject",
    "rejectattr", "reverse", "round", "select", "selectattr", "slice", "sort", "sum", "trim", "unique", "upper",
)  # fmt: skip


class Md(Markup):
    """Text that is Markdown already. What is added to it is escaped first."""

    __slots__ = ()

    @classmethod
    def escape(cls, s: Any, /) -> "Md":
        """A value as Markdown."""
        return as_markdown(s)


def as_markdown(value: object) -> Md:
    """What a template puts out, as Markdown.

    Raises:
        TemplateRuntimeError: the value is no text, such as a whole role; its fields are.
    """
    if isinstance(value, Md):
        return value
    if value is None:
        return Md()
    if isinstance(value, (Markup, Prose)):
        return Md(str(value).strip() if isinstance(value, Prose) else str(value))
    if isinstance(value, (tuple, list, dict)):
        raise TemplateRuntimeError(f"{type(value).__name__} is not a text; name one of its parts")
    return Md(escape_text(str(value)))


class _WholeLines(Extension):
    """Takes away the line end after a tag only where nothing but tags stands in the line.

    Jinja's `trim_blocks` alone also joins `| cell {% endif %}` with what follows: a table would lose its rows.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The template with every such tag told to leave its line end alone."""
        del name, filename
        return "".join(self._line(line) for line in source.splitlines(keepends=True))

    @staticmethod
    def _line(line: str) -> str:
        text = line.rstrip()
        ends_in_tag = text.endswith("%}") and not text.endswith(("-%}", "+%}"))
        if ends_in_tag and _TAGS.sub("", text).strip():
            return f"{text[:-2]}+%}}{line[len(text) :]}"
        return line


class _Code(CodeGenerator):
    """Escapes for Markdown in the two places where Jinja would escape for HTML: `a ~ b`, and what is constant."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja calls it so
        """The code for `a ~ b`."""
        self.write("environment.concatenated((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")


class MarkdownEnvironment(ImmutableSandboxedEnvironment):
    """Jinja for Markdown."""

    code_generator_class = _Code
    intercepted_binops = frozenset(["+", "%", "*"])

    def __init__(self, folder: Path | None) -> None:
        own = [FileSystemLoader(folder)] if folder else []
        mine = FileSystemLoader(shipped("templates"))
        loaders: list[BaseLoader] = [*own, PrefixLoader({SHIPPED_PREFIX: mine}), mine]
        super().__init__(
            loader=ChoiceLoader(loaders),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=as_markdown,
            extensions=[_WholeLines],
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        known = {name: self.filters[name] for name in _FILTERS}
        self.filters = {**known, "count": known["length"], "join": _join}
        self.globals = {name: self.globals[name] for name in ("range", "namespace")}
        self._safe: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """As Jinja has it, which asks nothing but the type and the name: so each pair is asked for once."""
        pair = type(obj), attr
        if pair not in self._safe:
            self._safe[pair] = super().is_safe_attribute(obj, attr, value)
        return self._safe[pair]

    def concatenated(self, parts: Iterable[object]) -> str:
        """What `~` makes: text stays text, Markdown makes all of it Markdown."""
        known = [part for part in parts if part is not None]
        if any(hasattr(part, "__html__") for part in known):
            return Md("").join(as_markdown(part) for part in known)
        return "".join(str(part) for part in known)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """`+` and `%` and `*`, where one side may be Markdown."""
        left, right = (
            as_markdown(side) if isinstance(side, Markup) and not isinstance(side, Md) else side
            for side in (left, right)
        )
        if operator == "+" and isinstance(right, Md) and isinstance(left, str):
            left = as_markdown(left)
        return super().call_binop(context, operator, left, right)


def _join(values: Iterable[object], separator: str = "") -> Md:
    return as_markdown(separator).join(as_markdown(value) for value in values)
