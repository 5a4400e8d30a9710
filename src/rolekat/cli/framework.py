"""The framework's classes, with what they say in the user's language."""

import re
from typing import Any, Final

from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from rolekat.cli.speech import say
from rolekat.errors import UsageError
from rolekat.language.placeholders import in_place


class _SpeaksOurLanguage:
    """Gives the framework's own `--help` a help text, and the line above all help, in the user's language."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = say("help.help")
        return option

    def get_usage(self, ctx: Any) -> str:
        line: str = super().get_usage(ctx)  # type: ignore[misc]
        for words, key in _USAGE.items():
            line = line.replace(words, say(f"help.usage.{key}"))
        return _NEEDED.sub(r"\1", line)


_USAGE: Final = {"Usage:": "begins", "[OPTIONS]": "options", "COMMAND [ARGS]...": "command"}
"""The framework's words in that line."""
_NEEDED: Final = re.compile(r"\{([\w/]+)\}")
"""How the framework writes a word that is needed: with braces, which somebody would type."""


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

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for param in self.params:
            if param.metavar:
                param.metavar = in_place(param.metavar, say)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take the words apart. Of a command that changes files, an option with one value must not stand there twice.

        The framework would take the last and say nothing of the other.

        Raises:
            UsageError: one does.
        """
        if any(param.name == "dry_run" for param in self.params):
            _, _, order = self.make_parser(ctx).parse_args(list(args))
            for param in order:
                one = isinstance(param, TyperOption) and not (param.is_flag or param.multiple)
                if one and order.count(param) > 1:
                    raise UsageError("option-twice", option=param.opts[0])
        return super().parse_args(ctx, args)


class Group(_SpeaksOurLanguage, TyperGroup):
    """A command that has commands of its own."""
