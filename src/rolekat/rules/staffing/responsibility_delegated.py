"""A responsibility stays with the role that has it, unless the gallery lets it be passed on."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.staffing import passed_on
from rolekat.state.delegation import Delegation, leaves_the_line
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK416", "responsibility-delegated", "error", "Rollegalleri 1.5, 1 Indledning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What a system's file delegates."""
    for delegation in staffing.delegations:
        yield from _check(delegation, staffing.organisation)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """What is delegated for several systems."""
    for delegation in organisation.delegations:
        yield from _check(delegation, organisation)


def _check(delegation: Delegation, organisation: OrganisationState) -> Iterator[Finding]:
    """An error where it may not be passed on at all; a warning where it plainly goes out of the line."""
    if delegation.part != "responsibilities":
        return
    if delegation.item.exclusive:
        yield passed_on(RULE, delegation, "exclusive")
    elif delegation.allowed == "never":
        yield passed_on(RULE, delegation)
    elif delegation.allowed != "allowed" and leaves_the_line(delegation, organisation):
        yield passed_on(RULE, delegation, "line", severity="warning")
