"""The bodies of an organisation: which there are, in what order, and how many of their seats are filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from rolekat.answers.facts import Occupancy
from rolekat.language.alphabet import alphabetical
from rolekat.phrasing.facts import capital
from rolekat.render.governance_data import Bodies, BodyPart, BodySeatView, BodyView, SeatHolderView
from rolekat.render.phrases import Phrases
from rolekat.state.bodies import is_body
from rolekat.state.seats import StaffedBody, no_entry

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.role import Role
    from rolekat.render.data import DocumentRef
    from rolekat.render.persons import SystemWriters
    from rolekat.render.staffing_data import HolderView
    from rolekat.render.staffings import RoleStaffings
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import Holding, Seat, StaffedRole
    from rolekat.state.staffing import StaffingState

_Item = TypeVar("_Item")


class Body(NamedTuple):
    """A body of an organisation, or all of a kind in one system or group of systems."""

    id: str
    """Its id within the document."""
    role: StaffedRole
    base: Role
    """The role of the gallery."""
    gallery: LinkedGallery
    systems: tuple[str, ...]
    """The systems that it is for; none for one that is there for the whole organisation."""
    scope: str | None
    """These systems, or their group, in words."""
    depth: int = 0

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Its seats; none where it does not apply here, or is there in a joint body, whose matter they are."""
        return self.role.seats if self.role.applicable and self.role.level != "joint-body" else ()

    @property
    def parts(self) -> Iterator[tuple[str | None, tuple[Seat, ...]]]:
        """The bodies, by what there is one for each of, with their seats."""
        for at, seats in groupby(self.seats, key=lambda seat: seat.per):
            yield at, tuple(seats)

    @property
    def occupancy(self) -> Occupancy:
        """How many of its seats are filled."""
        return occupancy(self.seats)


def occupancy(seats: Iterable[Seat]) -> Occupancy:
    """How many of some seats are filled."""
    filled = [seat.filled for seat in seats]
    return Occupancy(sum(filled), len(filled), sum(filled), len(filled))


def bodies_of(organisation: OrganisationState, systems: Mapping[str, SystemWriters]) -> tuple[Body, ...]:
    """The bodies of an organisation, each followed by those under it. Of a group of systems each stands once."""
    found: dict[tuple[object, ...], Body] = {}
    for role in organisation.roles.values():
        _add(found, role, organisation, None)
    for system in systems.values():
        for role in system.staffing.roles.values():
            _add(found, role, organisation, system.staffing)
    several = list(found.values())
    tree = arranged(several, [_above(body, several) for body in several])
    return tuple(body._replace(depth=depth) for body, depth in tree)


def _add(
    found: dict[tuple[object, ...], Body],
    role: StaffedRole,
    organisation: OrganisationState,
    staffing: StaffingState | None,
) -> None:
    demand = role.demand
    base = demand.base if demand else organisation.base_of(role.id, role.entry)
    gallery = demand.role.catalog.gallery if demand else organisation.gallery
    said = role.entry is not no_entry()
    if base is None or gallery is None or not is_body(base) or not (role.obligation or said or role.anybody):
        return
    key = (role.file, role.path)
    known = found.get(key)
    if known and staffing:
        found[key] = known._replace(systems=(*known.systems, staffing.id))
    elif not known:
        systems = (staffing.id,) if staffing else ()
        name = "-".join((role.id, *(map(str, role.path[1:2]) if role.path[0] == "system_groups" else systems)))
        found[key] = Body(name, role, base, gallery, systems, _scope(role, organisation, staffing))


def _scope(role: StaffedRole, organisation: OrganisationState, staffing: StaffingState | None) -> str | None:
    if role.path[0] == "system_groups":
        group = organisation.head.system_groups.get(str(role.path[1]))
        return (group.title if group else None) or str(role.path[1])
    return staffing.title if staffing else None


def _above(body: Body, several: Sequence[Body]) -> int | None:
    """The number of the body that one stands under: of several, the one for the same systems."""
    above = [number for number, other in enumerate(several) if other.base.role == body.base.under]
    shared = [number for number in above if not set(several[number].systems).isdisjoint(body.systems)]
    return next(iter((*shared, *above)), None)


def arranged(items: Sequence[_Item], above: Sequence[int | None]) -> Iterator[tuple[_Item, int]]:
    """Things in the order of a tree, each with its depth; what goes round in a ring begins at its first."""
    seen: set[int] = set()

    def below(number: int, depth: int) -> Iterator[tuple[_Item, int]]:
        if number in seen:
            return
        seen.add(number)
        yield items[number], depth
        for other, parent in enumerate(above):
            if parent == number:
                yield from below(other, depth + 1)

    for number, parent in enumerate(above):
        if parent is None:
            yield from below(number, 0)
    for number in range(len(items)):
        yield from below(number, 0)


