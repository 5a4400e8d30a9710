"""Where the holder must be authorised, it says where that was decided."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.expectations import expectations
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK446", "mandate-not-recorded", "note", "Rollegalleri 1.5, 2 Rollebeskrivelser")


@only_where("demands.mandated")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system, in one finding a file."""
    roles = [staffing.roles[name] for name in staffing.demands.mandated if name in staffing.roles]
    yield from _check(roles, staffing.organisation, staffing.file, staffing.title)


@only_where("held")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once."""
    mandated = expectations(organisation.gallery).mandated if organisation.gallery else {}
    roles = [role for role in organisation.held if role.demand is not None and role.demand.role.of in mandated]
    yield from _check(roles, organisation, organisation.file, organisation.head.title)


def _check(roles: list[StaffedRole], organisation: OrganisationState, file: str, where: str) -> Iterator[Finding]:
    found = []
    for role in roles:
        if role.demand and role.demand.activated_only:
            continue  # nobody decides that: whoever leads a school has the role once its phase has begun
        base = role.demand.base if role.demand else None
        positions = (*base.position, *base.usual_position) if base else ()
        for holding in role.current:
            holder = holding.holder
            # A unit or a supplier has its agreement, a position its mandate.
            if holder.decision is not None or holder.person is None or holding.file != file or holding.seat:
                continue
            if not positions or organisation.positions_of(holder.person).isdisjoint(positions):
                found.append((role, holding))
    if found:
        said = dict.fromkeys(place for role, _ in found if (place := _said(role)))
        yield RULE.at(
            found[0][1].place,
            related=(*((holding.place, "also") for _, holding in found[1:]), *((place, "said") for place in said)),
            roles=Several(tuple(dict.fromkeys(role.title for role, _ in found))),
            where=where,
        )


def _said(role: StaffedRole) -> Place | None:
    """Where the gallery asks for the mandate."""
    if role.demand is None:
        return None
    name, catalog = role.demand.role.of, role.demand.role.catalog
    return catalog.gallery.role_place(name, "competencies", catalog.expected.mandated[name], of_key=True)
