"""`rolekat schema`: JSON Schemas for editors and programs, and the tables of the format reference."""

import sys
from typing import Annotated, Optional

import typer

from rolekat.cli.speech import say
from rolekat.errors import EXIT_CLEAN, EXIT_FINDINGS
from rolekat.schema import KINDS

_FOLDER = "schemas"


def command(
    kind: Annotated[
        Optional[str], typer.Argument(metavar="KIND", help=say("help.schema.kind", kinds=", ".join(KINDS)))
    ] = None,
    to: Annotated[Optional[str], typer.Option("--to", metavar="FOLDER", help=say("help.schema.to"))] = None,
    check: Annotated[bool, typer.Option("--check", help=say("help.schema.check"))] = False,
    reference: Annotated[bool, typer.Option("--reference", help=say("help.schema.reference"))] = False,
) -> int:
    """Print or write schemas."""
    from rolekat import schema

    if check:
        stale = schema.outdated(to or _FOLDER)
        for file in stale:
            sys.stderr.write(f"{say('lists.schema-outdated', file=file, folder=to or _FOLDER)}\n")
        return EXIT_FINDINGS if stale else EXIT_CLEAN
    if to:
        lines = schema.write_all(to)
    elif reference:
        from rolekat.schema.reference import all_tables

        lines = [f"## {name}\n\n{table}\n" for name, table in all_tables().items()]
    elif kind:
        lines = [schema.as_text(kind).rstrip("\n")]
    else:
        width = max(map(len, KINDS))
        lines = [f"{name:{width}}  {say(f'lists.schema.{name}')}" for name in KINDS]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return EXIT_CLEAN
