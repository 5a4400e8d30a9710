"""`rolekat assign systemejer abcd --system aula`: somebody gets a role."""

from typing import Annotated, Optional

import typer

from rolekat.cli.editing import DryRunOption, InGroup, InOrganisation, InSystem, day, edit, several
from rolekat.cli.speech import say


def command(
    role: Annotated[str, typer.Argument(metavar="ROLE", help=say("changes.help.role"))],
    holder: Annotated[str, typer.Argument(metavar="HOLDER", help=say("changes.assign.holder"))],
    system: InSystem = None,
    group: InGroup = None,
    organisation: InOrganisation = None,
    from_: Annotated[Optional[str], typer.Option("--from", metavar="DATE", help=say("changes.assign.from"))] = None,
    until: Annotated[Optional[str], typer.Option("--until", metavar="DATE", help=say("changes.assign.until"))] = None,
    at: Annotated[Optional[list[str]], typer.Option("--at", metavar="ID", help=say("changes.assign.at"))] = None,
    seat: Annotated[Optional[str], typer.Option("--seat", metavar="ID", help=say("changes.assign.seat"))] = None,
    for_: Annotated[Optional[str], typer.Option("--for", metavar="ID", help=say("changes.assign.for"))] = None,
    named: Annotated[
        Optional[list[str]], typer.Option("--named", metavar="PERSON", help=say("changes.assign.named"))
    ] = None,
    deputy: Annotated[
        Optional[list[str]], typer.Option("--deputy", metavar="PERSON", help=say("changes.assign.deputy"))
    ] = None,
    decision: Annotated[
        Optional[str], typer.Option("--decision", metavar="TEXT", help=say("changes.help.decision"))
    ] = None,
    contact: Annotated[bool, typer.Option("--contact", help=say("changes.assign.contact"))] = False,
    full_post: Annotated[bool, typer.Option("--full-post", help=say("changes.assign.full-post"))] = False,
    replace: Annotated[bool, typer.Option("--replace", help=say("changes.assign.replace"))] = False,
    instead_of: Annotated[
        Optional[list[str]], typer.Option("--instead-of", metavar="HOLDER", help=say("changes.assign.instead-of"))
    ] = None,
    only_here: Annotated[bool, typer.Option("--only-here", help=say("changes.assign.only-here"))] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Give a role a holder."""
    from rolekat.changes.assign import Assign, assign

    wish = Assign(
        role,
        holder,
        system,
        organisation,
        day(from_),
        day(until),
        several(at),
        seat,
        for_,
        several(deputy),
        decision,
        contact,
        replace,
        group,
        only_here,
        several(named),
        full_post,
        several(instead_of),
    )
    return edit(lambda desk: assign(wish, desk), dry_run=dry_run)
