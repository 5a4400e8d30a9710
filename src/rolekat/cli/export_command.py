"""`rolekat export --format json`: the linked library for other programs."""

import sys
from typing import Annotated, Optional

import typer

from rolekat.cli.answering import AsOfOption
from rolekat.cli.choices import one_of
from rolekat.cli.speech import say

_FORMATS = ("json",)


def command(
    names: Annotated[Optional[list[str]], typer.Argument(metavar="NAME", help=say("help.export.names"))] = None,
    format_: Annotated[
        str, typer.Option("--format", "-f", help=say("help.export.format"), **one_of(_FORMATS))
    ] = "json",
    output: Annotated[
        Optional[str], typer.Option("--output", "-o", metavar="FILE", help=say("help.export.output"))
    ] = None,
    as_of: AsOfOption = None,
) -> int:
    """Write the library for other programs."""
    from rolekat.config import find_config
    from rolekat.export.document import as_json, export
    from rolekat.workspace import open_organisations

    del format_  # there is one so far
    organisations = open_organisations(find_config(), as_of)
    data = export(organisations.library, names or (), organisations)
    text = as_json(data)
    if output:
        from rolekat.writing import write_output

        write_output(output, text)
    else:
        sys.stdout.write(text)
    for missing in data["unreadable"]:
        line = say(f"lists.unreadable.{missing['reason']}", file=missing["file"])
        sys.stderr.write(f"{say('terms.warning')}: {line}\n")
    return 0
