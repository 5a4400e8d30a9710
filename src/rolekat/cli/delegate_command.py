"""`rolekat delegate systemejer overblik-over-funktionen --to abcd --system aula`: somebody else does a task."""

from typing import Annotated, Optional

import typer

from rolekat.cli.editing import DryRunOption, InGroup, InOrganisation, InSystem, day, edit
from rolekat.cli.speech import say
from rolekat.errors import UsageError


def command(
    role: Annotated[str, typer.Argument(metavar="ROLE", help=say("changes.help.role"))],
    task: Annotated[str, typer.Argument(metavar="TASK", help=say("changes.delegate.task"))],
    to: Annotated[Optional[str], typer.Option("--to", metavar="HOLDER", help=say("changes.delegate.to"))] = None,
    back: Annotated[bool, typer.Option("--back", help=say("changes.delegate.back"))] = False,
    system: InSystem = None,
    group: InGroup = None,
    organisation: InOrganisation = None,
    from_: Annotated[Optional[str], typer.Option("--from", metavar="DATE", help=say("changes.delegate.from"))] = None,
    until: Annotated[Optional[str], typer.Option("--until", metavar="DATE", help=say("changes.delegate.until"))] = None,
    decision: Annotated[
        Optional[str], typer.Option("--decision", metavar="TEXT", help=say("changes.help.decision"))
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help=say("changes.delegate.replace"))] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Give a task of a role to somebody else, or take it back."""
    from rolekat.changes.delegate import Delegate, delegate

    if (to is None) is not back:
        raise UsageError("delegate-to-or-back")
    wish = Delegate(role, task, to, system, organisation, group, day(from_), day(until), decision, replace)
    return edit(lambda desk: delegate(wish, desk), dry_run=dry_run)
