"""What all answers are made of: who, where, since when, how many. Plain data; JSON has the same keys.

The string below a key is its documentation; docs/answers.md prints it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from rolekat.findings.located import shown_path
from rolekat.library.phases import TIMELESS
from rolekat.phrasing.facts import word_of
from rolekat.phrasing.phases import phase_titles
from rolekat.state.days import day_or_none
from rolekat.state.seats import in_force
from rolekat.state.shortages import shortages
from rolekat.state.system_roles import unplaced

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import Holding, Seat, StaffedRole
    from rolekat.state.staffing import StaffingState


class Who(NamedTuple):
    """A person, position, unit, supplier or body."""

    kind: str
    """`person`, `position`, `unit`, `supplier` or `body`."""
    id: str
    """The id within the organisation; of a person none with `--public`."""
    name: str | None
    """What it is called; of a person as the contact register says."""

    @property
    def shown(self) -> str:
        """The name where there is one, else the id."""
        return self.name or self.id


class Titled(NamedTuple):
    """Something with an id and a name."""

    id: str
    """The id."""
    title: str
    """The name."""


class Owner(NamedTuple):
    """An organisation."""

    id: str
    """The organisation's id."""
    title: str
    """Its name."""
    example: str | None
    """`shipped` for the example that comes with rolekat, `example` for another; `null` for a real organisation."""


