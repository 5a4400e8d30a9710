"""Of a role that is held by decision it is said of each holder where the decision is recorded."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import scope
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Held, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK454", "decision-not-recorded", "warning")


@only_where("demands.decided")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system, and of the groups that it belongs to."""
    if staffing.demands.decided:
        roles = [role for name in staffing.demands.decided if (role := staffing.roles.get(name))]
        yield from _check(roles, ("system", "group"), staffing.organisation, staffing.title)


@only_where("held")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once."""
    roles = [role for role in organisation.held if _is_decided(role)]
    if roles:
        yield from _check(roles, ("organisation",), organisation, organisation.head.title)


def _is_decided(role: StaffedRole) -> bool:
    base = role.demand.base if role.demand else None
    return base is not None and base.decision == "required"


def _check(
    roles: list[StaffedRole], levels: tuple[str, ...], organisation: OrganisationState, system: str
) -> Iterator[Finding]:
    """One finding for all of a system, a group of systems, or the organisation."""
    gathered: dict[str, list[Held]] = {}
    for role in roles:
        for holding in (*role.current, *role.coming):
            ours = holding.organisation == organisation.id and holding.level in levels
            if ours and holding.holder.decision is None:
                where = scope(holding.level, holding.path, organisation, system)
                gathered.setdefault(where, []).append((role, holding))
    for where, found in gathered.items():
        (_, first), *others = found
        said = {role.demand.role.of: role.demand.role.catalog.gallery for role, _ in found if role.demand}
        yield RULE.at(
            first.place,
            related=(
                *((holding.place, "also") for _, holding in others),
                *((gallery.role_place(name, "decision"), "said") for name, gallery in said.items()),
            ),
            roles=Several(tuple(dict.fromkeys(role.title for role, _ in found))),
            where=where,
            count=len(found),
        )
