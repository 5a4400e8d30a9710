"""One system in one organisation on a day: its phase, its roles with their holders, what is vacant, its actions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from rolekat.findings.finding import Path, Place, Term
from rolekat.lazy import lazy
from rolekat.library.loading import Loaded
from rolekat.library.phases import TIMELESS
from rolekat.library.references import Dangling
from rolekat.record import Record
from rolekat.state.actions import Standing, standings, still_open
from rolekat.state.bodies import posts_of
from rolekat.state.days import FIRST, LAST
from rolekat.state.delegation import Delegation, delegations_in
from rolekat.state.demands import Demand, Demands
from rolekat.state.seats import (
    Given,
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
    kind_and_id,
    names_holders,
    no_entry,
    notable,
)
from rolekat.state.sheets import AgreedSheet, sheets_in
from rolekat.state.staffing_references import dangling_in_staffing

if TYPE_CHECKING:
    from rolekat.model.action import ActionState
    from rolekat.model.organisation import Holder, RoleStaffing
    from rolekat.model.role import Role
    from rolekat.model.staffing import Staffing
    from rolekat.state.organisation import OrganisationState


_NEAR: Final = ("system", "group")
_ONLY_HOLDERS: Final = {"holders"}
_ONE: Final = (None,)
"""What a role is held for that is held once: one seat without a name."""


class _Said(Record):
    """What is said of a role, and where."""

    entry: RoleStaffing
    level: Level
    file: str
    path: Path


class StaffingState:
    """A staffing file laid over the catalog of its system, for the day of its organisation."""

    def __init__(self, loaded: Loaded, demands: Demands, organisation: OrganisationState) -> None:
        self.loaded = loaded
        self.staffing: Staffing = loaded.model
        self.file = loaded.file
        self.demands = demands
        self.catalog = demands.catalog
        self.gallery = demands.gallery
        self.organisation = organisation
        self.day = organisation.day
        self.phase, self.next_phase = _phases_on(self.day, self.staffing.phases, demands.phases)
        """The phase it is in, `None` before the first or where no day is given; and the next that has a day.

        Systems whose gallery has no phases are in the one that is always.
        """

    def release(self) -> None:
        """Let go of the roles: bodies among them ask the system for those who have seats in them."""
        self.__dict__.pop("roles", None)

    @property
    def id(self) -> str:
        """The id of the system."""
        return self.staffing.staffing

    @property
    def title(self) -> str:
        """The title of the system."""
        return self.catalog.system.title

    @property
    def phase_title(self) -> str | Term:
        """The title of the phase it is in, as findings say it."""
        return Term("any-time") if self.phase == TIMELESS else self.catalog.phase_title(self.phase or "")

    @property
    def begins_next(self) -> str | None:
        """The first day of the next planned phase."""
        return self.staffing.phases[self.next_phase] if self.next_phase else None

    def place(self, *path: str | int, of_key: bool = False) -> Place:
        """A place in the staffing file."""
        return Place(self.file, path, of_key)

    @lazy
    def roles(self) -> dict[str, StaffedRole]:
        """The roles that are held for this system, in the order of the catalog, then the organisation's own.

        A cross-cutting role is among them where this file, or a group of systems, settles for itself who holds it.
        """
        found = {demand.id: self._role(demand) for demand in self.demands.of_system}
        known = self.demands.all
        for name, said in self._said_nearby():
            if name in found:
                continue
            if name in known:
                if _settles(said.entry):
                    found[name] = self._role(known[name])
            elif said.entry.local is not None:
                found[name] = self._of_its_own(name, said)
        return found

    def _said_nearby(self) -> Iterator[tuple[str, _Said]]:
        """What is said of roles in this file, then for the groups of the system."""
        for name, entry in self.staffing.roles.items():
            if entry is not None:
                yield name, _Said(entry, "system", self.file, ("roles", name))
        for group, entries in self.organisation.groups_of(self.id):
            for name, entry in entries.items():
                if entry is not None:
                    path = ("system_groups", group, "roles", name)
                    yield name, _Said(entry, "group", self.organisation.file, path)

    @lazy
    def cross_cutting(self) -> dict[str, StaffedRole]:
        """The roles of the catalog that the organisation holds once for all systems, this one among them."""
        once = self.organisation.roles
        return {
            demand.id: once[demand.id]
            for demand in self.demands.cross_cutting
            if demand.id not in self.roles and demand.id in once
        }

    def role(self, name: str) -> StaffedRole | None:
        """A role of the system, held here or once for all."""
        return self.roles.get(name) or self.cross_cutting.get(name)

    @lazy
    def vacant(self) -> tuple[StaffedRole, ...]:
        """The roles of this system that are mandatory or recommended today and have a seat that nobody fills."""
        return tuple([role for role in self.roles.values() if role.obligation and role.demanded and not role.filled])

    @lazy
    def held(self) -> tuple[StaffedRole, ...]:
        """The roles of this system that say of anybody that they hold them, once or now or later."""
        return tuple([role for role in self.roles.values() if role.holdings])

    @lazy
    def _notable(self) -> tuple[Held, ...]:
        return notable(self.held, self.day, _NEAR)

    @lazy
    def dated(self) -> tuple[Held, ...]:
        """Who holds a role here or for a group of systems from a later day on, or up to some day."""
        return dated(self._notable, self.day)

    @lazy
    def impersonal(self) -> tuple[Held, ...]:
        """Who holds a role here or for a group of systems without being a person alone."""
        return impersonal(self._notable)

    @lazy
    def delegations(self) -> tuple[Delegation, ...]:
        """What this file delegates, now or from some day on."""
        return tuple(delegations_in(self)) if self.delegating or self.staffing.sheets else ()

    @lazy
    def given(self) -> dict[str, dict[str, Given]]:
        """What this file, or a group of systems, gives to others, by role and task.

        Of several the nearest counts: what this file says, then its sheets, then the same for groups.
        """
        found: dict[str, dict[str, Given]] = {}
        for sheet in self.sheets:
            if sheet.group is None:
                found[sheet.role] = dict(sheet.given)  # a copy: what this file says itself is laid over it
        for name, said in self._said_nearby():
            for item, delegated in said.entry.delegated.items():
                place = Place(said.file, (*said.path, "delegated", item))
                known = found.setdefault(name, {})
                if said.level == "system" or item not in known:
                    known[item] = Given(delegated, place)
        for sheet in self.sheets:
            if sheet.group is not None:
                found[sheet.role] = {**sheet.given, **found.get(sheet.role, {})}
        return found

    @lazy
    def sheets(self) -> tuple[AgreedSheet, ...]:
        """The delegation sheets of this system: its own, then those of its groups."""
        groups = self.organisation.head.system_groups
        shared = [sheet for sheet in self.organisation.sheets if self.id in groups[sheet.group or ""].systems]
        return (*sheets_in(self.staffing.sheets, self.file, ("sheets",)), *shared)

    @lazy
    def delegating(self) -> tuple[tuple[str, RoleStaffing], ...]:
        """The entries of this file that give tasks to others, with the ids of their roles."""
        return tuple([(name, entry) for name, entry in self.qualified.items() if entry.delegated])

    @lazy
    def qualified(self) -> dict[str, RoleStaffing]:
        """The entries of this file that say more than who holds the role."""
        roles = self.staffing.roles.items()
        return {name: entry for name, entry in roles if entry is not None and entry.model_fields_set != _ONLY_HOLDERS}

    @lazy
    def particular(self) -> tuple[StaffedRole, ...]:
        """The roles of this system of which this file says more than who holds them, or a group says anything."""
        found = [self.roles[name] for name in self.qualified if name in self.roles]
        if self.organisation.groups_of(self.id):
            found += [role for role in self.roles.values() if role.path[0] == "system_groups"]
        return tuple(found)

    @lazy
    def dangling(self) -> tuple[Dangling, ...]:
        """What this file names that is not there."""
        return dangling_in_staffing(self)

    def phase_on(self, day: str) -> str | None:
        """The phase that the system is in on a day, as far as it is planned."""
        return _phases_on(day, self.staffing.phases, self.demands.phases)[0]

    @property
    def phase_changes(self) -> Iterator[tuple[str, str]]:
        """The changes from one phase to another, made or to be made, in order.

        A phase without a day is passed over where a later one has begun; where only later ones are planned, it may
        still come, and both are there.
        """
        dates, phases = self.staffing.phases, self.demands.phases
        dated = [phase for phase in phases if phase in dates]
        first = phases.index(dated[0]) if dated else 0
        begun = [number for number, phase in enumerate(phases) if dates.get(phase, LAST) <= self.day]
        over = {phase for phase in phases[first : begun[-1] if begun else 0] if phase not in dates}
        found = {*pairwise(phase for phase in phases if phase not in over), *pairwise(dated)}
        yield from sorted(found, key=lambda pair: (phases.index(pair[1]), phases.index(pair[0])))

    def obligation_in(self, role: StaffedRole, phase: str | None) -> Obligation | None:
        """What a role of the system, held here or once for all, is here in any phase."""
        unsaid = role.entry is no_entry() and role.id not in self.staffing.roles
        if not role.applicable or (unsaid and not self.organisation.must_fill(self.gallery)):
            return None
        return self.obligation(self.demands.all.get(role.id), role.entry, phase)

    def is_wanted_on(self, role: StaffedRole, day: str) -> bool:
        """Whether somebody should hold a role on a day; where nobody says when it is needed, always."""
        phase, local = self.phase_on(day), role.entry.local
        if not role.applicable:
            return False
        if role.demand is None:
            timed = local is not None and (local.mandatory or local.recommended)
            return not timed or self.obligation(None, role.entry, phase) is not None
        dated = self.staffing.phases or phase == TIMELESS
        return not dated or self.obligation(role.demand, role.entry, phase) is not None

    @lazy
    def soon(self) -> tuple[StaffedRole, ...]:
        """The roles of this system that the next phase makes mandatory, which is near, and that nobody fills then."""
        begins = self.begins_next
        if begins is None or begins > self.organisation.outlook.lead_day:
            return ()
        return tuple([role for role in self.roles.values() if role.is_due_on(begins)])

    @property
    def contact_id(self) -> str | None:
        """The id of the role that is the contact point in the current phase."""
        return self.catalog.contact_point.get(self.phase) if self.phase else None

    @property
    def contact(self) -> StaffedRole | None:
        """The role that is the contact point today."""
        name = self.contact_id
        return self.role(name) if name else None

    @property
    def contact_holding(self) -> Holding | None:
        """Whom to turn to today: the contact point's only holder, or of several the one who is marked."""
        current = self.contact.current if self.contact else ()
        marked = [held for held in current if held.holder.contact] if len(current) > 1 else current
        return marked[0] if len(marked) == 1 else None

    def needed_once(self, phase: str | None) -> Iterator[tuple[StaffedRole, Obligation]]:
        """The roles held once for all systems that this one makes obligatory in a phase, and how."""
        organisation = self.organisation
        for role in organisation.phased if phase else ():
            own = self.wish(role.id, role.entry, phase)
            if own is not None and role.applicable:
                yield role, own
        for name, role in self.cross_cutting.items() if phase else ():
            if role.applicable and (name in organisation.head.roles or organisation.must_fill(self.gallery)):
                found = self.obligation(self.demands.all[name], role.entry, phase)
                if found is not None:
                    yield role, found

    @property
    def action_states(self) -> Mapping[str, ActionState | None]:
        """What the file says of how far actions have come."""
        return self.staffing.actions

    def action_source(self, action: str) -> Place:
        """Where an action is asked for: in the catalog, its profile or the gallery."""
        return self.catalog.place("actions", action, of_key=True)

    @lazy
    def actions(self) -> tuple[Standing, ...]:
        """How far each action of the catalog has come, in the order of the catalog."""
        return standings(self)

    @lazy
    def open_actions(self) -> tuple[Standing, ...]:
        """The actions with something left to do."""
        return still_open(self)

    def demanded_at(self, role: StaffedRole) -> Place | None:
        """Where it is said that a role is obligatory in the current phase: here, in the catalog, in the gallery."""
        return demanded_at(role, self, self.phase)

    def lapse_of(self, demand: Demand) -> str | None:
        """The first day on which a role is no longer needed, where that is planned."""
        dates = self.staffing.phases
        planned = [dates[phase] for phase in demand.lapsed_in if phase in dates]
        return min(planned) if planned else None

    def obligation(self, demand: Demand | None, entry: RoleStaffing, phase: str | None) -> Obligation | None:
        """What a role is in a phase here: as the catalog says, or stricter where the organisation does.

        Of a role of the organisation's own, without a demand, it alone says so.
        """
        if phase is None:
            return None
        demanded: Any = demand.by_phase.get(phase) if demand is not None else None
        local = entry.local
        if local is not None and demanded != "mandatory":
            if phase in self.gallery.phase_set(local.mandatory or ()).phases:
                return "mandatory"
            if demanded is None and phase in self.gallery.phase_set(local.recommended or ()).phases:
                return "recommended"
        return demanded  # type: ignore[no-any-return]

    def _said_of(self, name: str) -> list[_Said]:
        """What is said of a role: here, for the groups of the system, for the organisation; the nearest first."""
        found = []
        here = self.staffing.roles.get(name)
        if here is not None:
            found.append(_Said(here, "system", self.file, ("roles", name)))
        organisation = self.organisation
        for group, entries in organisation.groups_of(self.id):
            entry = entries.get(name)
            if entry is not None:
                path = ("system_groups", group, "roles", name)
                found.append(_Said(entry, "group", organisation.file, path))
        entry = organisation.head.roles.get(name)
        if entry is not None:
            found.append(_Said(entry, "organisation", organisation.file, ("roles", name)))
        return found

    def _role(self, demand: Demand) -> StaffedRole:
        name, organisation = demand.id, self.organisation
        per = self._each(demand.per) if demand.per else _ONE
        role = self._body(demand.base, per) if demand.has_seats and demand.base else StaffedRole()
        role.id, role.demand, role.systems, role.holdings = name, demand, (), ()
        role.unit = self._unit_for(demand)
        entry = self.staffing.roles.get(name)
        if entry is not None and names_holders(entry):  # as it nearly always is: nobody else need be asked
            source = _Said(entry, "system", self.file, ("roles", name))
            role.entry, role.level, role.file, role.path = source
        else:
            said = self._said_of(name)
            first = said[0] if said else self._unsaid(demand)
            role.entry, role.level, role.file, role.path = first
            entry = first.entry
            # What does not apply here is held by nobody here, whoever holds it for others.
            farther = said if entry.not_applicable is None else ()
            source = next((each for each in farther if names_holders(each.entry)), first)
        role.title = (entry.local.title if entry.local else None) or demand.title
        if names_holders(source.entry):
            lapse = self.lapse_of(demand) if demand.lapsed_in else None
            role.holdings = organisation.holdings(source.entry, source.file, source.path, source.level, lapse)
            role.level = source.level
        role.obligation = self.obligation(demand, entry, self.phase)
        role.upcoming = self.obligation(demand, entry, self.next_phase)
        if entry is no_entry() and name not in self.staffing.roles and not organisation.must_fill(self.gallery):
            role.obligation = role.upcoming = None
        otherwise = (demand.by_position or bool(entry.spread)) and self.is_filled_otherwise(demand, entry)
        fill(role, self.day, per, otherwise=otherwise)
        left_open = entry is no_entry() if demand.has_seats else not role.filled  # a body waits for its roles
        if organisation.bodies and role.applicable and left_open:
            self._from_bodies(role)
        return role

    def _unsaid(self, demand: Demand) -> _Said:
        """Where it should be said who holds a role of which nothing is said: a role of a group with the group."""
        if demand.base is not None and demand.base.held_per == "system-group":
            for group, _ in self.organisation.groups_of(self.id):
                path = ("system_groups", group, "roles", demand.id)
                return _Said(no_entry(), "group", self.organisation.file, path)
        return _Said(no_entry(), "system", self.file, ("roles", demand.id))

    def _body(self, base: Role, where: Iterable[str | None]) -> StaffedBody:
        return StaffedBody(posts_of(base, self.gallery, where, self._each_in), self._with_seat, self.day)

    def _each_in(self, per: str, at: str | None) -> tuple[str, ...]:
        """What a body has a seat for each of: the area or owner itself, in a body for one."""
        found = self.areas if per == "subject-area" else self.organisation.each(per, self.areas, self.staffing)
        return (at,) if at in found else found

    def _with_seat(self, post: Post) -> Iterator[StaffedRole]:
        """The roles that a seat comes with, as they are held here."""
        for copy in self.catalog.copies(post.model.role or ""):
            role = self.role(copy.id)
            if role is not None:
                yield role

    def _from_bodies(self, role: StaffedRole) -> None:
        """Let the holders of joint bodies count, where the organisation itself leaves a seat open."""
        for body in organisation_bodies(self.organisation, self.id):
            theirs = body.role(role.id)
            if theirs is not None and fill_from_body(role, theirs, self.day):
                return

    def _of_its_own(self, name: str, said: _Said) -> StaffedRole:
        """A role that the catalog lacks and the organisation has added."""
        role, entry, local = StaffedRole(), said.entry, said.entry.local
        known = self.organisation.local_base(local.of) if local and local.of else None
        role.id, role.demand, role.unit = name, None, None
        role.entry, role.level, role.file, role.path = said
        role.title = (local.title if local else None) or (known.title if known else None) or name
        role.obligation = self.obligation(None, entry, self.phase)
        role.upcoming = self.obligation(None, entry, self.next_phase)
        role.systems = ()
        role.holdings = self.organisation.holdings(entry, role.file, role.path, role.level, None)
        fill(role, self.day, (None,), otherwise=False)
        return role

    def wish(self, name: str, entry: RoleStaffing, phase: str | None) -> Obligation | None:
        """What a role of the organisation's own that is held once is in a phase of this system.

        Nothing where the catalog has the role: it is the system's then.
        """
        return None if name in self.demands.all else self.obligation(None, entry, phase)

    def is_filled_otherwise(self, demand: Demand, entry: RoleStaffing) -> bool:
        """Whether a role needs no holder: its position exists, or all of it is placed with other roles."""
        positions = demand.base.position if demand.by_position and demand.base else ()
        if positions and self.organisation.has_position(positions, self._unit_for(demand)):
            return True
        return bool(entry.spread) and demand.may_be_spread and not unplaced(demand, entry)

    def _unit_for(self, demand: Demand) -> str | None:
        """The unit whose head has a role that comes with a position: for a role of the system not just any."""
        return self.staffing.unit if demand.level == "system" else None

    def _each(self, per: str) -> tuple[str | None, ...]:
        """The ids that a role has a seat for each of; one seat without a name where there are none."""
        return self.organisation.each(per, self.areas, self.staffing) or _ONE

    @property
    def areas(self) -> tuple[str, ...]:
        """The subject areas that use the system."""
        return getattr(self.catalog.system, "subject_areas", ())