class Occupancy(NamedTuple):
    """How many seats are filled of those that must or should be: a role at each of ten schools has ten."""

    filled: int
    """Filled seats."""
    needed: int
    """Seats of roles that are mandatory or recommended today."""
    mandatory_filled: int
    """Those of mandatory roles."""
    mandatory_needed: int
    """Those of mandatory roles."""

    def __add__(self, other: tuple[int, ...]) -> Occupancy:  # type: ignore[override]
        """Both together."""
        return Occupancy(*map(sum, zip(self, other, strict=True)))

    @property
    def vacant(self) -> int:
        """Seats that nobody fills."""
        return self.needed - self.filled

    @property
    def mandatory_vacant(self) -> int:
        """Seats of mandatory roles that nobody fills."""
        return self.mandatory_needed - self.mandatory_filled

    @property
    def percent(self) -> int:
        """How much of what is needed is filled: a hundred only where nothing is missing, none only where all is."""
        if self.filled in (0, self.needed):
            return 0 if self.needed and not self.filled else 100
        return min(max((200 * self.filled + self.needed) // (2 * self.needed), 1), 99)


NONE = Occupancy(0, 0, 0, 0)


class Accepted(NamedTuple):
    """A decision to leave a role unfilled for a time."""

    reason: str
    """Why, from a closed list."""
    by: Who
    """Who answers for it."""
    since: str | None
    """The first day."""
    until: str | None
    """The last day; `null` where none is given."""
    decision: str | None
    """Where it is recorded."""


class Held(NamedTuple):
    """Somebody who holds a role, or several who hold it together."""

    who: tuple[Who, ...]
    """Who; several share one seat."""
    named: tuple[Who, ...]
    """The people by whom a unit or supplier does it."""
    at: tuple[Titled, ...]
    """The places, units, subject areas or owners it counts for; none for all."""
    since: str | None
    """The first day; `null` where it is not said."""
    until: str | None
    """The last day, that of the person's leaving and of the role's end included; `null` for no end."""
    deputies: tuple[Who, ...]
    """Who stands in, without those who have left."""
    contact: bool
    """Whether it is marked as the one to turn to."""
    decision: str | None
    """Where the decision is recorded."""
    level: str
    """Where it is said: `system`, `group`, `organisation`, or `joint-body` for one that another organisation holds."""


class Directory:
    """Names for ids: the one place where a person gets a name."""

    def __init__(self, organisation: OrganisationState, register: Register | None = None) -> None:
        self.organisation = organisation
        self.day = organisation.day
        self._register = register
        self._shown: dict[str, str] = {}

    def person(self, name: str, organisation: str | None = None) -> Who:
        """A person, by the name that the contact register has."""
        found = self._register.person(organisation or self.organisation.id, name) if self._register else None
        return Who("person", name, found.name if found else None)

    def hides(self, name: str) -> bool:
        """Whether the public is not told who a person is."""
        return self._register is not None and self._register.hides(self.organisation.id, name)

    def people(self, names: Iterable[str], organisation: str | None = None) -> tuple[Who, ...]:
        """Several people."""
        return tuple([self.person(name, organisation) for name in names])

    def who(self, kind: str, name: str, organisation: str | None = None) -> Who:
        """Whoever can hold a role."""
        if kind == "person":
            return self.person(name, organisation)
        owner = self._owner(organisation)
        if kind == "body":
            return Who(kind, name, owner.body_title(name))
        entry = getattr(owner.head, f"{kind}s").get(name)
        title = entry.title if entry else None
        return Who(kind, name, title or (self._word(name, owner) if kind == "position" else None))

    def at(self, name: str, organisation: str | None = None) -> Titled:
        """A place, a unit, a subject area or an owner."""
        owner = self._owner(organisation)
        head = owner.head
        areas = (head.places, head.units, head.subject_areas, head.owners)
        known = next((each[name] for each in areas if name in each), None)
        return Titled(name, (known.title if known else None) or self._word(name, owner))

    def seat(self, seat: Seat) -> Titled | None:
        """A seat of a role that has several, or a seat in a body; `None` for a role with one seat."""
        if seat.id is None:
            return None
        areas = [self.at(name).title for name in (seat.per, seat.post.each if seat.post else None) if name]
        titles = [seat.post.title or self._word(seat.post.id, self.organisation), *areas] if seat.post else areas
        return Titled(seat.id, ": ".join([titles[0], ", ".join(titles[1:])]) if len(titles) > 1 else titles[0])

    def held(self, holding: Holding) -> Held:
        """A holder."""
        holder, theirs = holding.holder, holding.organisation
        return Held(
            tuple([self.who(kind, name, theirs) for kind, name in holding.who]),
            self.people(holder.named or (holding.people if holder.position else ()), theirs),
            tuple([self.at(name, theirs) for name in (*holder.at, *((holding.seat_for,) if holding.seat_for else ()))]),
            day_or_none(holding.begins),
            day_or_none(holding.ends),
            self.people([name for name in holder.deputies if name not in self._owner(theirs).gone], theirs),
            holder.contact,
            holder.decision,
            holding.level,
        )

    def accepted(self, role: StaffedRole, day: str) -> Accepted | None:
        """The decision that counts on a day to leave a role unfilled."""
        found = role.vacancy_accepted_on(day)
        if found is None:
            return None
        return Accepted(found.reason, self.person(found.accepted_by), found.from_, found.until, found.decision)

    def file(self, path: str) -> str:
        """A file as it is printed."""
        if path not in self._shown:
            self._shown[path] = shown_path(path)
        return self._shown[path]

    def _word(self, name: str, owner: OrganisationState) -> str:
        """An id as a word, where the organisation gives no name."""
        return word_of(name, owner.gallery) if owner.gallery else name

    def _owner(self, organisation: str | None) -> OrganisationState:
        here = self.organisation
        if organisation in (None, here.id):
            return here
        return next((body for body in here.bodies if body.id == organisation), here)


class Vacancy(NamedTuple):
    """A role with a seat that nobody fills: of one system, or held once for all."""

    role: str
    """The role's id."""
    title: str
    """Its name here."""
    obligation: str
    """`mandatory` or `recommended`."""
    system: Titled | None
    """The system; `null` for a role that is held once for all."""
    needed_by: tuple[Titled, ...]
    """For a role that is held once: the systems that make it so obligatory."""
    vacant_at: tuple[Titled, ...]
    """Where a role is held once for each of several places: those without anybody."""
    seats: int
    """How many seats the role has."""
    vacant: int
    """How many of them nobody fills."""
    condition: str | None
    """The role exists only under this condition."""
    accepted: Accepted | None
    """A decision to leave it unfilled for the time being."""
    accepted_at: tuple[Titled, ...]
    """Of those without anybody: the ones that such a decision is about, where it is not about all of them."""
    acceptance_ended: str | None
    """The last day of such a decision that no longer counts."""
    last: Held | None
    """Who held it last, or will have done."""
    coming: tuple[Held, ...]
    """Who will hold it."""
    without_place: tuple[Held, ...]
    """Who holds it without it being said at which place."""
    unplaced: tuple[str, ...]
    """For a role that is spread over others: tasks and responsibilities, by id, that no role has been given."""
    activated: bool
    """Whether nobody is designated ahead: it is there as soon as its phase begins."""
    file: str
    """The file in which to say who holds it."""


def vacancy(
    role: StaffedRole,
    obligation: str,
    names: Directory,
    needing: StaffingState | tuple[StaffingState, ...],
    day: str | None = None,
) -> Vacancy:
    """A role some of whose seats nobody fills today; `needing` is its system, or those that need it.

    With a `day` it is about that day.
    """
    day = day or names.day
    seats = role.seats if day == names.day else role.seats_on(day)
    empty = [seat for seat in seats if not seat.filled]
    demand = role.demand
    said = role.entry.accepted_vacancy
    ended = said.until if said and said.until and said.until < day else None
    accepted = names.accepted(role, day)
    excused = [seat for seat in empty if said and not accepted and in_force(said, day) and role.is_meant(said, seat)]
    unfinished = unplaced(demand, role.entry) if demand and role.entry.spread else ()
    return Vacancy(
        role.id,
        role.title,
        obligation,
        None if isinstance(needing, tuple) else Titled(needing.id, needing.title),
        tuple([Titled(each.id, each.title) for each in needing]) if isinstance(needing, tuple) else (),
        tuple([named for seat in empty if (named := names.seat(seat))]),
        len(seats),
        len(empty),
        demand.base.applies_when if demand and demand.base and demand.conditional else None,
        accepted,
        tuple([named for seat in excused if (named := names.seat(seat))]),
        ended,
        names.held(last) if (last := role.last_before(day)) else None,
        tuple([names.held(held) for held in role.coming]),
        tuple([names.held(held) for held in role.astray]),
        unfinished,
        bool(demand and demand.activated_only),
        names.file(role.file),
    )


class TooFew(NamedTuple):
    """A role that is filled, but held by fewer than it takes."""

    role: str
    """The role's id."""
    title: str
    """Its name."""
    system: Titled | None
    """The system; `null` for a role that is held once for all."""
    at: Titled | None
    """The place, unit or subject area, where there is one for each."""
    number: int
    """How many hold it."""
    fewest: int
    """How many it takes."""
    named: bool
    """Whether it is the people that count whom a unit or supplier names."""


def too_few(role: StaffedRole, names: Directory, staffing: StaffingState | None = None) -> tuple[TooFew, ...]:
    """The seats of a role that too few hold today."""
    system = Titled(staffing.id, staffing.title) if staffing else None
    named = bool(role.demand and role.demand.limits and role.demand.limits.kind)
    return tuple([
        TooFew(role.id, role.title, system, names.seat(each.seat), each.number, each.fewest, named)
        for each in shortages(role, names.organisation)
    ])  # fmt: skip


class Phase(NamedTuple):
    """A phase of a system's life in an organisation."""

    id: str
    """The phase's id."""
    title: str
    """Its name."""
    begins: str
    """Its first day."""
    days: int
    """Days until then; below zero where it has begun."""


def phase(name: str, staffing: StaffingState) -> Phase:
    """A phase that has a day."""
    begins = staffing.staffing.phases[name]
    title = phase_titles(staffing.gallery).get(name, name)
    return Phase(name, title, begins, days_between(staffing.day, begins))


def current_phase(staffing: StaffingState) -> Phase | None:
    """The phase that a system is in; `None` before the first, and where there are no phases."""
    return phase(staffing.phase, staffing) if staffing.phase and staffing.phase != TIMELESS else None


def days_between(first: str, second: str) -> int:
    """How many days later the second day is."""
    from datetime import date

    return (date.fromisoformat(second) - date.fromisoformat(first)).days


def occupancy_of(seats: Iterable[Seat], obligation: str | None) -> Occupancy:
    """The seats of an obligatory role."""
    found = [seat.filled for seat in seats]
    needed, filled = len(found), sum(found)
    must = obligation == "mandatory"
    return Occupancy(filled, needed, filled if must else 0, needed if must else 0)


def owner_of(organisation: OrganisationState) -> Owner:
    """An organisation by id and name."""
    return Owner(organisation.id, organisation.head.title, organisation.linked.example)


class Unanswered(NamedTuple):
    """A system of which nobody can say what is vacant."""

    system: str
    """The system's id, as the file's name has it."""
    file: str
    """The file."""
    reason: str
    """`phase-unknown`: no phase has a day; `catalog-missing`: no catalog can be relied on; `faulty`: the file has
    errors, which `rolekat check` explains."""
