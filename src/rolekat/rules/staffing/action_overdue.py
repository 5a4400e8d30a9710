"""What a catalog asks for is done by its day."""

from collections.abc import Iterable, Iterator
from typing import Final

from rolekat.findings.finding import Each, Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import done
from rolekat.rules.entering import only_where
from rolekat.rules.review import late
from rolekat.state.actions import Standing
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK438", "action-overdue", "warning", "Rollegalleri 1.5, 2 Rollebeskrivelser, Projektleder")

_EACH: Final = 3
"""So many are told one by one, each with whose matter it is."""


@only_where("open_actions")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Each action of a system whose day has passed."""
    yield from _check(staffing.open_actions, staffing, staffing.title)


@only_where("actions")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same for those that the organisation has once for all systems."""
    yield from _check(organisation.actions, organisation, organisation.head.title)


def _check(standings: Iterable[Standing], where: StaffingState | OrganisationState, title: str) -> Iterator[Finding]:
    """Each by itself; of many, which is what a file begins with, one finding that names them all.

    One that comes back and was done before has a rule of its own.
    """
    overdue = [standing for standing in standings if standing.overdue and not standing.comes_back]
    if len(overdue) <= _EACH:
        for standing in overdue:
            yield late(RULE, standing, where)
        return
    yield RULE.at(
        overdue[0].at(where),
        "several",
        related=tuple((standing.source(where), "action") for standing in overdue[:2]),
        count=len(overdue),
        actions=Each(tuple(f"{standing.action.title} (`{standing.id}`)" for standing in overdue)),
        system=title,
        due=min(standing.due or "" for standing in overdue),
        command=done(overdue[0].id, where),
    )