def _phases_on(day: str, dates: Mapping[str, str], order: Collection[str]) -> tuple[str | None, str | None]:
    """The last phase that has begun by a day, and the first after it that has a day of its own."""
    if not order:
        return TIMELESS, None
    current = following = None
    for phase in order:
        begins = dates.get(phase)
        if begins is None:
            continue
        if begins <= day:
            current, following = phase, None
        elif following is None:
            following = phase
    return current, following


def demanded_at(role: StaffedRole, staffing: StaffingState, phase: str | None) -> Place | None:
    """Where it is said that a role is obligatory in a phase of a system."""
    demand, local = role.demand, role.entry.local
    demanded = demand.by_phase.get(phase or "") if demand else None
    if local is not None and demanded != "mandatory":
        for kind in ("mandatory", "recommended"):
            if phase in staffing.gallery.phase_set(getattr(local, kind) or ()).phases and kind != demanded:
                return role.at("local", kind)
    if demand is None or phase is None or demanded is None:
        return None
    if demand.role.obligations.stated:
        return staffing.catalog.place(*demand.role.obligation_path((phase,)))
    return staffing.gallery.role_place(demand.role.of, "suggested", demanded) if demand.base else None


def unplaced(demand: Demand, entry: RoleStaffing) -> tuple[str, ...]:
    """The tasks and responsibilities of a role that is spread over others which no other role has been given."""
    texts = demand.role.texts
    if texts is None:
        return ()
    items = (*texts.tasks, *texts.responsibilities)
    spread = {item: role for item, role in entry.spread.items() if role != demand.id}
    return tuple([item.id for item in items if item.origin != "omitted" and item.id not in spread])


