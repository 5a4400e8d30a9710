"""The framework's classes, with what they say in the user's language."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from rolekat.cli.speech import say


class _SpeaksOurLanguage:
    """Gives the framework's own `--help` a help text in the user's language."""

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = say("help.help")
        return option


class Command(_SpeaksOurLanguage, TyperCommand):
    """A command of ours."""


class Group(_SpeaksOurLanguage, TyperGroup):
    """A command that has commands of its own."""
