"""What is to be done again and again is done again within its interval."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.review import late
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK503", "recurring-action-overdue", "warning")


@only_where("open_actions")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Each action of a system that was done once and whose next day has passed."""
    for standing in staffing.open_actions:
        if standing.overdue and standing.comes_back:
            yield late(RULE, standing, staffing)


@only_where("actions")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same for those that the organisation has once for all systems."""
    for standing in organisation.actions:
        if standing.overdue and standing.comes_back:
            yield late(RULE, standing, organisation)
