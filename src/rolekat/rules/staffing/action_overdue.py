"""What a catalog asks for is done by its day."""

from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.review import late
from rolekat.state.staffing import StaffingState

RULE = Rule("RK438", "action-overdue", "warning", "Rollegalleri 1.5, 2 Rollebeskrivelser, Projektleder")

_EACH: Final = 3
"""So many are told one by one, each with whose matter it is."""


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Each action whose day has passed; of many, which is what a file begins with, one finding that names them all.

    One that comes back and was done before has a rule of its own.
    """
    overdue = [standing for standing in staffing.open_actions if standing.overdue and not standing.comes_back]
    if len(overdue) <= _EACH:
        for standing in overdue:
            yield late(RULE, standing, staffing)
        return
    yield RULE.at(
        overdue[0].at(staffing),
        "several",
        related=tuple((standing.source(staffing), "action") for standing in overdue),
        count=len(overdue),
        actions=Several(tuple(f"{standing.action.title} (`{standing.id}`)" for standing in overdue)),
        system=staffing.title,
        due=min(standing.due or "" for standing in overdue),
    )
