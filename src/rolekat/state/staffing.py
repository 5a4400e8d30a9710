"""One system in one organisation on a day: its phase, its roles with their holders, what is vacant, its actions."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from rolekat.findings.finding import Place, Term
from rolekat.lazy import lazy
from rolekat.library.loading import Loaded
from rolekat.library.phases import TIMELESS
from rolekat.library.references import Dangling
from rolekat.state.actions import Standing, standings, still_open
from rolekat.state.days import LAST
from rolekat.state.delegation import Delegation, delegations_in
from rolekat.state.demands import Demand, Demands
from rolekat.state.seats import (
    Given,
    Held,
    Holding,
    Obligation,
    StaffedRole,
    dated,
    impersonal,
    no_entry,
    notable,
)
from rolekat.state.sheets import AgreedSheet, sheets_in
from rolekat.state.staffing_references import dangling_in_staffing
from rolekat.state.system_roles import roles_of_system, said_nearby, with_added

if TYPE_CHECKING:
    from rolekat.model.action import ActionState
    from rolekat.model.organisation import RoleStaffing
    from rolekat.model.staffing import Staffing
    from rolekat.state.organisation import OrganisationState


_NEAR: Final = ("system", "group")
_ONLY_HOLDERS: Final = {"holders"}
_ONE: Final = (None,)
"""What a role is held for that is held once: one seat without a name."""


class StaffingState:
    """A staffing file laid over the catalog of its system, for the day of its organisation."""

    def __init__(self, loaded: Loaded, demands: Demands, organisation: OrganisationState) -> None:
        self.loaded = loaded
        self.staffing: Staffing = loaded.model
        self.file = loaded.file
        self.organisation = organisation
        self.demands = with_added(demands, self)
        self.catalog = self.demands.catalog
        self.gallery = demands.gallery
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
        return roles_of_system(self)

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
        for name, said in said_nearby(self):
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

    @property
    def in_bodies(self) -> tuple[StaffingState, ...]:
        """The same system in the joint bodies that the organisation is a member of."""
        return tuple([found for body in self.organisation.bodies if (found := body.staffing(self.id))])

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
        begun = [number for number, phase in enumerate(phases) if dates.get(phase, LAST) <= self.day]
        over = {phase for phase in phases[: begun[-1] if begun else 0] if phase not in dates}
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
        if role.is_own:
            timed = local is not None and (local.mandatory or local.recommended)
            return not timed or self.obligation(role.demand, role.entry, phase) is not None
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

    def demanded_at(self, role: StaffedRole, phase: str | None) -> Place | None:
        """Where it is said that a role is obligatory in a phase: here, in the catalog, in the gallery."""
        demand, local = role.demand, role.entry.local
        demanded = demand.by_phase.get(phase or "") if demand else None
        if local is not None and demanded != "mandatory":
            for kind in ("mandatory", "recommended"):
                if phase in self.gallery.phase_set(getattr(local, kind) or ()).phases and kind != demanded:
                    return role.at("local", kind)
        if demand is None or phase is None or demanded is None:
            return None
        if demand.role.obligations.stated:
            return self.catalog.place(*demand.role.obligation_path((phase,)))
        return self.gallery.role_place(demand.role.of, "suggested", demanded) if demand.base else None

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

    def wish(self, name: str, entry: RoleStaffing, phase: str | None) -> Obligation | None:
        """What a role of the organisation's own that is held once is in a phase of this system.

        Nothing where the catalog has the role: it is the system's then.
        """
        return None if name in self.demands.all else self.obligation(None, entry, phase)

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
