"""A person's checklist over all systems: what to do now, what comes, for whom to stand in, what was delegated."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.answers.person import item_text
from rolekat.library.phases import TIMELESS
from rolekat.render.data import DocumentRef, RoleRef
from rolekat.render.organisation_data import (
    ComingView,
    DutyView,
    GivenView,
    OrganisationView,
    PersonActionView,
    PersonChecklist,
    PersonSystemView,
    PersonView,
    StandInView,
)
from rolekat.render.phrases import Phrases
from rolekat.render.references import in_gallery
from rolekat.render.role_data import ItemView
from rolekat.render.roles import RoleWriter
from rolekat.state.days import day_or_none
from rolekat.state.people import given_away

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.render.catalogs import CatalogWriter
    from rolekat.render.checklists import ChecklistWriter
    from rolekat.render.staffings import RoleStaffings, StaffingWriter
    from rolekat.state.actions import Standing
    from rolekat.state.people import Assignment
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState

_HOLDING: Final = ("holder", "named")
_PARTS: Final = ("responsible", "executor", "involved")


class SystemWriters(NamedTuple):
    """What describes one system of an organisation."""

    staffing: StaffingState
    writer: CatalogWriter
    checklists: ChecklistWriter
    staffings: StaffingWriter

    @property
    def title(self) -> str:
        """The system's name."""
        return self.staffing.title

    @property
    def catalog(self) -> DocumentRef:
        """Its role catalog."""
        return self.writer.names.catalog


class _Items(NamedTuple):
    """What a role does and answers for, and whether it is said for all stages at once."""

    tasks: tuple[ItemView, ...]
    responsibilities: tuple[ItemView, ...]
    by_stage: bool


_Key = tuple[str | None, str]
"""A system, or none, and a role."""


