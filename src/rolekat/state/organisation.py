"""An organisation on a day: what it says of its systems, and the roles that it holds once for all of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from rolekat.findings.finding import Path, Place, Several
from rolekat.lazy import lazy
from rolekat.library.gallery import LinkedGallery, stem
from rolekat.library.loading import Loaded
from rolekat.library.organisation import LinkedOrganisation
from rolekat.library.references import Dangling
from rolekat.library.target import target_of
from rolekat.record import Record
from rolekat.state.actions import Standing, standings_once
from rolekat.state.catalog import standing_catalog
from rolekat.state.days import FIRST, LAST, day_before
from rolekat.state.delegation import Delegation, delegations_once
from rolekat.state.demands import Demand, Demands
from rolekat.state.expectations import expectations
from rolekat.state.half_read import half_read, may_name
from rolekat.state.names import Names
from rolekat.state.people import Assignment, assignments_of
from rolekat.state.roles_once import roles_once, strictest, unasked_roles, wanted_always
from rolekat.state.seats import (
    Held,
    Holding,
    Level,
    Obligation,
    StaffedBody,
    StaffedRole,
    dated,
    impersonal,
    notable,
    who,
)
from rolekat.state.sheets import AgreedSheet, sheets_in
from rolekat.state.staffing import StaffingState
from rolekat.state.staffing_references import dangling_in_organisation
from rolekat.state.system_roles import added_roles
from rolekat.state.units import UnitsAndPositions

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.model.action import ActionState
    from rolekat.model.organisation import Holder, Location, RoleStaffing, Unit
    from rolekat.model.role import Role
    from rolekat.model.staffing import Staffing
    from rolekat.state.organisations import Organisations


class Soon(Record):
    """A role that is held once for all systems, and becomes mandatory for some of them without anybody in it."""

    role: StaffedRole
    day: str
    """The day on which the first of them gets there."""
    systems: tuple[str, ...]


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
        self.half_read: list[StaffingState] = []
        """The systems whose files are faulty, as far as it is known which roles they need to be held for all."""
        self._among = among
        people = self.head.people
        self.left: dict[str, str] = {name: person.left for name, person in people.items() if person and person.left}
        for loaded in linked.staffings():
            self.files.append(loaded)
            read = loaded if loaded.model is not None else half_read(loaded)
            if read is None or read.kind != "staffing":
                continue
            demands = among.demands(read.model.staffing)
            if loaded.model is None:
                self.half_read += [StaffingState(read, demands, self)] if demands else []
            elif demands is None:
                self.without_catalog.append(loaded)
            else:
                self.staffings.append(StaffingState(loaded, demands, self))

    def release(self) -> None:
        """Let go of the systems: they and the organisation hold each other, and a check does without the collector."""
        for staffing in (*self.staffings, *self.half_read):
            staffing.release()
        self.staffings.clear()
        self.half_read.clear()
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

    def role(self, name: str) -> StaffedRole | None:
        """A role that is held once."""
        return self.roles.get(name)

    def staffing(self, system: str) -> StaffingState | None:
        """One system here."""
        return self.by_system.get(system)

    def needing(self, role: StaffedRole) -> tuple[StaffingState, ...]:
        """The systems that make a role held once obligatory today, those whose files are faulty among them."""
        by_system = {each.id: each for each in self.half_read} | self.by_system
        return tuple([by_system[name] for name in role.systems])

    def must_fill(self, gallery: LinkedGallery) -> bool:
        """Whether it must fill all roles of a gallery that its systems ask for.

        A joint body holds what it says that it holds, and the rest is its owners' matter, unless the gallery is made
        for joint bodies.
        """
        return not self.is_body or "joint-body" in gallery.head.made_for

    @lazy
    def unread(self) -> tuple[Demands | None, ...]:
        """What is demanded of it in systems whose files are faulty; `None` for each whose catalog is not known."""
        faulty = (self._among.demands(stem(loaded.file)) for loaded in self.files if loaded.model is None)
        return (*faulty, *(None for _ in self.without_catalog))

    def may_be_asked(self, role: str) -> bool:
        """Whether a system of which that cannot be read may need a role that is held once."""
        return any(demands is None or role in demands.all for demands in self.unread)

    def may_be_named(self, person: str) -> Loaded | None:
        """The first faulty file that has somebody's id in it, so that not all is known of what they do."""
        return next((loaded for loaded in self.files if loaded.model is None and may_name(person, loaded)), None)

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

    def replaced_by(self, role: StaffedRole) -> tuple[Holding, ...]:
        """Who holds a role for the organisation and not for a system, where that has holders of its own."""
        once = self.roles.get(role.id) if role.level in ("system", "group") and role.current else None
        return once.current if once is not None and once is not role else ()

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
            there = person in known or self.names.knows(holder)
            if not there and not self.names.anybody(holder):
                continue
            if person is None:
                people = self.people_of(holder)
                if left and (holder.together or holder.position):
                    ends = min(ends, self.last_to_leave(holder))
            else:
                people = (person,)
                if person in left and left[person] < ends:
                    ends = left[person]
            if lapse is not None and lapse <= ends:
                ends = day_before(lapse)
            begins = holder.from_ or FIRST
            found.append(Holding(holder, file, (*path, index), begins, ends, people, level, self.id, known=there))
        return tuple(found)

    def last_to_leave(self, holder: Holder) -> str:
        """The day on which the last of those leaves who hold a seat together, or by a position.

        There is none where a unit is with them, or where nobody is named with the position.
        """
        ends = max([self.left.get(person, LAST) for person in holder.named], default=FIRST)
        for kind, name in who(holder):
            known = self.left.get(name, LAST) if kind == "person" else LAST
            ends = max(ends, self.position_ends(name) if kind == "position" else known)
        return ends

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
        """The roles that are held once for all systems: those that a catalog has, then all others named here."""
        return roles_once(self)

    @lazy
    def standing(self) -> dict[str, Demand]:
        """The roles that the organisation's own gallery wants in every organisation, whatever systems it has."""
        gallery = self.gallery
        if gallery is None or not expectations(gallery).standing:
            return {}
        stated = self.head.roles if not self.must_fill(gallery) else None
        demands = Demands(standing_catalog(gallery)).cross_cutting
        return {demand.id: demand for demand in demands if stated is None or demand.id in stated}

    @lazy
    def added(self) -> dict[str, Demand]:
        """The roles of its own gallery that it has added for itself, held once."""
        gallery = self.gallery
        roles = added_roles([self.head.roles], self.head.gallery, gallery) if gallery else {}
        return Demands(standing_catalog(gallery).with_added(roles)).all if gallery and roles else {}

    def standing_obligation(self, name: str, entry: RoleStaffing) -> Obligation | None:
        """What a role is here whatever systems there are; stricter where the organisation says so."""
        demand = self.standing.get(name)
        suggested = demand.base.suggested if demand and demand.base else None
        return strictest([suggested.standing, wanted_always(entry, self.gallery)]) if suggested else None

    @lazy
    def unasked(self) -> dict[str, StaffedRole]:
        """The roles of its gallery, or named here, that are held once, that no system asks for and nobody holds."""
        return unasked_roles(self)

    @lazy
    def phased(self) -> tuple[StaffedRole, ...]:
        """The organisation's own roles, held once, that it wants filled when a system is in certain phases."""
        return tuple([
            role
            for role in self.roles.values()
            if role.is_own
            and (local := role.entry.local) is not None
            and (local.mandatory or local.recommended)
            and wanted_always(role.entry, self.gallery) is None
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
        if not role.applicable or role.is_own:
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
