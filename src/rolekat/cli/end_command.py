"""`rolekat end systemejer abcd --system aula --on 2026-12-31`: somebody's term ends."""

from typing import Annotated, Optional

import typer

from rolekat.cli.editing import DryRunOption, InGroup, InOrganisation, InSystem, day, edit, several
from rolekat.cli.speech import say


def command(
    role: Annotated[str, typer.Argument(metavar="ROLE", help=say("changes.help.role"))],
    holder: Annotated[str, typer.Argument(metavar="HOLDER", help=say("changes.end.holder"))],
    system: InSystem = None,
    group: InGroup = None,
    organisation: InOrganisation = None,
    on: Annotated[Optional[str], typer.Option("--on", metavar="DATE", help=say("changes.end.on"))] = None,
    at: Annotated[Optional[list[str]], typer.Option("--at", metavar="ID", help=say("changes.end.at"))] = None,
    dry_run: DryRunOption = False,
) -> int:
    """Let a holder's term end."""
    from rolekat.changes.end import End, end

    wish = End(role, holder, system, organisation, day(on), several(at), group)
    return edit(lambda desk: end(wish, desk), dry_run=dry_run)
