"""`rolekat rules`: every rule in a line."""

from typing import Annotated

import typer

from rolekat.cli.choices import one_of
from rolekat.cli.speech import say

_FORMATS = ("text", "json", "markdown")


def command(
    format_: Annotated[str, typer.Option("--format", "-f", help=say("help.rules.format"), **one_of(_FORMATS))] = "text",
) -> None:
    """List the rules."""
    from rolekat.rules.listing import as_json, as_lines, as_markdown

    if format_ == "text":
        typer.echo(as_lines(say), nl=False)
    elif format_ == "json":
        typer.echo(as_json(say.language), nl=False)
    else:
        typer.echo(as_markdown(say.language), nl=False)
