"""Who holds a role on a day, and which of its seats are vacant. Nothing else derives "vacant" for itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from rolekat.findings.finding import Path, Place
from rolekat.library.taking import bare
from rolekat.record import Record
from rolekat.state.days import FIRST, LAST

if TYPE_CHECKING:
    from rolekat.model.organisation import AcceptedVacancy, Delegated, Holder, RoleStaffing
    from rolekat.model.role import Seat as SeatOfBody
    from rolekat.state.demands import Demand

Level: TypeAlias = Literal["system", "group", "organisation", "joint-body"]
"""Where it stands who holds a role: with the system, a group of systems, the organisation, a joint body."""
Obligation: TypeAlias = Literal["mandatory", "recommended"]

_NOBODY: Final[RoleStaffing] = bare("RoleStaffing")
_ALL_AREAS: Final = ("subject-area", "owner")
"""A holder without `at` holds the role for all of these, but at no place and in no unit."""


class Holding(Record):
    """A holder with the days on which it counts."""

    holder: Holder
    file: str
    path: Path
    begins: str
    ends: str
    """The last day: the stated one, that of the person's leaving, or the last before the role lapses."""
    people: tuple[str, ...]
    """Everybody who thereby holds the role, by id."""
    level: Level
    organisation: str
    """The id of the organisation whose holder it is."""
    seat: str | None = None
    """The seat in a body that it is for."""
    seat_for: str | None = None
    """Where there is such a seat for each owner, subject area, …: the one that it is for."""
    known: bool = True
    """Whether the organisation knows who that is. Somebody whom it does not know fills no seat."""

    def counts_on(self, day: str) -> bool:
        """Whether the role is held on a day."""
        return self.begins <= day <= self.ends

    def rests_on(self, person: str) -> bool:
        """Whether the role is held by this person alone: nobody, if the person were not there."""
        holder = self.holder
        if holder.person is not None:
            return holder.person == person
        by_people = holder.position is not None or all(kind == "person" for kind, _ in self.who)
        return by_people and set(self.people) == {person}

    @property
    def place(self) -> Place:
        """Where the holder stands."""
        return Place(self.file, self.path)

    @property
    def who(self) -> tuple[tuple[str, str], ...]:
        """The holder as kind and id; several where they hold the seat together."""
        return who(self.holder)


HOLDER_KINDS: Final = ("person", "position", "unit", "supplier", "body")


class Given(Record):
    """A task or responsibility of a role that somebody else was given."""

    delegated: Delegated
    place: Place
    """Where it says so."""


class Seat(Record):
    """One place to be filled: the role itself, the role at one school or for one subject area, a seat in a body."""

    per: str | None
    """Where it is, for a role that there is one of for each place, …; for a body where the body is."""
    holdings: tuple[Holding, ...]
    """Who fills it on the day."""
    filled: bool
    post: Post | None = None
    """The seat of the body that it is."""

    @property
    def id(self) -> str | None:
        """What tells it from the role's other seats, such as `fagperson/loenn`; `None` for a role with one seat."""
        post = self.post
        if post is None:
            return self.per
        alike = str(post.number + 1) if post.number else None
        return "/".join(filter(None, (self.per, post.id, post.each, alike)))


class Post(Record):
    """A seat of a body, as its gallery composes it: one for each that there is."""

    id: str
    """The seat's id in the gallery."""
    model: SeatOfBody
    at: str | None
    """The body that it is in, where there is one for each subject area, …."""
    each: str | None
    """What it is for, where there is such a seat for each owner, …."""
    number: int
    """Its number among those that are alike in all this."""
    last: bool
    """Whether it is the last of those."""
    title: str | None
    """What its holder is called, where the gallery says so."""


