"""Everybody who holds a role, stands in or answers for something is known to the organisation."""

from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.references import reported
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK411", "unknown-holder", "error")
_KINDS: Final = (
    "person", "position", "unit", "supplier", "body", "at", "at-elsewhere", "for-one", "for-no-seat",
)  # fmt: skip


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Holders, deputies, those who were given tasks, accept a vacancy, carry out an action; and places."""
    if staffing.dangling:
        yield from reported(RULE, staffing.dangling, *_KINDS)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same in the organisation's head, and in files on systems without a catalog."""
    if organisation.dangling:
        yield from reported(RULE, organisation.dangling, *_KINDS)
