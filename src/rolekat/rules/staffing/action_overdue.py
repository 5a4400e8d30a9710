"""What a catalog asks for is done by its day."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.review import late
from rolekat.state.staffing import StaffingState

RULE = Rule("RK438", "action-overdue", "warning", "Rollegalleri 1.5, 2 Rollebeskrivelser, Projektleder")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Each action whose day has passed; one that comes back and was done before has a rule of its own."""
    for standing in staffing.open_actions:
        if standing.overdue and not standing.comes_back:
            yield late(RULE, standing, staffing)