class PersonWriter:
    """Makes the checklists of an organisation's people."""

    def __init__(self, roles: RoleStaffings, systems: Mapping[str, SystemWriters], view: OrganisationView) -> None:
        self.roles = roles
        self.people = roles.people
        self.organisation = roles.organisation
        self.day = roles.organisation.day
        self.systems = systems
        self.view = view
        self._actions = self._all_actions()

    def __iter__(self) -> Iterator[str]:
        """Everybody who has something to do now or later, by id."""
        for name in sorted({*self.organisation.assignments, *self._actions}):
            if name in self.organisation.names.people and (self._of(name) or name in self._actions):
                yield name

    def _of(self, name: str) -> list[Assignment]:
        return [each for each in self.organisation.assignments.get(name, ()) if each.ends >= self.day]

    def checklist(self, name: str, person: PersonView) -> PersonChecklist:
        """The checklist of one person."""
        everything = self._of(name)
        now = [each for each in everything if each.begins <= self.day]
        held = [each for each in now if each.how in _HOLDING]
        given = [each for each in now if each.how in ("delegate", "spread")]
        return PersonChecklist(
            organisation=self.view,
            person=person,
            systems=tuple(self._systems(name, held)),
            once=tuple(self._duties([each for each in held if each.system is None], None)),
            stands_in=tuple(self._stands_in(each) for each in now if each.how == "deputy"),
            given=tuple(self._given(each) for each in given),
            coming=tuple(self._coming(each) for each in everything if each.begins > self.day),
        )

    def _systems(self, name: str, held: list[Assignment]) -> Iterator[PersonSystemView]:
        for system, found in self.systems.items():
            duties = tuple(self._duties([each for each in held if each.system == system], found))
            now, later = self._actions.get(name, {}).get(system, ((), ()))
            if duties or now or later:
                yield PersonSystemView(
                    found.title, found.catalog, found.staffings.whole, duties, tuple(now), tuple(later)
                )

    def _duties(self, held: Iterable[Assignment], system: SystemWriters | None) -> Iterator[DutyView]:
        """The roles of a person, each once, whatever the number of places it is held at."""
        by_role: dict[str, list[Assignment]] = {}
        for each in held:
            by_role.setdefault(each.role.id, []).append(each)
        for several in by_role.values():
            yield self._duty(several, system)

    def _duty(self, several: list[Assignment], system: SystemWriters | None) -> DutyView:
        first = several[0]
        role, holdings = first.role, [each.holding for each in several if each.holding]
        phase = system.staffing.phase if system else None
        now, later = self._items(role, system, phase), _Items((), (), by_stage=False)
        if system and not now.by_stage and system.staffing.next_phase:
            later = self._items(role, system, system.staffing.next_phase)
        else:
            later = now
        given = given_away(role, self.day)
        contact = system.staffing.contact_holding if system and system.staffing.contact is role else None
        by_position = first.holding is None or first.holding.holder.position is not None
        return DutyView(
            staffing=self.roles.role(role, system.staffing if system else None),
            ref=self._ref(role, system),
            checklist=self._checklist_of(role, system),
            effect=self._effect(role),
            how="named" if first.how == "named" else "position" if by_position else "holder",
            holdings=self.people.holders(holdings, self.roles.seats_of(role)),
            contact=contact is not None and contact in holdings,
            active=system is None or phase is None or role.obligation is not None or system.staffing.contact is role,
            by_stage=now.by_stage,
            tasks=_kept(now._replace(responsibilities=()), given),
            responsibilities=_kept(now._replace(tasks=()), given),
            change=self._change(role, system) if system else None,
            beginning=_without(_kept(later, given), now),
            ending=_without(_kept(now, given), later) if later.tasks or later.responsibilities else (),
        )

    def _items(self, role: StaffedRole, system: SystemWriters | None, phase: str | None) -> _Items:
        """The items of a role that count in a phase; all of them for a role that follows no phase of a system."""
        demand = role.demand
        writers = system or (self.systems.get(demand.role.catalog.id) if demand else None)
        if demand is None or writers is None:  # it is the organisation's, whatever systems it has
            return self._own_items(role)
        if demand.id not in writers.writer.roles:
            return _Items((), (), by_stage=True)
        if system is None or phase is None or writers.checklists.shared(demand.role):
            return _Items(*writers.checklists.everything(demand.id), by_stage=True)
        if not (writers.writer.obligation(demand.role, phase) or self._is_contact(role, system, phase)):
            return _Items((), (), by_stage=False)
        return _Items(*writers.checklists.counting(demand.id, phase), by_stage=False)

    @staticmethod
    def _is_contact(role: StaffedRole, system: SystemWriters, phase: str) -> bool:
        return system.staffing.catalog.contact_point.get(phase) == role.id

    def _own_items(self, role: StaffedRole) -> _Items:
        """The items of a role that the organisation has added: those of the gallery's role that it is."""
        base = self.organisation.base_of(role.id, role.entry)
        gallery = self._gallery_of(base.role, base) if base else None
        if base is None or gallery is None:
            return _Items((), (), by_stage=True)
        view = RoleWriter(Phrases(self.people.wording.words, gallery), in_gallery(gallery, _nowhere))
        found = view.of_gallery(base.role)
        return _Items(found.tasks, found.responsibilities, by_stage=True)

    def _gallery_of(self, name: str, base: object) -> LinkedGallery | None:
        galleries = self.organisation.library.galleries
        return next((gallery for gallery in galleries if gallery.roles.get(name) is base), None)

    @staticmethod
    def _effect(role: StaffedRole) -> str | None:
        return role.entry.local.effect if role.entry.local and role.is_own else None

    def _change(self, role: StaffedRole, system: SystemWriters) -> str | None:
        """What the next phase makes of a role."""
        staffing = system.staffing
        if not staffing.next_phase or role.upcoming == role.obligation or staffing.phase is None:
            return None
        phrases = system.writer.phrases
        return phrases(f"person.becomes.{role.upcoming}") if role.upcoming else phrases("person.lapses")

    def _ref(self, role: StaffedRole, system: SystemWriters | None) -> RoleRef:
        """A role with the catalog that describes it; one that the organisation has whatever systems it has, by name."""
        described = system or (self.systems.get(role.demand.role.catalog.id) if role.demand else None)
        own = self.view.overview.name if role.is_own else None
        return RoleRef(role.id, role.title, described.catalog.name if described else own)

    def _checklist_of(self, role: StaffedRole, system: SystemWriters | None) -> DocumentRef | None:
        described = system or (self.systems.get(role.demand.role.catalog.id) if role.demand else None)
        return described.writer.names.checklists.get(role.id) if described else None

    def _system_of(self, each: Assignment) -> SystemWriters | None:
        return self.systems.get(each.system) if each.system else None

    def _title_of(self, each: Assignment) -> str | None:
        found = self._system_of(each)
        return found.title if found else each.system

    def _stands_in(self, each: Assignment) -> StandInView:
        holding, system = each.holding, self._system_of(each)
        assert holding is not None
        held = self.people.holder(holding)
        return StandInView(
            self._ref(each.role, system),
            self._title_of(each),
            held.who,
            held.at,
            held.since,
            self.people.date(day_or_none(each.ends)),
            self._checklist_of(each.role, system),
        )

    def _given(self, each: Assignment) -> GivenView:
        delegated = each.given
        return GivenView(
            item_text(each.role, each.item or ""),
            self._ref(each.role, self._system_of(each)),
            self._title_of(each),
            self.roles.holding(each.role),
            each.how == "spread",
            self.people.date(day_or_none(each.begins)) if delegated else None,
            self.people.date(day_or_none(each.ends)) if delegated else None,
            delegated.decision if delegated else None,
        )

    def _coming(self, each: Assignment) -> ComingView:
        system, held = self._system_of(each), self.people.holder(each.holding) if each.holding else None
        return ComingView(
            self._ref(each.role, system),
            self._title_of(each),
            each.how,
            item_text(each.role, each.item) if each.item else None,
            held.at if held else None,
            self.people.date(day_or_none(each.begins)) or "",
            self.people.date(day_or_none(each.ends)),
            self._checklist_of(each.role, system),
        )

    def _all_actions(self) -> dict[str, dict[str, tuple[list[PersonActionView], list[PersonActionView]]]]:
        """Person to system to what is to be done now, and in the next phase."""
        holding = self._holding()
        found: dict[str, dict[str, tuple[list[PersonActionView], list[PersonActionView]]]] = {}
        for system, writers in self.systems.items():
            staffing = writers.staffing
            order = {phase: index for index, phase in enumerate(staffing.demands.phases)}
            current = 0 if staffing.phase == TIMELESS else order.get(staffing.phase or "", -1)
            for standing in staffing.actions:
                phase = standing.action.phase
                is_next = phase == staffing.next_phase
                begun = phase == TIMELESS or order.get(phase, len(order)) <= current
                if standing.done or not (is_next or begun):
                    continue
                for person, parts in _taking_part(standing, staffing, holding).items():
                    now, later = found.setdefault(person, {}).setdefault(system, ([], []))
                    view = PersonActionView(writers.writer.actions[standing.id], tuple(parts))
                    (later if is_next else now).append(view)
        return found

    def _holding(self) -> dict[_Key, list[str]]:
        """Who holds which role today, by name."""
        found: dict[_Key, list[str]] = {}
        for name, assignments in self.organisation.assignments.items():
            for each in assignments:
                if each.how in _HOLDING and each.counts_on(self.day):
                    found.setdefault((each.system, each.role.id), []).append(name)
        return found


def _taking_part(
    standing: Standing, staffing: StaffingState, holding: Mapping[_Key, list[str]]
) -> dict[str, list[str]]:
    """Who takes part in an action, and as what."""
    action, doing = standing.action, standing.state.executor
    named = {
        "responsible": (action.responsible,),
        "executor": () if doing else (action.executor,),
        "involved": action.involved,
    }
    found: dict[str, list[str]] = {}
    for part in _PARTS:
        people = [
            person
            for role in named[part]
            if role
            for person in holding.get((staffing.id if role in staffing.roles else None, role), ())
        ]
        for person in dict.fromkeys([*people, *([doing] if doing and part == "executor" else [])]):
            found.setdefault(person, []).append(part)
    return found


def _kept(items: _Items, given: Collection[str]) -> tuple[ItemView, ...]:
    """What the holder does, without what others have been given; responsibilities are not among those."""
    return tuple(item for item in (*items.tasks, *items.responsibilities) if item.id not in given)


def _without(items: Iterable[ItemView], others: _Items) -> tuple[ItemView, ...]:
    known = {item.id for item in (*others.tasks, *others.responsibilities)}
    return tuple(item for item in items if item.id not in known)


def _nowhere(_role: str) -> None:
    """No document describes it."""
