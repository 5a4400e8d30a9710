"""A role that each place has for itself is filled at each of them: in each school, unit or subject area."""

from collections.abc import Collection, Iterator
from typing import Any

from rolekat.findings.finding import Each, Finding, Place, Rule, Severity, Term
from rolekat.library.library import Library
from rolekat.rules.commands import assign
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import softened
from rolekat.state.organisation import OrganisationState
from rolekat.state.roles_once import areas_of
from rolekat.state.seats import Obligation, Seat, StaffedBody, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK404", "place-without-holder", "error")


@only_where("vacant")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The places where nobody holds a role of this system, in one finding; that it is soon mandatory weighs more."""
    for role in staffing.vacant:
        seats = () if role.obligation != "mandatory" and role in staffing.soon else _open(role)
        if seats:
            phase = staffing.phase_title
            severity: Severity = "error" if role.obligation == "mandatory" else "warning"
            what = (role.demand.per if role.demand else None) or ""
            yield RULE.at(
                role.place,
                {"subject-area": "area", "owner": "owner"}.get(what, "message"),
                severity=softened(severity, role),
                related=_related(role, staffing.demanded_at(role, staffing.phase)),
                system=staffing.title,
                phase=phase,
                obligation=Term(role.obligation or "recommended"),
                key="units" if what.startswith("unit") else "places",
                **_named(role, seats, staffing),
            )


@only_where("vacant")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The places where nobody holds a cross-cutting role. A subject area counts as its systems need it."""
    for role in organisation.vacant:
        is_due = role.obligation != "mandatory" and any(soon.role is role for soon in organisation.soon)
        seats = () if is_due else _open(role)
        if seats:
            systems = organisation.needing(role)
            obligation = _obligation(role, seats, areas_of(systems))
            yield RULE.at(
                role.place,
                "once",
                severity=softened("error" if obligation == "mandatory" else "warning", role),
                related=_related(role, systems[0].demanded_at(role, systems[0].phase) if systems else None),
                obligation=Term(obligation or "recommended"),
                **_named(role, seats, organisation),
            )


def _open(role: StaffedRole) -> tuple[Seat, ...]:
    """The vacant seats of a role that is held, or left vacant by decision, at others; or held nobody says where."""
    if not (role.current or role.decision) or role.accepted or role.spread or isinstance(role, StaffedBody):
        return ()
    return tuple([seat for seat in role.vacant if seat.per is not None and not role.is_excused(seat)])


def _obligation(role: StaffedRole, seats: tuple[Seat, ...], areas: Collection[str]) -> Obligation | None:
    """That of the vacant seats: subject areas of systems that demand less than another does count as such."""
    by_area = role.demand is not None and (role.demand.per or "").startswith("subject-area")
    return "recommended" if by_area and areas and all(seat.per not in areas for seat in seats) else role.obligation


def _named(role: StaffedRole, seats: tuple[Seat, ...], where: StaffingState | OrganisationState) -> dict[str, Any]:
    organisation = where if isinstance(where, OrganisationState) else where.organisation
    return {
        "role": role.title,
        "id": role.id,
        "organisation": organisation.head.title,
        "places": Each(tuple(organisation.names.area(seat.per or "") for seat in seats)),
        "at": seats[0].per or "",
        "command": assign(role, where, seat=seats[0]),
    }


def _related(role: StaffedRole, demanded: Place | None) -> tuple[tuple[Place, str], ...]:
    """Who holds it and says no such place, which is perhaps meant to be here; and what demands it."""
    known = {seat.per for seat in role.seats}
    astray = tuple(
        (held.place, "elsewhere" if held.holder.at else "nowhere")
        for held in role.current
        if known.isdisjoint(held.holder.at)
    )
    return (*astray, (demanded, "demanded")) if demanded else astray
