"""`rolekat depute systemejer abcd --system aula`: somebody stands in."""

from typing import Annotated, Optional

import typer

from rolekat.cli.editing import DryRunOption, InGroup, InOrganisation, InSystem, edit, several
from rolekat.cli.speech import say


def command(
    role: Annotated[str, typer.Argument(metavar="ROLE", help=say("changes.help.role"))],
    deputies: Annotated[list[str], typer.Argument(metavar="DEPUTY…", help=say("changes.depute.deputies"))],
    for_: Annotated[Optional[str], typer.Option("--for", metavar="HOLDER", help=say("changes.depute.for"))] = None,
    system: InSystem = None,
    group: InGroup = None,
    organisation: InOrganisation = None,
    at: Annotated[Optional[list[str]], typer.Option("--at", metavar="ID", help=say("changes.depute.at"))] = None,
    remove: Annotated[bool, typer.Option("--remove", help=say("changes.depute.remove"))] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Let people stand in for the holder of a role."""
    from rolekat.changes.depute import Depute, depute

    wish = Depute(role, several(deputies), for_, system, organisation, group, several(at), remove)
    return edit(lambda desk: depute(wish, desk), dry_run=dry_run)
