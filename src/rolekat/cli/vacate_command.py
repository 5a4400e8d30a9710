"""`rolekat vacate systemejer --system aula --reason recruiting --accepted-by kibl --until 2027-01-31`."""

from typing import Annotated, Optional

import typer

from rolekat.cli.editing import DryRunOption, InGroup, InOrganisation, InSystem, day, edit, several
from rolekat.cli.speech import say
from rolekat.errors import UsageError


def command(
    role: Annotated[str, typer.Argument(metavar="ROLE", help=say("changes.help.role"))],
    reason: Annotated[Optional[str], typer.Option("--reason", metavar="ID", help=say("changes.vacate.reason"))] = None,
    accepted_by: Annotated[
        Optional[str], typer.Option("--accepted-by", metavar="PERSON", help=say("changes.vacate.accepted-by"))
    ] = None,
    until: Annotated[Optional[str], typer.Option("--until", metavar="DATE", help=say("changes.vacate.until"))] = None,
    from_: Annotated[Optional[str], typer.Option("--from", metavar="DATE", help=say("changes.vacate.from"))] = None,
    system: InSystem = None,
    group: InGroup = None,
    organisation: InOrganisation = None,
    at: Annotated[Optional[list[str]], typer.Option("--at", metavar="ID", help=say("changes.vacate.at"))] = None,
    decision: Annotated[
        Optional[str], typer.Option("--decision", metavar="TEXT", help=say("changes.help.decision"))
    ] = None,
    dry_run: DryRunOption = False,
) -> int:
    """Leave a role unfilled for a time."""
    from rolekat.changes.vacate import Vacate, reason_meant, vacate

    reasons: dict[str, str] = say.section("vocabulary")["vacancy-reason"]
    shown = "; ".join(f"{name} ({words})" for name, words in reasons.items())
    why = reason_meant(reason, reasons) if reason is not None else None
    if why is None:
        raise UsageError("vacate-reason" if reason is None else "vacate-no-reason", given=reason, known=shown)
    if accepted_by is None:
        raise UsageError("vacate-accepted-by")
    last = day(until)
    if last is None:
        raise UsageError("vacate-until")
    places = several(at)
    wish = Vacate(role, why, accepted_by, last, system, organisation, group, day(from_), places, decision)
    return edit(lambda desk: vacate(wish, desk), dry_run=dry_run)
