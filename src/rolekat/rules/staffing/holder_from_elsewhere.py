"""In a joint body those who hold a role, or sit in a body, come from where the gallery wants them from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.record import Record
from rolekat.rules.bodies import Body, bodies_of, bodies_once
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import held_as, scope
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding, StaffedRole
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.role import Origin

RULE = Rule("RK450", "holder-from-elsewhere", "warning")
_DECLARED: Final = {"person": "people", "unit": "units", "supplier": "suppliers"}
"""Where an organisation says who somebody is."""


class _Wanted(Record):
    """Where somebody must come from."""

    origin: Origin
    owners: tuple[str, ...]
    """The owners that it may be; any where there are none."""
    place: Place


@only_where("organisation.is_body")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles and bodies of a system."""
    organisation = staffing.organisation
    if not organisation.is_body:
        return
    for name in staffing.demands.from_somewhere:
        role = staffing.roles.get(name)
        if role is not None:
            yield from _role(role, organisation, staffing.title, ("system", "group"))
    for body in bodies_of(staffing):
        yield from _body(body)


@only_where("is_body")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Those that there are once."""
    if organisation.is_body:
        for role in organisation.held:
            yield from _role(role, organisation, organisation.head.title, ("organisation",))
        for body in bodies_once(organisation):
            yield from _body(body)


def _role(
    role: StaffedRole, organisation: OrganisationState, system: str, levels: tuple[str, ...]
) -> Iterator[Finding]:
    """Those who hold a role; of one that there is for each owner, the owner that it is held for."""
    base = role.demand.base if role.demand else None
    if role.demand is None or base is None or base.from_ is None:
        return
    place = role.demand.role.catalog.gallery.role_place(base.role, "from")
    for holding in (*role.current, *role.coming):
        if holding.organisation == organisation.id and holding.level in levels and holding.seat is None:
            owners = holding.holder.at if role.demand.per == "owner" else ()
            where = scope(holding.level, holding.path, organisation, system)
            if all(kind in base.held_by for kind, _ in holding.who):  # else a rule of its own speaks of it
                yield from _check(role.title, holding, _Wanted(base.from_, owners, place), organisation, where)


def _body(body: Body) -> Iterator[Finding]:
    """Those who sit in a body, also by a role that does not say itself where its holder comes from."""
    for holding, seat in body.members:
        is_told = seat.per == "owner" and holding.seat_for is None  # who says nothing of an owner has no seat at all
        if seat.from_ is not None and not is_told:
            owners = (holding.seat_for,) if seat.per == "owner" and holding.seat_for and holding.holder.for_ else ()
            wanted = _Wanted(seat.from_, owners, body.said(holding.seat or ""))
            yield from _check(held_as(body.role, holding), holding, wanted, body.organisation, body.where)
    for here, seat in body.seats():
        known = body.gallery.roles.get(seat.role or "")
        if seat.from_ is not None and known is not None and known.from_ is None and here.post is not None:
            owners = (here.post.each,) if seat.per == "owner" and here.post.each else ()
            for holding in here.holdings:
                if holding.organisation == body.organisation.id:
                    wanted = _Wanted(seat.from_, owners, body.said(here.post.id))
                    title = f"{body.title_of(here.post.id)} ({body.role.title})"
                    yield from _check(title, holding, wanted, body.organisation, body.where)


def _check(
    title: str, holding: Holding, wanted: _Wanted, organisation: OrganisationState, where: str
) -> Iterator[Finding]:
    """Those of a holder who come from elsewhere, one finding for all alike. What nobody knows passes."""
    names = organisation.names
    astray: dict[str, list[tuple[str, str]]] = {}
    for kind, name in _behind(holding, organisation):
        variant = _variant(kind, name, wanted, organisation)
        if variant is not None:
            astray.setdefault(variant, []).append((kind, name))
    for variant, found in astray.items():
        kind, name = found[0]
        yield RULE.at(
            holding.place,
            variant,
            related=((wanted.place, "said"), (organisation.place(_DECLARED[kind], name, of_key=True), kind)),
            role=title,
            where=where,
            who=Several(tuple(organisation.called(*each) for each in found)),
            id=name,
            organisation=organisation.head.title,
            employer=names.area(organisation.employer_of(name) or ""),
            owners=Several(tuple(map(names.area, wanted.owners))),
        )


def _behind(holding: Holding, organisation: OrganisationState) -> Iterator[tuple[str, str]]:
    """A holder as the people that it is; as a unit or a supplier where it is one, whomever that names."""
    for kind, name in holding.who:
        people = organisation.people_in(name) if kind == "position" else ()
        yield from (("person", person) for person in people)
        if kind in _DECLARED and name in getattr(organisation.head, _DECLARED[kind]):
            yield kind, name


def _variant(kind: str, name: str, wanted: _Wanted, organisation: OrganisationState) -> str | None:
    """What is wrong with where somebody comes from; `None` where nothing is. Units are the joint body's own."""
    if kind == "supplier":
        return "supplier"
    employer, owners = organisation.employer_of(name) if kind == "person" else None, organisation.head.owners
    if employer is not None and employer not in owners:
        return None
    if wanted.origin == "joint-body":
        return "owner" if employer is not None else None
    if employer is None:
        return "joint-body" if kind == "person" else "unit"
    named = wanted.owners if all(owner in owners for owner in wanted.owners) else ()  # else one is misspelt
    return "other-owner" if named and employer not in named else None