def _settles(entry: RoleStaffing) -> bool:
    """Whether an entry for one system, or for some, settles who holds a role that is else held once for all."""
    local = entry.local
    return bool(
        names_holders(entry)
        or entry.spread
        or entry.not_applicable is not None
        or entry.accepted_vacancy is not None
        or (local is not None and (local.mandatory or local.recommended))
    )


def fill_from_body(role: StaffedRole, theirs: StaffedRole, day: str) -> bool:
    """Let a joint body's holders count for a role of a member; false where it has none for now or later.

    Where the member needs one for each of its places, a holder who names none counts for all of them. Of a
    body in which all sit by roles, those who hold these there.
    """
    demand, shared = role.demand, theirs.entry.spread
    spread = bool(shared) and demand is not None and demand.may_be_spread and not unplaced(demand, theirs.entry)
    if not (theirs.current or theirs.coming or spread):
        if not (isinstance(role, StaffedBody) and isinstance(theirs, StaffedBody) and theirs.anybody):
            return False
        role.seat_those_of(theirs)
        role.level = "joint-body"
    counting = (*theirs.current, *theirs.coming)
    role.holdings += tuple([holding._replace(level="joint-body") for holding in counting])
    if theirs.current or spread:
        role.level = "joint-body"
    everywhere = any(not holding.holder.at for holding in theirs.current)
    per = () if isinstance(role, StaffedBody) else [seat.per for seat in role.seats]
    fill(role, day, per, otherwise=role.otherwise or spread or everywhere)
    return True


def organisation_bodies(organisation: OrganisationState, system: str) -> list[StaffingState]:
    """The same system in the joint bodies that an organisation is a member of."""
    return [found for body in organisation.bodies if (found := body.staffing(system))]


def last_to_leave(holder: Holder, organisation: OrganisationState) -> str:
    """The day on which the last of several people leaves who hold a seat together; none where a unit is with them."""
    ends = FIRST
    for text in holder.together:
        kind, name = kind_and_id(text)
        ends = max(ends, organisation.left.get(name, LAST) if kind == "person" else LAST)
    return ends
