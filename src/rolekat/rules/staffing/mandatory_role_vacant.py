"""Somebody holds every role that is mandatory today, or somebody has decided for how long nobody does."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import (
    is_for_group,
    vacancy,
    vacancy_for_all,
    vacancy_in_group,
    without_anybody,
    without_anybody_in_groups,
)
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK401", "mandatory-role-vacant", "error", "Rollegalleri 1.5, 1 Indledning")


@only_where("vacant")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """A system-specific role: a risk to this system."""
    for role in without_anybody(staffing.vacant, "mandatory"):
        if not is_for_group(role):
            yield vacancy(RULE, role, staffing)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """A cross-cutting role, or one of a group of systems: one finding, that names the systems which need it."""
    for role in without_anybody(organisation.vacant, "mandatory"):
        yield vacancy_for_all(RULE, role, organisation)
    for found in without_anybody_in_groups(organisation, "mandatory", lambda _role, _staffing: True):
        yield vacancy_in_group(RULE, found, organisation)