class StaffedRole:
    """A role in one organisation, for one system or once for all, on the day that is asked about."""

    __slots__ = (
        "coming", "current", "decision", "demand", "entry", "file", "holdings", "id", "level", "obligation",
        "otherwise", "path", "seats", "systems", "title", "unit", "upcoming",
    )  # fmt: skip

    id: str
    title: str
    demand: Demand | None
    """What the catalog demands; `None` for a role of the organisation's own that is none of the system's gallery."""
    entry: RoleStaffing
    """What the organisation says of it; an empty entry where it says nothing."""
    level: Level
    file: str
    path: Path
    """Where it says so; where it says nothing, where it should."""
    obligation: Obligation | None
    """On the day."""
    upcoming: Obligation | None
    """In the next planned phase."""
    systems: tuple[str, ...]
    """For a role held once: the systems that make it obligatory today; the worst obligation counts."""
    unit: str | None
    """For a role of one system: the unit that has the system, whose head it is where it comes with a position."""
    holdings: tuple[Holding, ...]
    """All holders, past and coming ones among them."""
    current: tuple[Holding, ...]
    coming: tuple[Holding, ...]
    seats: tuple[Seat, ...]
    otherwise: bool
    """Whether it is filled without any holder: by a position that the organisation has, or spread over other roles."""
    decision: AcceptedVacancy | None
    """A decision in force to leave it unfilled, or some of its seats."""

    @property
    def is_own(self) -> bool:
        """Whether it is a role of the organisation's own: no catalog asks for it."""
        return self.demand is None or self.demand.is_added

    @property
    def applicable(self) -> bool:
        """Whether it applies in this organisation at all."""
        return self.entry.not_applicable is None

    @property
    def vacant(self) -> tuple[Seat, ...]:
        """The seats that nobody fills, whether or not anybody must."""
        return tuple([seat for seat in self.seats if not seat.filled])

    @property
    def accepted(self) -> AcceptedVacancy | None:
        """A decision in force to leave unfilled whatever is vacant."""
        decision = self.decision
        if decision is None or not decision.at or all(self.is_excused(seat) for seat in self.vacant):
            return decision
        return None

    def is_excused(self, seat: Seat) -> bool:
        """Whether a decision in force is about a seat."""
        return self.decision is not None and self.is_meant(self.decision, seat)

    @property
    def filled(self) -> bool:
        """Whether every seat is filled."""
        for seat in self.seats:  # noqa: SIM110 - nearly always one: cheaper than a generator
            if not seat.filled:
                return False
        return True

    @property
    def anybody(self) -> bool:
        """Whether anybody at all holds it on the day."""
        return bool(self.current) or any(seat.holdings for seat in self.seats)

    @property
    def astray(self) -> tuple[Holding, ...]:
        """Who holds it on the day and fills no seat: somebody who does not say where, or where nobody has to."""
        filling = [seat.holdings for seat in self.seats]
        return tuple([held for held in self.current if filling and not any(held in each for each in filling)])

    def missed(self, seats: Iterable[Seat], obligation: Obligation | None) -> Obligation | None:
        """How much vacant seats of it are missed: seats that the source only finds natural are recommended at most."""
        soft = [seat.post is not None and seat.post.model.obligation == "recommended" for seat in seats]
        return "recommended" if obligation == "mandatory" and soft and all(soft) else obligation

    def seats_on(self, day: str, without: str | None = None) -> tuple[Seat, ...]:
        """The seats as they are filled on another day; or as they would be without one person."""
        holdings = [held for held in self.holdings if held.begins <= day <= held.ends and held.known]
        if without is not None:
            holdings = [held for held in holdings if not held.rests_on(without)]
        return self._filled_with(tuple(holdings), day, without, [seat.per for seat in self.seats])

    def _filled_with(
        self, holdings: tuple[Holding, ...], _day: str, _without: str | None, per: Iterable[str | None]
    ) -> tuple[Seat, ...]:
        return _seats(self, holdings, per)

    def within(self, areas: Collection[str]) -> StaffedRole:
        """The same role as far as it is held for some subject areas; whole where it is not held for each of them."""
        per = self.demand.per if self.demand else None
        found = self._seated_in(areas) if per == "subject-area" else None
        if found is None:
            return self
        for name in StaffedRole.__slots__:
            if name != "seats":
                setattr(found, name, getattr(self, name))
        found.holdings, found.current, found.coming = (
            tuple([held for held in several if not held.holder.at or not set(areas).isdisjoint(held.holder.at)])
            for several in (self.holdings, self.current, self.coming)
        )
        return found

    def _seated_in(self, areas: Collection[str]) -> StaffedRole | None:
        found = StaffedRole()
        found.seats = tuple([seat for seat in self.seats if seat.per in areas])
        return found if found.seats else None

    def vacancy_accepted_on(self, day: str) -> AcceptedVacancy | None:
        """A decision that counts on a day to leave it unfilled; one about some seats only where no other is vacant."""
        found = self.entry.accepted_vacancy
        if found is None or not in_force(found, day):
            return None
        if found.at and any(not seat.filled and not self.is_meant(found, seat) for seat in self.seats_on(day)):
            return None
        return found

    def is_meant(self, decision: AcceptedVacancy, seat: Seat) -> bool:
        """Whether a decision to leave the role unfilled is about a seat of it.

        Where it names places, the seat is at one of them; where it names seats of a body or owners, it is one of those.
        """
        if not decision.at:
            return True
        kinds = map(set, zip(*map(_names, self.seats), strict=True))
        return all(
            mine in decision.at or known.isdisjoint(decision.at)
            for mine, known in zip(_names(seat), kinds, strict=True)
        )

    def is_due_on(self, day: str) -> bool:
        """Whether somebody must be found before the day on which the next planned phase begins.

        Not where it is mandatory already, nor where nobody is designated ahead.
        """
        return (
            self.upcoming == "mandatory"
            and self.obligation != "mandatory"
            and self.applicable
            and not (self.demand is not None and self.demand.activated_only)
            and self.vacancy_accepted_on(day) is None
            and not all(seat.filled for seat in self.seats_on(day))
        )

    def last_before(self, day: str) -> Holding | None:
        """Who held it, or will have held it, last before a day on which nobody does."""
        if any(held.counts_on(day) and held.known for held in self.holdings):
            return None
        past = [held for held in self.holdings if held.begins <= held.ends < day]
        return max(past, key=lambda held: held.ends, default=None)

    @property
    def spread(self) -> bool:
        """Whether it is spread over other roles. A role of the organisation's own has no tasks that could be."""
        return bool(self.entry.spread) and self.demand is not None

    @property
    def demanded(self) -> bool:
        """Whether it is mandatory or recommended today and applies."""
        return self.obligation is not None and self.applicable

    @property
    def place(self) -> Place:
        """Where the organisation says who holds it, or should."""
        return Place(self.file, self.path, of_key=True)

    def at(self, *path: str | int, of_key: bool = False) -> Place:
        """A place within the role's entry."""
        return Place(self.file, (*self.path, *path), of_key)


