"""A delegation sheet says how long before it counts a change to it must be announced."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.agreements import Agreed, sheets_of, sheets_once
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK456", "sheet-without-notice", "warning", "Hjørring Kommune, IT-strategi 2022, Støtte til systemejerne")


@only_where("staffing.sheets")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The sheets of a system."""
    for agreed in sheets_of(staffing):
        yield from _check(agreed)


@only_where("sheets")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The sheets of groups of systems."""
    for agreed in sheets_once(organisation):
        yield from _check(agreed)


def _check(agreed: Agreed) -> Iterator[Finding]:
    if agreed.sheet.sheet.notice is None:
        yield RULE.at(agreed.sheet.place(of_key=True), role=agreed.title, where=agreed.where)
