"""The framework's classes, with what they say in the user's language."""

import re
from typing import Any, Final

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from rolekat.cli.speech import say


class _SpeaksOurLanguage:
    """Gives the framework's own `--help` a help text in the user's language."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = say("help.help")
        return option


_TYPE: Final = re.compile(r"<[a-z\[\]]+>")
"""A type of Python's, such as `<bool>` or `<list[str]>`."""


def hide_types() -> None:
    """Keep Python's types out of `--help`: what to write there is for people who write no Python."""
    for kind in (TyperArgument, TyperOption):
        shown = getattr(kind, "display_type_rich", None)  # older frameworks show none
        if shown is not None and shown.__name__ != "_without_types":
            kind.display_type_rich = _hiding(shown)  # type: ignore[method-assign]


def _hiding(shown: Any) -> Any:
    def _without_types(self: Any, *words: Any, **named: Any) -> str | None:
        text: str | None = shown(self, *words, **named)
        return None if text and _TYPE.fullmatch(text) else text

    return _without_types


class Command(_SpeaksOurLanguage, TyperCommand):
    """A command of ours."""


class Group(_SpeaksOurLanguage, TyperGroup):
    """A command that has commands of its own."""