class StaffedBody(StaffedRole):
    """A body that its gallery composes of seats. Some are filled by whoever holds another role, so it waits for all.

    Where a unit, a supplier or another body holds it as a whole, who sits in it is their matter.
    """

    __slots__ = ("_by_role", "_day", "_known", "posts")

    posts: tuple[Post, ...]

    def __init__(self, posts: tuple[Post, ...], by_role: Callable[[Post], Iterable[StaffedRole]], day: str) -> None:
        self.posts = posts
        self._by_role = by_role
        self._day = day
        self._known: tuple[Seat, ...] | None = None

    @property
    def seats(self) -> tuple[Seat, ...]:  # type: ignore[override]  # worked out when it is asked for
        """Its seats on the day."""
        if self._known is None:
            self._known = ()  # a ring of bodies ends here; the gallery has a rule against it
            self._known = self._filled_with(self.current, self._day, None, ())
        return self._known

    def _seated_in(self, areas: Collection[str]) -> StaffedRole | None:
        posts = tuple([post for post in self.posts if post.at in areas])
        return StaffedBody(posts, self._by_role, self._day) if posts else None

    def seat_those_of(self, other: StaffedBody) -> None:
        """Let its seats that come with roles be filled by those who hold these in another organisation."""
        self._by_role, self._known = other._by_role, None

    def with_seat(self, post: Post) -> tuple[StaffedRole, ...]:
        """The roles that a seat comes with, as they are held; none for a seat that is filled for itself."""
        return tuple(self._by_role(post)) if post.model.role is not None else ()

    def coming_to(self, post: Post) -> tuple[Holding, ...]:
        """Who will have one of its seats; of seats that are alike, said at the first."""
        if post.model.role is not None:
            return tuple([held for role in self._by_role(post) for held in role.coming if _is_for(post, held)])
        mine = [held for held in self.coming if held.seat == post.id and _is_in(post, held)]
        return () if post.number else tuple(mine)

    def _filled_with(
        self, holdings: tuple[Holding, ...], day: str, without: str | None, _per: Iterable[str | None]
    ) -> tuple[Seat, ...]:
        return tuple([self._seat(post, holdings, day, without) for post in self.posts])

    def _seat(self, post: Post, holdings: tuple[Holding, ...], day: str, without: str | None) -> Seat:
        if post.model.role is not None:
            roles = list(self._by_role(post))
            there = [held for role in roles for held in role.holdings if held.counts_on(day) and held.known]
            found = [held for held in there if _is_for(post, held)]
            here = [held for held in found if without is None or not held.rests_on(without)]
            return Seat(post.at, tuple(here), bool(here) or any(role.otherwise for role in roles), post)
        whole = [held for held in holdings if held.seat is None and held.holder.person is None and _is_in(post, held)]
        if whole:
            return Seat(post.at, tuple(whole), True, post)
        mine = [held for held in holdings if held.seat == post.id and _is_in(post, held)]
        here = mine[post.number :] if post.last else mine[post.number : post.number + 1]
        return Seat(post.at, tuple(here), bool(here) or self.otherwise, post)


def _is_in(post: Post, held: Holding) -> bool:
    at = held.holder.at
    here = post.at is None or not at or post.at in at
    return here and (held.seat is None or post.each in (None, held.seat_for))


