"""Somebody holds every role that is recommended today, or somebody has decided for how long nobody does."""

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
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK402", "recommended-role-vacant", "warning", "Rollegalleri 1.5, 1 Indledning")


@only_where("vacant")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """A system-specific role. That it is the contact point, or soon mandatory, weighs more and is said alone."""
    for role in without_anybody(staffing.vacant, "recommended"):
        if _weighs_no_more(role, staffing) and not is_for_group(role):
            yield vacancy(RULE, role, staffing)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """A cross-cutting role, or one of a group of systems: one finding, that names the systems which need it."""
    for role in without_anybody(organisation.vacant, "recommended"):
        if all(soon.role is not role for soon in organisation.soon):
            yield vacancy_for_all(RULE, role, organisation)
    for found in without_anybody_in_groups(organisation, "recommended", _weighs_no_more):
        yield vacancy_in_group(RULE, found, organisation)


def _weighs_no_more(role: StaffedRole, staffing: StaffingState) -> bool:
    """Whether it is neither the system's contact point nor soon mandatory."""
    return role.id != staffing.contact_id and role not in staffing.soon
