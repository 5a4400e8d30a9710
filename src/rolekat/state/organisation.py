"""An organisation on a day: what it says of its systems, and the roles that it holds once for all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from rolekat.findings.finding import Path, Place, Several
from rolekat.lazy import lazy
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.library.organisation import LinkedOrganisation
from rolekat.library.references import Dangling
from rolekat.library.target import target_of
from rolekat.state.catalog import CatalogState, state_of
from rolekat.state.days import FIRST, LAST, day_before
from rolekat.state.delegation import Delegation, delegations_once
from rolekat.state.demands import Demand, Demands
from rolekat.state.expectations import expectations
from rolekat.state.names import Names
from rolekat.state.outlook import Outlook
from rolekat.state.people import Assignment, assignments_of
from rolekat.state.seats import (
    Held,
    Holding,
    Level,
    Obligation,
    StaffedRole,
    dated,
    fill,
    impersonal,
    kind_and_id,
    no_entry,
)
from rolekat.state.staffing import StaffingState, fill_from_body, last_to_leave
from rolekat.state.staffing_references import dangling_in_organisation

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.model.organisation import Holder, Organisation, RoleStaffing
    from rolekat.model.role import Role
    from rolekat.model.staffing import Staffing


class Soon(NamedTuple):
    """A role that is held once for all systems, and becomes mandatory for some of them without anybody in it."""

    role: StaffedRole
    day: str
    """The day on which the first of them gets there."""
    systems: tuple[str, ...]


class Organisations:
    """The organisations of a library on a day. Catalogs are worked out once for all who staff them."""

    def __init__(self, library: Library, outlook: Outlook, open_register: Callable[[], Register] | None = None) -> None:
        self.library = library
        self.outlook = outlook
        self._open_register = open_register
        self._catalogs: dict[str, Demands | None] = {}
        self._bodies: dict[str, OrganisationState | None] = {}

    @property
    def folders(self) -> list[str]:
        """The folders of all organisations, readable or not, by id."""
        return sorted(self.library.organisation_folders, key=lambda folder: (os.path.basename(folder), folder))

    @lazy
    def register(self) -> Register | None:
        """The contact register, read when it is asked for; `None` where the settings name none."""
        return self._open_register() if self._open_register else None

    def __iter__(self) -> Iterator[OrganisationState]:
        """All readable organisations, by id."""
        for folder in self.folders:
            found = self.in_folder(folder)
            if isinstance(found, OrganisationState):
                yield found

    def in_folder(self, folder: str) -> OrganisationState | Loaded:
        """The organisation of a folder, or its head alone where that cannot be relied on."""
        linked = self.library.organisation_in(folder)
        return OrganisationState(linked, self) if isinstance(linked, LinkedOrganisation) else linked

    def named(self, name: str) -> OrganisationState | None:
        """The organisation of that id; `None` where there is none, or none that can be read."""
        linked = self.library.organisation(name)
        return OrganisationState(linked, self) if isinstance(linked, LinkedOrganisation) else None

    def body(self, name: str) -> OrganisationState | None:
        """A joint body that others are members of: worked out once and kept."""
        if name not in self._bodies:
            self._bodies[name] = None  # a ring of bodies ends here
            self._bodies[name] = self.named(name)
        return self._bodies[name]

    def demands(self, system: str) -> Demands | None:
        """What the catalog of a system demands; `None` where it cannot be relied on or its gallery is unknown."""
        if system not in self._catalogs:
            loaded = self.library.system(system)
            state = state_of(loaded, self.library) if loaded and loaded.model else None
            self.keep(system, state)
        return self._catalogs[system]

    def keep(self, system: str, catalog: CatalogState | None) -> None:
        """Keep a catalog that was worked out already."""
        self._catalogs[system] = Demands(catalog) if catalog and catalog.complete else None


class BusinessArea(NamedTuple):
    """Units of one line, and the people in them."""

    units: frozenset[str]
    people: frozenset[str]


class OrganisationState:
    """One organisation with all that it says, on the day of the outlook."""

    def __init__(self, linked: LinkedOrganisation, among: Organisations) -> None:
        self.linked = linked
        self.head: Organisation = linked.head
        self.file = linked.file
        self.id = linked.id
        self.outlook = among.outlook
        self.day = among.outlook.day
        self.library = among.library
        self.is_body = self.head.kind == "joint-body"
        self.files: list[Loaded] = []
        """Its staffing files as they were read, the faulty ones among them."""
        self.without_catalog: list[Loaded] = []
        """Those whose system has no catalog that can be relied on."""
        self.staffings: list[StaffingState] = []
        """The systems, in the order of the files."""
        self._among = among
        people = self.head.people
        self.left: dict[str, str] = {name: person.left for name, person in people.items() if person and person.left}
        for loaded in linked.staffings():
            self.files.append(loaded)
            if loaded.model is None or loaded.kind != "staffing":
                continue
            demands = among.demands(loaded.model.staffing)
            if demands is None:
                self.without_catalog.append(loaded)
            else:
                self.staffings.append(StaffingState(loaded, demands, self))

    def release(self) -> None:
        """Let go of the systems: they and the organisation hold each other, and a check does without the collector."""
        self.staffings.clear()
        self.__dict__.pop("by_system", None)

    @property
    def register(self) -> Register | None:
        """The contact register; `None` where the settings name none."""
        return self._among.register

    @lazy
    def names(self) -> Names:
        """Everybody and everything that it knows by name."""
        return Names(self.head)

    @lazy
    def gone(self) -> frozenset[str]:
        """Those who have left before the day."""
        return frozenset([name for name, left in self.left.items() if left < self.day])

    @lazy
    def gallery(self) -> LinkedGallery | None:
        """The gallery that the organisation's own roles come from."""
        return self.library.gallery(self.head.gallery)

    @lazy
    def bodies(self) -> tuple[OrganisationState, ...]:
        """The joint bodies whose holders count here, too. A joint body counts on no other: no ring is walked."""
        found = (self._among.body(name) for name in self.head.member_of if not self.is_body)
        return tuple([body for body in found if body is not None and body.is_body])

    @lazy
    def by_system(self) -> dict[str, StaffingState]:
        """The systems by id."""
        return {staffing.id: staffing for staffing in reversed(self.staffings)}

    def staffing(self, system: str) -> StaffingState | None:
        """One system here."""
        return self.by_system.get(system)

    def place(self, *path: str | int, of_key: bool = False) -> Place:
        """A place in the organisation's head."""
        return Place(self.file, path, of_key)

    @lazy
    def _groups(self) -> dict[str, list[tuple[str, Mapping[str, RoleStaffing | None]]]]:
        found: dict[str, list[tuple[str, Mapping[str, RoleStaffing | None]]]] = {}
        for name, group in self.head.system_groups.items():
            for system in group.systems:
                found.setdefault(system, []).append((name, group.roles))
        return found

    def groups_of(self, system: str) -> Collection[tuple[str, Mapping[str, RoleStaffing | None]]]:
        """The groups that a system belongs to: id, and what is said of roles for all systems in it."""
        return self._groups.get(system, ())

    @lazy
    def _positions(self) -> dict[str, tuple[str, ...]]:
        """Every position that the organisation has, by its own id and by those it counts as, with who is in it."""
        found: dict[str, list[str]] = {}
        for name in self.head.positions:
            found.update({each: [] for each in self.counts_as(name) if each not in found})
        for name, person in self.head.people.items():
            if person and person.position and not (person.left and person.left < self.day):
                for position in self.counts_as(person.position):
                    found.setdefault(position, []).append(name)
        return {name: tuple(people) for name, people in found.items()}

    def counts_as(self, position: str) -> tuple[str, ...]:
        """A position, and those of the gallery that it is here."""
        known = self.head.positions.get(position)
        return tuple(dict.fromkeys((position, *known.counts_as))) if known else (position,)

    def has_position(self, positions: Collection[str]) -> bool:
        """Whether the organisation has one of some positions."""
        return any(name in self._positions for name in positions)

    def people_in(self, position: str) -> tuple[str, ...]:
        """Who has a position on the day."""
        return self._positions.get(position, ())

    def positions_of(self, person: str) -> frozenset[str]:
        """The positions that a person has, with those they count as."""
        entry = self.head.people.get(person)
        if entry is None or entry.position is None:
            return frozenset()
        return frozenset(self.counts_as(entry.position))

    def unit_path(self, unit: str) -> tuple[str, ...]:
        """A unit and everything it is part of, innermost first; a ring ends where it closes."""
        path: dict[str, None] = {}
        current: str | None = unit
        while current and current not in path:
            path[current] = None
            known = self.head.units.get(current)
            current = known.part_of if known else None
        return tuple(path)

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

    def each(self, per: str, areas: tuple[str, ...], staffing: Staffing | None = None) -> tuple[str, ...]:
        """What a role is held once for each of: places of a kind, units, subject areas, owners.

        For one system, those places and units that use it.
        """
        what, _, kind = per.partition("/")
        if what == "place":
            places, used = self.head.places, staffing.places if staffing else ()
            names = [name for name in used if name in places] if used else list(places)
            return tuple([name for name in names if not kind or ((found := places[name]) and found.kind == kind)])
        if what == "unit":
            units, used = self.head.units, staffing.units if staffing else ()
            return tuple([name for name in used if name in units]) if used else tuple(units)
        if what == "owner":
            return self.head.owners
        return areas or tuple(self.head.subject_areas)

    def holdings(
        self, entry: RoleStaffing, file: str, path: Path, level: Level, lapse: str | None
    ) -> tuple[Holding, ...]:
        """The holders of an entry with their days: those stated, cut short by leaving and by the lapse of the role.

        Words such as `vacant` in place of an id hold nothing.
        """
        found, left, known = [], self.left, self.names.people
        for index, holder in enumerate(entry.holders):
            person, ends = holder.person, holder.until or LAST
            if person not in known and not self.names.anybody(holder):
                continue
            if person is None:
                people = self.people_of(holder)
                if holder.together and left:
                    ends = min(ends, last_to_leave(holder, self))
            else:
                people = (person,)
                if person in left and left[person] < ends:
                    ends = left[person]
            if lapse is not None and lapse <= ends:
                ends = day_before(lapse)
            where = (*path, "holders", index)
            found.append(Holding(holder, file, where, holder.from_ or FIRST, ends, people, level, self.id))
        return tuple(found)

    def local_base(self, reference: str) -> Role | None:
        """The role of some gallery that a role of the organisation's own is; `None` where there is none such."""
        target = target_of(reference)
        if target.gallery is None:
            return self.gallery.roles.get(target.id) if self.gallery else None
        versions = [gallery for gallery in self.library.galleries if gallery.head.gallery == target.gallery]
        return next((gallery.roles[target.id] for gallery in versions if target.id in gallery.roles), None)

    @lazy
    def roles(self) -> dict[str, StaffedRole]:
        """The roles that are held once for all systems: those that a system's catalog has, then all others named here.

        A role is as obligatory as in the system that demands most.
        """
        demanding: dict[str, list[tuple[StaffingState, Demand]]] = {}
        for staffing in self.staffings:
            for demand in staffing.demands.cross_cutting:
                if demand.id not in staffing.roles:  # the system has holders of its own
                    demanding.setdefault(demand.id, []).append((staffing, demand))
        position = expectations(self.gallery).position if self.gallery else {}
        names = sorted(demanding, key=lambda name: (position.get(demanding[name][0][1].role.of, len(position)), name))
        found = {name: self._once(name, demanding[name]) for name in names}
        for name, entry in self.head.roles.items():
            if name not in found and entry is not None:
                found[name] = self._unasked(name, entry)
        return found

    def _once(self, name: str, demanding: list[tuple[StaffingState, Demand]]) -> StaffedRole:
        entry = self.head.roles.get(name) or no_entry()
        role, demand = StaffedRole(), demanding[0][1]
        today = [(staffing.obligation(each, entry, staffing.phase), staffing) for staffing, each in demanding]
        later = [staffing.obligation(each, entry, staffing.next_phase) for staffing, each in demanding]
        role.id, role.demand, role.entry, role.level = name, demand, entry, "organisation"
        role.title = (entry.local.title if entry.local else None) or demand.role.title
        role.file, role.path = self.file, ("roles", name)
        role.obligation, role.upcoming = _most([found for found, _ in today]), _most(later)
        role.systems = tuple([staffing.id for found, staffing in today if found and found == role.obligation])
        if self.is_body and name not in self.head.roles:
            role.obligation = role.upcoming = None
        role.holdings = self.holdings(entry, self.file, role.path, "organisation", None)
        filled = all(staffing.is_filled_otherwise(each, entry) for staffing, each in demanding)
        asking = [staffing for found, staffing in today if found] or [staffing for staffing, _ in demanding]
        areas = areas_of(asking)
        per = (self.each(demand.per, areas) or (None,)) if demand.per else (None,)
        fill(role, self.day, per, otherwise=filled)
        if not role.filled and role.applicable:
            for body in self.bodies:
                theirs = body.roles.get(name)
                if theirs is not None and fill_from_body(role, theirs, self.day):
                    break
        return role

    def _unasked(self, name: str, entry: RoleStaffing) -> StaffedRole:
        """A role that no system asks for: one of the organisation's own, or one ahead of its time."""
        role, local = StaffedRole(), entry.local
        known = self.local_base(local.of if local and local.of else name)
        role.id, role.demand, role.entry, role.level = name, None, entry, "organisation"
        role.title = (local.title if local else None) or (known.title if known else None) or name
        role.file, role.path = self.file, ("roles", name)
        always = self._always(entry)
        today = [(staffing.wish(name, entry, staffing.phase), staffing.id) for staffing in self.staffings]
        role.obligation = _most([always, *(found for found, _ in today)])
        role.upcoming = _most([always, *(each.wish(name, entry, each.next_phase) for each in self.staffings)])
        asked = role.obligation is not None and role.obligation != always
        role.systems = tuple([system for found, system in today if found == role.obligation]) if asked else ()
        role.holdings = self.holdings(entry, self.file, role.path, "organisation", None)
        fill(role, self.day, (None,), otherwise=False)
        return role

    def _always(self, entry: RoleStaffing) -> Obligation | None:
        """What a role of the organisation's own is at any time, with systems or without: in all phases."""
        local, gallery = entry.local, self.gallery
        if local is None or gallery is None:
            return None
        said = (("mandatory", local.mandatory), ("recommended", local.recommended))
        phases = tuple(gallery.phases)
        return _most([kind for kind, ranges in said if ranges and gallery.phase_set(ranges).phases == phases])

    @lazy
    def phased(self) -> tuple[StaffedRole, ...]:
        """The organisation's own roles, held once, that it wants filled when a system is in certain phases."""
        return tuple([
            role
            for role in self.roles.values()
            if role.demand is None
            and (local := role.entry.local) is not None
            and (local.mandatory or local.recommended)
            and self._always(role.entry) is None
        ])  # fmt: skip

    @lazy
    def vacant(self) -> tuple[StaffedRole, ...]:
        """The roles held once that are mandatory or recommended today and have a seat that nobody fills."""
        return tuple([role for role in self.roles.values() if role.demanded and not role.filled])

    @lazy
    def soon(self) -> tuple[Soon, ...]:
        """The roles held once that a system's next phase, which is near, makes mandatory, and nobody fills then."""
        near: dict[str, list[tuple[str, str]]] = {}
        for staffing in self.staffings:
            begins = staffing.begins_next
            if begins is not None and begins <= self.outlook.lead_day:
                for role, found in staffing.needed_once(staffing.next_phase):
                    if found == "mandatory" and role.is_due_on(begins):
                        near.setdefault(role.id, []).append((begins, staffing.id))
        return tuple([
            Soon(role, min(near[name])[0], tuple([system for _, system in near[name]]))
            for name, role in self.roles.items()
            if name in near
        ])  # fmt: skip

    @lazy
    def held(self) -> tuple[StaffedRole, ...]:
        """The roles held once that say of anybody that they hold them, once or now or later."""
        return tuple([role for role in self.roles.values() if role.holdings])

    @lazy
    def qualified(self) -> dict[Path, RoleStaffing]:
        """The entries of the head that say more than who holds a role, for all systems or a group, by their paths."""
        roles = self.head.roles.items()
        entries: list[tuple[Path, RoleStaffing | None]] = [(("roles", name), said) for name, said in roles]
        for group, systems in self.head.system_groups.items():
            entries += [(("system_groups", group, "roles", name), said) for name, said in systems.roles.items()]
        return {path: said for path, said in entries if said is not None and said.model_fields_set != {"holders"}}

    def who(self, holding: Holding) -> Several:
        """A holder by name: people by their ids, all others by their titles."""
        head = self.head
        kinds = {"position": head.positions, "unit": head.units, "supplier": head.suppliers}
        names = []
        for kind, name in holding.who:
            known = kinds[kind].get(name) if kind in kinds else None  # type: ignore[attr-defined]
            names.append((known.title if known else None) or f"`{name}`")
        return Several(tuple(names))

    @lazy
    def dated(self) -> tuple[Held, ...]:
        """Who holds a role for all systems from a later day on, or up to some day."""
        return dated(self.held, self.day, ("organisation",))

    @lazy
    def impersonal(self) -> tuple[Held, ...]:
        """Who holds a role for all systems without being a person alone."""
        return impersonal(self.held, ("organisation",))

    @lazy
    def dangling(self) -> tuple[Dangling, ...]:
        """What the head, and files on systems without a catalog, name that is not there."""
        return dangling_in_organisation(self)

    def is_wanted_on(self, role: StaffedRole, day: str) -> bool:
        """Whether somebody should hold a role for all systems on a day; where nobody says when, always."""
        if not role.applicable or role.demand is None:
            wishes = (each.wish(role.id, role.entry, each.phase_on(day)) for each in self.staffings)
            return role.applicable and (role not in self.phased or any(wishes))
        demanding = [(each, each.demands.all.get(role.id)) for each in self.staffings if role.id not in each.roles]
        return any(
            demand is not None and (not each.staffing.phases or each.obligation(demand, role.entry, each.phase_on(day)))
            for each, demand in demanding
        )

    @lazy
    def delegations(self) -> tuple[Delegation, ...]:
        """What the head delegates, for all systems and for groups of systems, now or from some day on."""
        return tuple(delegations_once(self))

    @lazy
    def assignments(self) -> dict[str, list[Assignment]]:
        """What everybody does, by the person's id."""
        return assignments_of(self)


def areas_of(staffings: Iterable[StaffingState]) -> tuple[str, ...]:
    """The subject areas that use any of some systems, in order."""
    return tuple(sorted({area for staffing in staffings for area in staffing.areas}))


def _most(found: list[Any]) -> Obligation | None:
    return "mandatory" if "mandatory" in found else "recommended" if "recommended" in found else None