def _is_for(post: Post, held: Holding) -> bool:
    """Whether a holder of the role that comes with a seat is meant: who names an area is, for the seat of that area."""
    return post.each is None or not held.holder.at or post.each in held.holder.at


def _names(seat: Seat) -> tuple[str | None, str | None, str | None]:
    """What a seat is known by: where it is, which of a body's it is, what it is for."""
    post = seat.post
    return (seat.per, post.id, post.each) if post else (seat.per, None, None)


Held: TypeAlias = tuple[StaffedRole, Holding]
"""A role with one of its holders."""


def fill(role: StaffedRole, day: str, per: Iterable[str | None], *, otherwise: bool) -> None:
    """Work out a role's holders and seats on a day.

    `per` names what there is a seat for each of; `otherwise` is whether it is filled without any holder: by a
    position that the organisation has, or by being spread over other roles.
    """
    holdings = role.holdings
    role.current = tuple([held for held in holdings if held.begins <= day <= held.ends and held.known])
    others = len(role.current) < len(holdings)
    role.coming = tuple([held for held in holdings if day < held.begins <= held.ends and held.known]) if others else ()
    role.otherwise = otherwise
    if not isinstance(role, StaffedBody):
        role.seats = _seats(role, role.current, per)
    decision = role.entry.accepted_vacancy
    role.decision = decision if decision is not None and in_force(decision, day) else None


def _seats(role: StaffedRole, holdings: tuple[Holding, ...], per: Iterable[str | None]) -> tuple[Seat, ...]:
    kind, otherwise = role.demand.per if role.demand else None, role.otherwise
    if kind is None:
        return (Seat(None, holdings, bool(holdings) or otherwise),)
    everywhere = kind.partition("/")[0] in _ALL_AREAS
    return tuple([_seat(one, holdings, otherwise=otherwise, everywhere=everywhere) for one in per])


def _seat(per: str | None, current: tuple[Holding, ...], *, otherwise: bool, everywhere: bool) -> Seat:
    if per is None:  # nobody has said which places there are: who holds it holds it at none
        here = current if everywhere else ()
        return Seat(None, here, bool(here) or otherwise)
    here = tuple([held for held in current if per in held.holder.at or (everywhere and not held.holder.at)])
    return Seat(per, here, bool(here) or otherwise)


def notable(roles: Iterable[StaffedRole], day: str, levels: Collection[str]) -> tuple[Held, ...]:
    """Those holders, of roles said at some levels, whom a day concerns, or who are not a person alone: few of many."""
    return tuple([
        (role, held)
        for role in roles
        for held in role.holdings
        if (held.ends != LAST or held.begins > day or held.holder.person is None) and held.level in levels
    ])  # fmt: skip


def dated(held: Iterable[Held], day: str) -> tuple[Held, ...]:
    """Those holders whose term begins after a day or ends at all."""
    return tuple([each for each in held if each[1].ends != LAST or each[1].begins > day])


def impersonal(held: Iterable[Held]) -> tuple[Held, ...]:
    """Those holders that are not a person alone."""
    return tuple([each for each in held if each[1].holder.person is None])


def names_holders(entry: RoleStaffing) -> bool:
    """Whether an entry says of anybody that they hold the role or a seat, once or now or later."""
    return bool(entry.holders or (entry.seats and any(entry.seats.values())))


def no_entry() -> RoleStaffing:
    """What counts where the organisation says nothing of a role."""
    return _NOBODY


GIVEN_TO: Final = ("person", "position", "unit", "supplier", "role", "owner")
_GIVEN: Final = frozenset(GIVEN_TO)


def given_to(delegated: Delegated) -> tuple[str, str] | None:
    """Who was given a task, as kind and id: the first that is named, a role last; `None` where nobody is."""
    for kind in GIVEN_TO if not _GIVEN.isdisjoint(delegated.model_fields_set) else ():
        name = getattr(delegated, kind)
        if name:
            return kind, name
    return None


def in_force(said: AcceptedVacancy | Delegated, day: str) -> bool:
    """Whether a decision counts on a day."""
    return (said.from_ or FIRST) <= day <= (said.until or LAST)


def who(holder: Holder) -> tuple[tuple[str, str], ...]:
    """A holder as kind and id; several where they hold the seat together."""
    if holder.together:
        return tuple(kind_and_id(text) for text in holder.together)
    named = ((kind, getattr(holder, kind)) for kind in HOLDER_KINDS)
    return tuple((kind, name) for kind, name in named if name)


def kind_and_id(text: str) -> tuple[str, str]:
    """One of those who hold a seat together, taken apart: `person/abcd`."""
    kind, _, name = text.partition("/")
    return kind, name
