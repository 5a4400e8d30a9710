"""`rolekat check`, as the framework knows it: for help and for words that are not plain."""

from typing import Annotated, Optional

import typer

from rolekat.cli.check_options import FAIL_ON, CheckOptions, split_codes
from rolekat.cli.choices import one_of
from rolekat.cli.speech import say
from rolekat.report.formats import names


def command(
    paths: Annotated[Optional[list[str]], typer.Argument(metavar="PATH", help=say("help.check.paths"))] = None,
    format_: Annotated[
        str,
        typer.Option(
            "--format", "-f", help=say("help.check.format", formats=", ".join(names())), **one_of(names(), "FORMAT")
        ),
    ] = "text",
    output: Annotated[
        Optional[list[str]], typer.Option("--output", "-o", metavar="[FORMAT:]FILE", help=say("help.check.output"))
    ] = None,
    fail_on: Annotated[
        Optional[str], typer.Option("--fail-on", help=say("help.check.fail-on"), **one_of(FAIL_ON))
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help=say("help.check.strict"))] = False,
    select: Annotated[
        Optional[list[str]], typer.Option("--select", metavar="RULE", help=say("help.check.select"))
    ] = None,
    ignore: Annotated[
        Optional[list[str]], typer.Option("--ignore", metavar="RULE", help=say("help.check.ignore"))
    ] = None,
    as_of: Annotated[Optional[str], typer.Option("--as-of", metavar="DATE", help=say("help.as-of"))] = None,
    new_since: Annotated[
        Optional[str], typer.Option("--new-since", metavar="REV", help=say("help.check.new-since"))
    ] = None,
) -> int:
    """Check catalog files."""
    from rolekat.cli.check_run import run_check

    return run_check(
        CheckOptions(
            tuple(paths or ()),
            say.language,
            format_,
            tuple(output or ()),
            fail_on,
            strict,
            tuple(code for word in select or () for code in split_codes(word)),
            tuple(code for word in ignore or () for code in split_codes(word)),
            as_of,
            new_since,
        )
    )
