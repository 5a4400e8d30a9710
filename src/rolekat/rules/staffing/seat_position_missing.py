"""Whoever sits in a body has the position that the seat demands."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, OneOf, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.bodies import Body, bodies_of, bodies_once
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK451", "seat-position-missing", "warning")


@only_where("demands.bodies")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The bodies of a system, or of a group of systems."""
    if staffing.demands.bodies:
        for body in bodies_of(staffing):
            yield from _check(body)


@only_where("own_bodies")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The bodies that there are once."""
    for body in bodies_once(organisation):
        yield from _check(body)


def _check(body: Body) -> Iterator[Finding]:
    """One finding for all who lack the position of a seat, and one for those of whom no position is stated."""
    organisation, gathered = body.organisation, dict[tuple[str, str], list[tuple[str, str]]]()
    places: dict[tuple[str, str], list[Place]] = {}
    for holding, seat in body.members:
        for kind, name in holding.who if seat.position else ():
            if kind == "person" and name not in organisation.head.people:
                continue
            entry = organisation.head.people.get(name) if kind == "person" else None
            stated = name if kind == "position" else entry.position if entry else None
            if stated is None or set(organisation.counts_as(stated)).isdisjoint(seat.position):
                key = ("unstated" if kind == "person" and stated is None else "message", holding.seat or "")
                gathered.setdefault(key, []).append((organisation.called(kind, name), name))
                places.setdefault(key, []).append(holding.place)
    for (variant, seat_id), people in gathered.items():
        first, *others = dict.fromkeys(places[variant, seat_id])
        yield RULE.at(
            first,
            variant,
            severity="note" if variant == "unstated" else None,
            related=(*((place, "also") for place in others), (body.said(seat_id), "said")),
            seat=body.title_of(seat_id),
            role=body.role.title,
            where=body.where,
            who=Several(tuple(name for name, _ in people)),
            id=people[0][1],
            positions=OneOf(tuple(f"`{name}`" for name in body.base.seats[seat_id].position)),
        )
