"""Whoever holds a role is somebody, not a word that holds the place of a name."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.references import reported
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK426", "placeholder-holder", "warning")


@only_where("dangling")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Holders, deputies, those who were given tasks or answer for something."""
    yield from reported(RULE, staffing.dangling, "placeholder")


@only_where("dangling")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same in the organisation's head, and in files on systems without a catalog."""
    yield from reported(RULE, organisation.dangling, "placeholder")