class BodyWriter:
    """Describes the bodies of an organisation with their members."""

    def __init__(self, bodies: Sequence[Body], roles: RoleStaffings) -> None:
        self.bodies = bodies
        self.roles = roles
        self.people = roles.people
        self.wording = roles.wording

    def whole(self, structure: DocumentRef) -> Bodies:
        """All bodies with their members; `structure` is the document that says how they stand to each other."""
        count, missing, recommended = occupancy(()), [], []
        for body in self.bodies:
            count += body.occupancy
            for at, seats in body.parts:
                name = self._named(body, at)
                must, should = self._missing(body, seats)
                missing += [f"{name}: {must}"] if must else []
                recommended += [f"{name}: {should}"] if should else []
        filled = self._filled(count, "; ".join(missing), "; ".join(recommended))
        return Bodies(filled, tuple(map(self._body, self.bodies)), structure)

    def _named(self, body: Body, at: str | None) -> str:
        """One body: what it is called, and what it is for."""
        where = [part for part in (body.scope, self.people.names.at(at).title if at else None) if part]
        return f"{body.role.title} ({', '.join(where)})" if where else body.role.title

    def _filled(self, count: Occupancy, missing: str, recommended: str) -> str:
        say = self.wording.words
        found = say("answers.filled", filled=count.filled, needed=count.needed, percent=count.percent)
        return self.wording.with_missing(found, missing, recommended) if count.needed else ""

    def _missing(self, body: Body, seats: Iterable[Seat]) -> tuple[str, str]:
        """The vacant seats by name: those that must be filled, and those that only should."""
        mandatory: dict[str, list[str]] = {}
        recommended: dict[str, list[str]] = {}
        for seat in seats:
            if not seat.filled:
                must = body.role.missed((seat,), body.role.obligation or "mandatory") == "mandatory"
                each = (mandatory if must else recommended).setdefault(self._called(body, seat), [])
                each.append(self.people.names.at(seat.post.each).title if seat.post and seat.post.each else "")
        return self._named_seats(mandatory), self._named_seats(recommended)

    def _named_seats(self, vacant: Mapping[str, Sequence[str]]) -> str:
        """Seats by name, each with all that it is vacant for: `leader, representative (Lund and Vest)`."""
        several = self.wording.words.several
        found = []
        for title, each in vacant.items():
            where = [name for name in each if name]
            found.append(
                f"{title} ({several(where, whole=True)})" if where else self.wording.alike([title] * len(each))[0]
            )
        return ", ".join(found)

    def _called(self, body: Body, seat: Seat) -> str:
        """What the holder of a seat is called."""
        if seat.post is None:
            return self.wording.words("documents.bodies.member")
        return seat.post.title or Phrases(self.wording.words, body.gallery).word(seat.post.id)

    def _title(self, body: Body, seat: Seat) -> str:
        """What the holder of a seat is called, and for what the seat is."""
        title, each = capital(self._called(body, seat)), seat.post.each if seat.post else None
        return f"{title} ({self.people.names.at(each).title})" if each else title

    def _body(self, body: Body) -> BodyView:
        phrases, base = Phrases(self.wording.words, body.gallery), body.base
        facts = []
        if base.under:
            facts.append(phrases("body.under", body=phrases.word(base.under)))
        if base.decides:
            facts.append(phrases(f"body.{base.decides}"))
        if body.role.level == "joint-body":
            theirs = next(iter(self.people.holders(body.role.current)), None)
            facts.append(phrases("bodies.elsewhere", body=theirs.body if theirs and theirs.body else ""))
        accepted = self.people.names.accepted(body.role, self.roles.organisation.day)
        return BodyView(
            id=body.id,
            title=body.role.title,
            scope=body.scope,
            facts=tuple(facts),
            open=base.open and bool(body.seats),
            absent=body.role.entry.not_applicable,
            accepted=self.wording.accepted(accepted) if accepted else None,
            parts=tuple(self._part(body, at, seats) for at, seats in body.parts),
        )

    def _part(self, body: Body, at: str | None, seats: tuple[Seat, ...]) -> BodyPart:
        whole, own = self._whole(seats), [seat for seat in seats if not _is_whole(seat)]
        stated = any(seat.post for seat in seats)
        rows = tuple(self._seats(body, own))
        return BodyPart(
            title=self.people.names.at(at).title if at else None,
            filled=self._filled(occupancy(seats), *self._missing(body, seats)) if stated else None,
            whole=whole,
            seats=rows,
            deputies=any(member.holder.deputies for row in rows for member in row.holders),
        )

    def _whole(self, seats: Iterable[Seat]) -> tuple[HolderView, ...]:
        """Who fills a body as a whole."""
        found: list[Holding] = []
        for seat in seats:
            found += [held for held in (seat.holdings if _is_whole(seat) else ()) if held not in found]
        return self.people.holders(found)

    def _seats(self, body: Body, seats: Sequence[Seat]) -> Iterator[BodySeatView]:
        for _, alike in groupby(seats, key=_kind):
            rows = list(alike)
            filled = [seat for seat in rows if seat.filled]
            yield from (self._seat(body, seat, 0) for seat in filled)
            vacant = [seat for seat in rows if not seat.filled]
            if vacant:
                yield self._seat(body, vacant[0], len(vacant), self._coming(body.role, rows[0]))
            elif filled and (coming := self._coming(body.role, rows[0])):
                yield self._seat(body, filled[0]._replace(holdings=(), filled=True), 0, coming)

    def _coming(self, role: StaffedRole, seat: Seat) -> tuple[Holding, ...]:
        if seat.post and isinstance(role, StaffedBody):
            return role.coming_to(seat.post)
        return role.coming

    def _seat(self, body: Body, seat: Seat, vacant: int, coming: tuple[Holding, ...] = ()) -> BodySeatView:
        post, title = seat.post, self._title(body, seat)
        comes_with = body.gallery.roles.get(post.model.role or "") if post else None
        missed = body.role.missed((seat,), body.role.obligation or "mandatory")
        return BodySeatView(
            title=self.wording.alike([title] * vacant)[0] if vacant else title,
            role=comes_with.title if comes_with and post and post.title != comes_with.title else None,
            recommended=missed == "recommended",
            holders=self._holders(seat.holdings),
            positions=tuple(self._positions(body, seat)) if seat.filled and not seat.holdings and not coming else (),
            coming=self._holders(coming),
            vacant=bool(vacant),
        )

    def _positions(self, body: Body, seat: Seat) -> Iterator[SeatHolderView]:
        """The positions that fill a seat which comes with a role, each with who is in it and where they come from."""
        if seat.post is None or not isinstance(body.role, StaffedBody):
            return
        words = self.wording.words
        for role in body.role.with_seat(seat.post):
            for position in self.roles.positions_of(role):
                view = self.people.in_position(position, role.unit)
                several = self.roles.organisation.people_with((position,), role.unit)
                origins = {self._from(person, position) for person in several} if view.named else set()
                known = origins if len(view.named) == len(several) else ()
                names = alphabetical(filter(None, known), str, words.language)
                yield SeatHolderView(view, words.several(names, whole=True) or None)

    def _holders(self, holdings: Iterable[Holding]) -> tuple[SeatHolderView, ...]:
        """Those who have a seat, by name."""
        found = list(map(self._holder, holdings))
        return tuple(alphabetical(found, lambda each: each.holder.who[0].name, self.wording.words.language))

    def _holder(self, held: Holding) -> SeatHolderView:
        view = self.people.holder(held)._replace(at=None)
        hidden = any(who.hidden for who in view.who)
        return SeatHolderView(view, None if hidden else self._origin(held))

    def _origin(self, held: Holding) -> str | None:
        """Where somebody comes from: the owner, or in other organisations the unit."""
        organisation, holder = self.roles.organisation, held.holder
        if held.organisation != organisation.id or not (holder.person or holder.position):
            return view.body if (view := self.people.holder(held)) else None
        return self._from(holder.person, holder.position)

    def _from(self, person: str | None, position: str | None) -> str | None:
        """Where somebody of the organisation comes from."""
        organisation = self.roles.organisation
        if organisation.is_body:
            owner = organisation.employer_of(person)
            return self.people.names.at(owner).title if owner else organisation.head.title
        unit = organisation.unit_of(person, position)
        return self.people.who("unit", unit).name if unit else None


def _is_whole(seat: Seat) -> bool:
    """Whether a unit, a supplier or another body has a seat because it fills the body as a whole."""
    if seat.post is not None and seat.post.model.role is not None:
        return False
    return bool(seat.holdings) and all(held.seat is None and held.holder.person is None for held in seat.holdings)


def _kind(seat: Seat) -> tuple[str | None, str | None]:
    """What seats that are alike have in common."""
    return (seat.post.id, seat.post.each) if seat.post else (None, None)
