"""An organisation on a day: what it says of its systems, and the roles that it holds once for all of them."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rolekat.findings.finding import Path, Place, Several
from rolekat.lazy import lazy
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.library.organisation import LinkedOrganisation
from rolekat.library.references import Dangling
from rolekat.library.target import target_of
from rolekat.record import Record
from rolekat.state.actions import Standing, standings_once
from rolekat.state.bodies import posts_of
from rolekat.state.catalog import CatalogState, standing_catalog, state_of
from rolekat.state.days import FIRST, LAST, day_before
from rolekat.state.delegation import Delegation, delegations_once
from rolekat.state.demands import Demand, Demands, level_of
from rolekat.state.expectations import expectations
from rolekat.state.names import Names
from rolekat.state.outlook import Outlook
from rolekat.state.people import Assignment, assignments_of
from rolekat.state.seats import (
    Held,
    Holding,
    Level,
    Obligation,
    Post,
    StaffedBody,
    StaffedRole,
    dated,
    fill,
    impersonal,
    no_entry,
    notable,
)
from rolekat.state.sheets import AgreedSheet, sheets_in
from rolekat.state.staffing import StaffingState, fill_from_body, last_to_leave
from rolekat.state.staffing_references import dangling_in_organisation
from rolekat.state.units import UnitsAndPositions

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.model.action import ActionState
    from rolekat.model.organisation import Holder, Location, RoleStaffing, Unit
    from rolekat.model.role import Role
    from rolekat.model.staffing import Staffing


class Soon(Record):
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


class OrganisationState(UnitsAndPositions):
    """One organisation with all that it says, on the day of the outlook."""

    def __init__(self, linked: LinkedOrganisation, among: Organisations) -> None:
        super().__init__(linked.head, among.outlook.day)
        self.linked = linked
        self.file = linked.file
        self.id = linked.id
        self.outlook = among.outlook
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
        for staffing in self.staffings:
            staffing.release()
        self.staffings.clear()
        for name in ("by_system", "roles", "unasked", "own_bodies"):
            self.__dict__.pop(name, None)

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

    def must_fill(self, gallery: LinkedGallery) -> bool:
        """Whether it must fill all roles of a gallery that its systems ask for.

        A joint body holds what it says that it holds, and the rest is its owners' matter, unless the gallery is made
        for joint bodies.
        """
        return not self.is_body or "joint-body" in gallery.head.made_for

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

    def each(self, per: str, areas: tuple[str, ...], staffing: Staffing | None = None) -> tuple[str, ...]:
        """What a role is held once for each of: places of a kind, units, subject areas, owners.

        For one system, those places and units that use it.
        """
        what, _, kind = per.partition("/")
        if what in ("place", "unit"):
            there: Mapping[str, Location | Unit | None] = self.head.places if what == "place" else self.head.units
            used = (staffing.places if what == "place" else staffing.units) if staffing else ()
            names = [name for name in used if name in there] if used else there
            return tuple([name for name in names if not kind or ((found := there[name]) and found.kind == kind)])
        if what == "owner":
            return tuple(self.head.owners)
        return areas or tuple(self.head.subject_areas)

    def holdings(
        self, entry: RoleStaffing, file: str, path: Path, level: Level, lapse: str | None
    ) -> tuple[Holding, ...]:
        """The holders of an entry with their days: those stated, cut short by leaving and by the lapse of the role.

        Words such as `vacant` in place of an id hold nothing.
        """
        found = self._holdings(entry.holders, file, (*path, "holders"), level, lapse)
        for name, members in entry.seats.items():
            for held in self._holdings(members, file, (*path, "seats", name), level, lapse):
                meant = held.holder.for_ or self.employer_of(held.holder.person)
                found += (held._replace(seat=name, seat_for=meant),)
        return found

    def _holdings(
        self, holders: Iterable[Holder], file: str, path: Path, level: Level, lapse: str | None
    ) -> tuple[Holding, ...]:
        found, left, known = [], self.left, self.names.people
        for index, holder in enumerate(holders):
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
            found.append(Holding(holder, file, (*path, index), holder.from_ or FIRST, ends, people, level, self.id))
        return tuple(found)

    def employer_of(self, person: str | None) -> str | None:
        """The owner of a joint body that a person works for; `None` for the body's own people."""
        known = self.head.people.get(person or "")
        return known.employer if known else None

    def local_base(self, reference: str) -> Role | None:
        """The role of some gallery that a role of the organisation's own is; `None` where there is none such."""
        target = target_of(reference)
        own = self.gallery.roles.get(target.id) if self.gallery else None
        if target.gallery is None or (own and self.gallery and target.gallery in self.gallery.lineage):
            return own
        versions = self.library.versions(target.gallery)
        return next((gallery.roles[target.id] for gallery in versions if target.id in gallery.roles), None)

    def base_of(self, name: str, entry: RoleStaffing | None) -> Role | None:
        """The role of some gallery that a role here is: the one that its entry names, or that of the same id."""
        local = entry.local if entry else None
        return self.local_base(local.of if local and local.of else name)

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
        for name in self.standing:
            demanding.setdefault(name, [])
        position = expectations(self.gallery).position if self.gallery else {}
        asked = {name: those[0][1] if those else self.standing[name] for name, those in demanding.items()}
        names = sorted(demanding, key=lambda name: (position.get(asked[name].role.of, len(position)), name))
        found = {name: self._once(name, demanding[name], asked[name]) for name in names}
        for name, entry in self.head.roles.items():
            if name not in found and entry is not None:
                found[name] = self._unasked(name, entry)
        return found

    @lazy
    def standing(self) -> dict[str, Demand]:
        """The roles that the organisation's own gallery wants in every organisation, whatever systems it has."""
        gallery = self.gallery
        if gallery is None or not expectations(gallery).standing:
            return {}
        stated = self.head.roles if not self.must_fill(gallery) else None
        demands = Demands(standing_catalog(gallery)).cross_cutting
        return {demand.id: demand for demand in demands if stated is None or demand.id in stated}

    def _once(self, name: str, demanding: list[tuple[StaffingState, Demand]], demand: Demand) -> StaffedRole:
        entry = self.head.roles.get(name) or no_entry()
        today = [(staffing.obligation(each, entry, staffing.phase), staffing) for staffing, each in demanding]
        later = [staffing.obligation(each, entry, staffing.next_phase) for staffing, each in demanding]
        standing = self.standing_obligation(name, entry)
        asking = [staffing for found, staffing in today if found] or [staffing for staffing, _ in demanding]
        areas = () if standing else areas_of(asking)  # whatever systems there are, it is there for all areas
        per = (self.each(demand.per, areas) or (None,)) if demand.per else (None,)
        gallery = demand.role.catalog.gallery
        role = self._body(demand.base, gallery, per) if demand.has_seats and demand.base else StaffedRole()
        role.id, role.demand, role.entry, role.level, role.unit = name, demand, entry, "organisation", None
        role.title = (entry.local.title if entry.local else None) or demand.role.title
        role.file, role.path = self.file, ("roles", name)
        role.obligation = _most([standing, *(found for found, _ in today)])
        role.upcoming = _most([standing, *later])
        asked = () if standing == role.obligation else today  # whatever systems there are, it is wanted so much
        role.systems = tuple([staffing.id for found, staffing in asked if found and found == role.obligation])
        if name not in self.head.roles and not self.must_fill(gallery):
            role.obligation = role.upcoming = None
        role.holdings = self.holdings(entry, self.file, role.path, "organisation", None)
        fill(role, self.day, per, otherwise=self._is_filled_otherwise(demand, demanding, entry))
        if role.applicable and (entry is no_entry() if demand.has_seats else not role.filled):
            for body in self.bodies:
                theirs = body.roles.get(name)
                if theirs is not None and fill_from_body(role, theirs, self.day):
                    break
        return role

    def standing_obligation(self, name: str, entry: RoleStaffing) -> Obligation | None:
        """What a role is here whatever systems there are; stricter where the organisation says so."""
        demand = self.standing.get(name)
        suggested = demand.base.suggested if demand and demand.base else None
        return _most([suggested.standing, self._always(entry)]) if suggested else None

    def _is_filled_otherwise(
        self, demand: Demand, demanding: list[tuple[StaffingState, Demand]], entry: RoleStaffing
    ) -> bool:
        """Whether a role needs no holder in any of the systems that demand it; or in none at all, where it stands."""
        if demanding:
            return all(staffing.is_filled_otherwise(each, entry) for staffing, each in demanding)
        return demand.by_position and demand.base is not None and self.has_position(demand.base.position)

    def _body(self, base: Role, gallery: LinkedGallery, where: Iterable[str | None]) -> StaffedBody:
        return StaffedBody(posts_of(base, gallery, where, self._each_in), self._with_seat, self.day)

    def _each_in(self, per: str, at: str | None) -> tuple[str, ...]:
        """What a body has a seat for each of: the area or owner itself, in a body for one."""
        found = self.each(per, areas_of(self.staffings))
        return (at,) if at in found else found

    def _with_seat(self, post: Post) -> Iterator[StaffedRole]:
        """The roles that a seat comes with: held once, or for any system."""
        name = post.model.role or ""
        if name in self.roles:
            yield self.roles[name]
            return
        for staffing in self.staffings:
            yield from (role for copy in staffing.catalog.copies(name) if (role := staffing.roles.get(copy.id)))

    @lazy
    def unasked(self) -> dict[str, StaffedRole]:
        """The roles of its gallery, or named here, that are held once, that no system asks for and nobody holds."""
        gallery = self.gallery
        once = [name for name in gallery.roles if level_of(name, gallery) != "system"] if gallery else []
        names = dict.fromkeys([*once, *(name for name, entry in self.head.roles.items() if entry is None)])
        found = [name for name in names if name not in self.roles]
        return {name: self._unasked(name, no_entry()) for name in found}

    def _unasked(self, name: str, entry: RoleStaffing) -> StaffedRole:
        """A role that no system asks for: one of the organisation's own, or one ahead of its time."""
        local, known, gallery = entry.local, self.base_of(name, entry), self.gallery
        # One of several bodies of a kind, which the organisation names itself.
        role = self._body(known, gallery, (None,)) if known and known.seats and gallery else StaffedRole()
        role.id, role.demand, role.entry, role.level, role.unit = name, None, entry, "organisation", None
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
    def own_bodies(self) -> tuple[StaffedBody, ...]:
        """The bodies that there are once, those that it has named itself among them."""
        return tuple([role for role in self.roles.values() if isinstance(role, StaffedBody)])

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
        return Several(tuple([self.called(kind, name) for kind, name in holding.who]))

    def called(self, kind: str, name: str) -> str:
        """What somebody is called: a unit, a supplier, …, by its title; a person, and what has no title, by its id."""
        head = self.head
        kinds = {"position": head.positions, "unit": head.units, "supplier": head.suppliers}
        known = kinds[kind].get(name) if kind in kinds else None  # type: ignore[attr-defined]
        title = self.body_title(name) if kind == "body" else known.title if known else None
        return title or f"`{name}`"

    def body_title(self, name: str) -> str | None:
        """What a body is called: by the organisation itself, or as a role of a gallery; it may be a unit, too."""
        entry, unit = self.head.roles.get(name), self.head.units.get(name)
        local, role = entry.local if entry else None, self.base_of(name, entry)
        return (local.title if local else None) or (role.title if role else None) or (unit.title if unit else None)

    @lazy
    def _notable(self) -> tuple[Held, ...]:
        return notable(self.held, self.day, ("organisation",))

    @lazy
    def dated(self) -> tuple[Held, ...]:
        """Who holds a role for all systems from a later day on, or up to some day."""
        return dated(self._notable, self.day)

    @lazy
    def impersonal(self) -> tuple[Held, ...]:
        """Who holds a role for all systems without being a person alone."""
        return impersonal(self._notable)

    @lazy
    def dangling(self) -> tuple[Dangling, ...]:
        """What the head, and files on systems without a catalog, name that is not there."""
        return dangling_in_organisation(self)

    def is_wanted_on(self, role: StaffedRole, day: str) -> bool:
        """Whether somebody should hold a role for all systems on a day; where nobody says when, always."""
        if role.applicable and self.standing_obligation(role.id, role.entry):
            return True
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
    def sheets(self) -> tuple[AgreedSheet, ...]:
        """The delegation sheets for groups of systems."""
        return tuple([
            sheet
            for name, group in self.head.system_groups.items()
            for sheet in sheets_in(group.sheets, self.file, ("system_groups", name, "sheets"), name)
        ])  # fmt: skip

    @property
    def action_states(self) -> Mapping[str, ActionState | None]:
        """What the head says of how far the gallery's actions have come."""
        return self.head.actions

    def action_source(self, action: str) -> Place:
        """Where the gallery asks for an action."""
        return self.gallery.place("actions", action, of_key=True) if self.gallery else self.place("gallery")

    @lazy
    def actions(self) -> tuple[Standing, ...]:
        """How far the actions have come that its gallery asks of it once for all systems."""
        return standings_once(self)

    @lazy
    def assignments(self) -> dict[str, list[Assignment]]:
        """What everybody does, by the person's id."""
        return assignments_of(self)


def areas_of(staffings: Iterable[StaffingState]) -> tuple[str, ...]:
    """The subject areas that use any of some systems, in order."""
    return tuple(sorted({area for staffing in staffings for area in staffing.areas}))


def _most(found: list[Any]) -> Obligation | None:
    return "mandatory" if "mandatory" in found else "recommended" if "recommended" in found else None
