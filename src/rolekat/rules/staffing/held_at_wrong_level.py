"""Holders stand where the role is held: with the system, or with the organisation for all systems."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK432", "held-at-wrong-level", "warning")


@only_where("held")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Cross-cutting roles, and those of a group of systems, that have holders in a system's file."""
    organisation = staffing.organisation
    wrong: dict[str, list[StaffedRole]] = {}
    groups = organisation.groups_of(staffing.id) if organisation.head.system_groups else ()
    for role in staffing.held:
        if role.demand is not None and not role.is_own and role.holdings[0].level == "system":
            if role.demand.level == "organisation":
                wrong.setdefault("message", []).append(role)
            elif groups and role.demand.of_groups:
                wrong.setdefault("group", []).append(role)
    for variant, roles in wrong.items():
        first, *others = [Place(role.file, role.path, of_key=True) for role in roles]
        yield RULE.at(
            first,
            variant,
            related=tuple((place, "also") for place in others),
            roles=Several(tuple(role.title for role in roles)),
            system=staffing.title,
            group=next((name for name, _ in groups), ""),
        )


@only_where("held")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Roles of each system, or of a group of systems, that have holders for all of them."""
    wrong: dict[str, list[StaffedRole]] = {}
    for role in organisation.held:
        if role.is_own:
            known = (staffing.demands.all.get(role.id) for staffing in organisation.staffings)
            demands = [demand for demand in known if demand is not None]
            if any(demand.level == "system" and demand.base is not None for demand in demands):
                variant = "once-group" if any(demand.of_groups for demand in demands) else "once"
                wrong.setdefault(variant, []).append(role)
    for variant, roles in wrong.items():
        yield RULE.at(
            roles[0].place,
            variant,
            related=tuple((role.place, "also") for role in roles[1:]),
            roles=Several(tuple(role.title for role in roles)),
            organisation=organisation.head.title,
        )
