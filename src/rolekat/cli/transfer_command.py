"""`rolekat transfer abcd --to efgh --left 2026-12-31`: somebody leaves, and somebody follows."""

from typing import Annotated, Optional

import typer

from rolekat.cli.editing import DryRunOption, InOrganisation, day, edit, several
from rolekat.cli.speech import say
from rolekat.errors import UsageError


def command(
    person: Annotated[str, typer.Argument(metavar="PERSON", help=say("changes.transfer.person"))],
    to: Annotated[Optional[str], typer.Option("--to", metavar="PERSON", help=say("changes.transfer.to"))] = None,
    end: Annotated[bool, typer.Option("--end", help=say("changes.transfer.end"))] = False,
    on: Annotated[Optional[str], typer.Option("--on", metavar="DATE", help=say("changes.transfer.on"))] = None,
    left: Annotated[Optional[str], typer.Option("--left", metavar="DATE", help=say("changes.transfer.left"))] = None,
    only: Annotated[
        Optional[list[str]], typer.Option("--only", metavar="ID", help=say("changes.transfer.only"))
    ] = None,
    except_: Annotated[
        Optional[list[str]], typer.Option("--except", metavar="ID", help=say("changes.transfer.except"))
    ] = None,
    organisation: InOrganisation = None,
    decision: Annotated[
        Optional[str], typer.Option("--decision", metavar="TEXT", help=say("changes.help.decision"))
    ] = None,
    most: Annotated[int, typer.Option("--max", metavar="N", min=1, help=say("changes.transfer.max"))] = 40,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=say("changes.help.yes"))] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Pass on all that a person has, or let it end."""
    from rolekat.changes.transfer import Transfer, transfer

    if (to is None) is not end:
        raise UsageError("transfer-to-or-end")
    parts, others = several(only), several(except_)
    wish = Transfer(person, to, day(on), day(left), organisation, parts, others, decision, most)
    return edit(lambda desk: transfer(wish, desk), dry_run=dry_run, consent=yes)
