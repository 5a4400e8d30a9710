"""Holders stand where the role is held: with the system, or with the organisation for all systems."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK432", "held-at-wrong-level", "warning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Cross-cutting roles that have holders in a system's file: there is one holder for all systems."""
    wrong = [
        role
        for role in staffing.held
        if role.demand is not None and role.demand.level == "organisation" and role.holdings[0].level == "system"
    ]
    if wrong:
        first, *others = [Place(role.file, role.path, of_key=True) for role in wrong]
        yield RULE.at(
            first,
            related=tuple((place, "also") for place in others),
            roles=Several(tuple(role.title for role in wrong)),
            system=staffing.title,
        )


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Roles of each system that have holders for all of them."""
    wrong = {}
    for role in organisation.held:
        if role.demand is None:
            demanding = [staffing for staffing in organisation.staffings if role.id in staffing.demands.all]
            if any(staffing.demands.all[role.id].level == "system" for staffing in demanding):
                wrong[role.id] = (role, demanding)
    if wrong:
        places = [role.place for role, _ in wrong.values()]
        yield RULE.at(
            places[0],
            "once",
            related=tuple((place, "also") for place in places[1:]),
            roles=Several(tuple(role.title for role, _ in wrong.values())),
            organisation=organisation.head.title,
        )
