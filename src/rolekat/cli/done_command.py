"""`rolekat done databehandleraftale --system aula`: an action is done."""

from typing import Annotated, Optional

import typer

from rolekat.cli.editing import DryRunOption, InOrganisation, day, edit, several
from rolekat.cli.speech import say


def command(
    action: Annotated[str, typer.Argument(metavar="ACTION", help=say("changes.doing.action"))],
    system: Annotated[
        Optional[list[str]], typer.Option("--system", metavar="ID", help=say("changes.doing.system"))
    ] = None,
    group: Annotated[Optional[str], typer.Option("--group", metavar="ID", help=say("changes.doing.group"))] = None,
    organisation: InOrganisation = None,
    on: Annotated[Optional[str], typer.Option("--on", metavar="DATE", help=say("changes.doing.on"))] = None,
    undo: Annotated[bool, typer.Option("--undo", help=say("changes.doing.undo"))] = False,
    dry_run: DryRunOption = False,
) -> int:
    """State that an action is done."""
    from rolekat.changes.done import Done, done

    wish = Done(action, several(system), organisation, group, day(on), undo)
    return edit(lambda desk: done(wish, desk), dry_run=dry_run)
