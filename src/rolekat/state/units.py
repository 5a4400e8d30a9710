"""Units and positions of an organisation, and who is in them on a day."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from rolekat.lazy import lazy
from rolekat.record import Record
from rolekat.state.days import FIRST, LAST
from rolekat.state.seats import kind_and_id

if TYPE_CHECKING:
    from rolekat.model.organisation import Holder, Organisation


class BusinessArea(Record):
    """Units of one line, and the people in them."""

    units: frozenset[str]
    people: frozenset[str]


class UnitsAndPositions:
    """How an organisation is divided, on a day: the part of its state that needs nothing but its head."""

    def __init__(self, head: Organisation, day: str) -> None:
        self.head = head
        self.day = day

    @lazy
    def _positions(self) -> dict[str, tuple[str, ...]]:
        """Every position that the organisation has, by its own id and by those it counts as, with who is in it."""
        found: dict[str, list[str]] = {}
        for name in [each for each in self.head.positions if each not in self._left_empty]:
            found.update({each: [] for each in self.counts_as(name) if each not in found})
        for name, person in self.head.people.items():
            if person and person.position and not (person.left and person.left < self.day):
                for position in self.counts_as(person.position):
                    found.setdefault(position, []).append(name)
        return {name: tuple(people) for name, people in found.items()}

    @lazy
    def _left_empty(self) -> frozenset[str]:
        """The positions that people are named with, all of whom have left."""
        people = [person for person in self.head.people.values() if person and person.position]
        here = {person.position for person in people if not (person.left and person.left < self.day)}
        return frozenset(person.position for person in people if person.position and person.position not in here)

    @lazy
    def _position_ends(self) -> dict[str, str]:
        people = [person for person in self.head.people.values() if person and person.position]
        named = {person.position for person in people}
        ends = [(person.position or "", person.left or LAST) for person in people]
        found: dict[str, str] = {}
        for name, end in (*ends, *((name, LAST) for name in self.head.positions if name not in named)):
            for each in self.counts_as(name):
                found[each] = max(found.get(each, FIRST), end)
        return found

    def position_ends(self, position: str) -> str:
        """The last day of those who are named with a position; none where somebody stays, or nobody is named."""
        return self._position_ends.get(position, LAST)

    def counts_as(self, position: str) -> tuple[str, ...]:
        """A position, and those of the gallery that it is here."""
        known = self.head.positions.get(position)
        return tuple(dict.fromkeys((position, *known.counts_as))) if known else (position,)

    def has_position(self, positions: Collection[str], unit: str | None = None) -> bool:
        """Whether the organisation has one of some positions: with a unit, in that unit or in one above it."""
        if unit is None:
            return any(name in self._positions for name in positions)
        return bool(self.positions_as(positions, unit))

    def positions_as(self, positions: Collection[str], unit: str | None) -> tuple[str, ...]:
        """Its own positions that are one of some: with a unit, those in that unit or in one above it."""
        found: dict[str, None] = {}
        path = self.unit_path(unit) if unit is not None else None
        for name, known in self.head.positions.items():
            here = path is None or (known is not None and known.unit in path)
            if here and name not in self._left_empty and not set(self.counts_as(name)).isdisjoint(positions):
                found[name] = None
        for person in self.people_with(positions, unit):
            entry = self.head.people[person]
            if entry is not None and entry.position is not None:
                found[entry.position] = None
        return tuple(found)

    def people_with(self, positions: Iterable[str], unit: str | None) -> tuple[str, ...]:
        """Who has one of some positions: with a unit, only those of that unit and of the units above it."""
        found = dict.fromkeys(person for position in positions for person in self.people_in(position))
        if unit is None:
            return tuple(found)
        path = self.unit_path(unit)
        return tuple([person for person in found if self.unit_of(person) in path])

    def people_in(self, position: str) -> tuple[str, ...]:
        """Who has a position on the day."""
        return self._positions.get(position, ())

    def positions_of(self, person: str) -> frozenset[str]:
        """The positions that a person has, with those they count as."""
        entry = self.head.people.get(person)
        if entry is None or entry.position is None:
            return frozenset()
        return frozenset(self.counts_as(entry.position))

    def units_as(self, named: str) -> tuple[str, ...]:
        """The units that are what the gallery calls by a name of its own, or by their own id."""
        units = self.head.units.items()
        return tuple([name for name, unit in units if name == named or (unit is not None and named in unit.counts_as)])

    def unit_path(self, unit: str) -> tuple[str, ...]:
        """A unit and everything it is part of, innermost first; a ring ends where it closes."""
        if unit not in self._unit_paths:
            path: dict[str, None] = {}
            current: str | None = unit
            while current and current not in path:
                path[current] = None
                known = self.head.units.get(current)
                current = known.part_of if known else None
            self._unit_paths[unit] = tuple(path)
        return self._unit_paths[unit]

    @lazy
    def _unit_paths(self) -> dict[str, tuple[str, ...]]:
        return {}

    def business_area(self, unit: str) -> BusinessArea:
        """A unit with those above it and below it, and everybody who belongs to one of them."""
        if unit not in self._business_areas:
            units = frozenset((*self.unit_path(unit), *self._units_below(unit)))
            people = frozenset([name for name, theirs in self.unit_by_person.items() if theirs in units])
            self._business_areas[unit] = BusinessArea(units, people)
        return self._business_areas[unit]

    def _units_below(self, unit: str) -> dict[str, None]:
        """The units that are part of a unit, however far down."""
        below: dict[str, None] = {}
        above = [unit]
        while above:
            new = [name for name in self._parts.get(above.pop(), ()) if name not in below]
            below.update(dict.fromkeys(new))
            above += new
        return below

    @lazy
    def _parts(self) -> dict[str, list[str]]:
        """The units that are part of each one."""
        parts: dict[str, list[str]] = {}
        for name, unit in self.head.units.items():
            if unit and unit.part_of:
                parts.setdefault(unit.part_of, []).append(name)
        return parts

    @lazy
    def _business_areas(self) -> dict[str, BusinessArea]:
        return {}

    def unit_of_holder(self, holder: Holder) -> str | None:
        """The unit that a holder is or belongs to, where that is said."""
        return (
            self.unit_by_person.get(holder.person)
            if holder.person
            else holder.unit or self.unit_of(None, holder.position)
        )

    def people_of_unit(self, unit: str) -> frozenset[str]:
        """The people of a unit and of those that are part of it."""
        return self._people_by_unit.get(unit, frozenset())

    @lazy
    def _people_by_unit(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for person, theirs in self.unit_by_person.items():
            for unit in self.unit_path(theirs):
                found.setdefault(unit, set()).add(person)
        return {unit: frozenset(people) for unit, people in found.items()}

    @lazy
    def unit_by_person(self) -> dict[str, str]:
        """The unit that each person belongs to, where that is said."""
        return {name: unit for name in self.head.people if (unit := self.unit_of(name))}

    def unit_of(self, person: str | None, position: str | None = None) -> str | None:
        """The unit that a person or a position belongs to, where that is said."""
        someone = self.head.people.get(person) if person else None
        if someone is not None and someone.unit:
            return someone.unit
        known = self.head.positions.get((someone.position if someone else position) or "")
        return known.unit if known else None

    def people_of(self, holder: Holder) -> tuple[str, ...]:
        """Everybody who holds a role by being this holder, as far as they are named."""
        if holder.position:
            return (*self.people_in(holder.position), *holder.named)
        together = [person for text in holder.together for person in self.people_behind(text)]
        return (*together, *holder.named)

    def people_behind(self, one: str) -> tuple[str, ...]:
        """Who is meant by one of those who hold a seat together, as far as they are named: `person/abcd`."""
        kind, name = kind_and_id(one)
        return (name,) if kind == "person" else self.people_in(name) if kind == "position" else ()
