"""`rolekat transition aula --to forankring --on 2027-03-01`: a system moves on to its next phase."""

from typing import Annotated, Optional

import typer

from rolekat.cli.editing import DryRunOption, InOrganisation, day, edit, several
from rolekat.cli.speech import asked_language, say
from rolekat.config import checked_day


def command(
    to: Annotated[str, typer.Option("--to", metavar="PHASE", help=say("changes.transition.to"))],
    systems: Annotated[
        Optional[list[str]], typer.Argument(metavar="SYSTEM", help=say("changes.transition.systems"))
    ] = None,
    on: Annotated[Optional[str], typer.Option("--on", metavar="DATE", help=say("changes.transition.on"))] = None,
    organisation: InOrganisation = None,
    group: Annotated[Optional[str], typer.Option("--group", metavar="ID", help=say("changes.transition.group"))] = None,
    successor: Annotated[
        Optional[list[str]],
        typer.Option("--successor", metavar="ROLE=HOLDER", help=say("changes.transition.successor")),
    ] = None,
    same_person: Annotated[
        Optional[list[str]], typer.Option("--same-person", metavar="ROLE", help=say("changes.transition.same-person"))
    ] = None,
    interim: Annotated[
        Optional[list[str]], typer.Option("--interim", metavar="ROLE=DATE", help=say("changes.transition.interim"))
    ] = None,
    checklist: Annotated[
        Optional[str], typer.Option("--checklist", metavar="FILE", help=say("changes.transition.checklist"))
    ] = None,
    no_checklist: Annotated[bool, typer.Option("--no-checklist", help=say("changes.transition.no-checklist"))] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help=say("changes.help.yes"))] = False,
    dry_run: DryRunOption = False,
) -> int:
    """Let systems move on to a phase."""
    from rolekat.changes.moving_on import Checklists, move_on
    from rolekat.changes.transition import Transition
    from rolekat.creating.naming import split_pairs

    days = {role: checked_day(until) for role, until in split_pairs(interim or ()).items()}
    named = split_pairs(successor or ())
    moving, same = several(systems), several(same_person)
    wish = Transition(moving, to, day(on), organisation, group, named, same, days)
    checklists = Checklists(not no_checklist, checklist, asked_language())
    return edit(lambda desk: move_on(wish, checklists, desk), dry_run=dry_run, consent=yes, where_grave=True)
