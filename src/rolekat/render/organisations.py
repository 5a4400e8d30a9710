"""An organisation as template data: its staffing at a glance, its contact list, and what its systems' documents get."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from rolekat.answers.vacancies import of_organisation
from rolekat.answers.wording.phrases import Phrases as Wording
from rolekat.answers.wording.vacancies import in_all
from rolekat.language.alphabet import order
from rolekat.phrasing.facts import capital
from rolekat.render.bodies import Body, BodyWriter, bodies_of
from rolekat.render.catalogs import CatalogWriter
from rolekat.render.checklists import ChecklistWriter
from rolekat.render.data import Prose
from rolekat.render.delegations import Subject, sheet_view
from rolekat.render.governance import GovernanceWriter
from rolekat.render.naming import OrganisationNames, SystemNames
from rolekat.render.organisation_data import (
    ContactList,
    OrganisationView,
    Overview,
    PersonChecklist,
    PersonView,
    RoleGroupView,
    SubjectContactView,
    SystemContactView,
    SystemLineView,
    VacancyView,
)
from rolekat.render.people import People
from rolekat.render.persons import PersonWriter, SystemWriters
from rolekat.render.phrases import Phrases
from rolekat.render.portfolios import PortfolioWriter
from rolekat.render.staffings import RoleStaffings, StaffingWriter, local_role
from rolekat.render.wheels import WheelWriter

if TYPE_CHECKING:
    from rolekat.answers.facts import Vacancy
    from rolekat.answers.vacancies import SystemVacancies, Upcoming
    from rolekat.contacts.register import Register
    from rolekat.language import Words
    from rolekat.language.alphabet import Key
    from rolekat.render.data import DocumentRef
    from rolekat.render.delegation_data import SheetView
    from rolekat.render.governance_data import Bodies, Governance
    from rolekat.render.portfolio_data import Portfolio
    from rolekat.render.staffing_data import LocalRoleView, RoleStaffingView
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState


class OrganisationWriter:
    """Describes one organisation in a language; `naming` is the language of the files' names."""

    def __init__(
        self, organisation: OrganisationState, register: Register | None, words: Words, naming: Words, *, public: bool
    ) -> None:
        self.organisation = organisation
        self.public = public
        self.wording = Wording(words, organisation.day)
        self.people = People(organisation, register, self.wording, public=public)
        self.roles = RoleStaffings(self.people)
        self.names = OrganisationNames(organisation.head.title, naming, words)
        self._words = words
        self._naming = naming
        self._alphabetical = order(words.language)
        self._own_sheets: dict[str, dict[str, DocumentRef]] = {}
        self._sheets: dict[str, tuple[DocumentRef, ...]] = {}
        self.found = of_organisation(organisation, register=self.people.register)
        self._systems_found = {each.id: each for each in self.found.systems}

    @cached_property
    def systems(self) -> Mapping[str, SystemWriters]:
        """What describes each system, by id; they stand in the order of their names."""
        found: dict[str, SystemWriters] = {}
        for staffing in sorted(self.organisation.by_system.values(), key=self._by_title):
            changes = tuple(staffing.phase_changes)
            names = SystemNames(staffing.catalog, self._naming, self._words, f"{staffing.id}/", changes)
            sheets = {each.role: names.sheet(each.role, each.sheet.title) for each in staffing.sheets if not each.group}
            of_groups = [self._group_sheets[each.group, each.role] for each in staffing.sheets if each.group]
            self._own_sheets[staffing.id] = sheets
            self._sheets[staffing.id] = (*sheets.values(), *of_groups)
            vacancies = self._systems_found.get(staffing.id)
            staffings = StaffingWriter(staffing, self.roles, vacancies, self._sheets[staffing.id])
            writer = CatalogWriter(staffing.catalog, names, self._words, staffings)
            found[staffing.id] = SystemWriters(staffing, writer, ChecklistWriter(writer), staffings)
        return found

    def _by_title(self, staffing: StaffingState) -> tuple[Key, str]:
        return self._alphabetical(staffing.title), staffing.id

    @cached_property
    def view(self) -> OrganisationView:
        """The organisation."""
        head = self.organisation.head
        return OrganisationView(
            id=self.organisation.id,
            title=head.title,
            example=head.status == "example",
            day=self.wording.date(self.organisation.day),
            public=self.public,
            introduction=Prose(head.introduction) if head.introduction else None,
            overview=self.names.overview,
            contacts=self.names.contacts,
            documents=tuple(self._documents()),
        )

    def _documents(self) -> Iterator[DocumentRef]:
        """The documents of the organisation that only some have."""
        if self.bodies:
            yield from (self.names.governance, self.names.bodies)
        if self.wheel:
            yield self.names.wheel
        if self.portfolio:
            yield self.names.systems
        yield from (self._group_sheets[each.sheet.group or "", each.sheet.role] for each in self._groups_agreed())

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """The bodies, each followed by those under it."""
        return bodies_of(self.organisation, self.systems)

    def governance(self) -> Governance:
        """How the bodies stand to each other."""
        return GovernanceWriter(self.bodies, self.people, self._words).whole(self.names.bodies)

    def members(self) -> Bodies:
        """Who sits in the bodies."""
        return BodyWriter(self.bodies, self.roles).whole(self.names.governance)

    @cached_property
    def wheel(self) -> WheelWriter:
        """What describes everything that comes back; false where nothing does."""
        return WheelWriter(self.roles, self.systems)

    @cached_property
    def portfolio(self) -> PortfolioWriter:
        """What describes all systems at a glance; false where there is no more to show than how they are staffed."""
        systems = self.systems
        return PortfolioWriter(self.roles, systems, {each.id: each for each in self.found.systems}, self._sheets)

    def systems_at_a_glance(self) -> Portfolio:
        """All systems at a glance."""
        return self.portfolio.whole(map(self.wording.unanswered, self.found.unanswered))

    @cached_property
    def _group_sheets(self) -> dict[tuple[str, str], DocumentRef]:
        """The delegation sheets of groups of systems, by group and role."""
        return {
            (each.group or "", each.role): self.names.sheet(
                each.group or "",
                each.role,
                self._role_title(each.role),
                self._group_title(each.group),
                each.sheet.title,
            )
            for each in self.organisation.sheets
        }

    def _role_title(self, name: str) -> str:
        found = (staffing.catalog.title_of(name) for staffing in self.organisation.staffings)
        return next((title for title in found if title != name), name)

    def _group_title(self, name: str | None) -> str:
        group = self.organisation.head.system_groups.get(name or "")
        return (group.title if group else None) or name or ""

    def _groups_agreed(self) -> Iterator[Subject]:
        """The delegation sheets for groups of systems that any system counts among."""
        for each in self.organisation.sheets:
            group = self.organisation.head.system_groups[each.group or ""]
            systems = [system for name, system in self.systems.items() if name in group.systems]
            with_role = sorted(systems, key=lambda system: each.role not in system.writer.roles)
            if systems:
                scope = self._group_title(each.group)
                yield Subject(each, tuple(with_role), scope, self._group_sheets[each.group or "", each.role])

    def sheets(self, system: str | None = None) -> Iterator[tuple[DocumentRef, Callable[[], SheetView]]]:
        """The delegation sheets of groups, or those of one system."""
        for subject in self._groups_agreed() if system is None else self._agreed(self.systems[system]):
            yield subject.document, partial(sheet_view, subject, self.roles)

    def _agreed(self, system: SystemWriters) -> Iterator[Subject]:
        own = self._own_sheets[system.staffing.id]
        for each in system.staffing.sheets:
            if each.group is None:
                yield Subject(each, (system,), system.title, own[each.role])

    def overview(self) -> Overview:
        """The staffing at a glance."""
        found, once = self.found, self.found.cross_cutting
        return Overview(
            organisation=self.view,
            filled=capital(in_all(found, self.wording)),
            systems=tuple(self._line(found) for found in self.systems.values()),
            once=capital(self.wording.filled(once.occupancy, once.vacant, once.too_few)),
            once_vacant=tuple(map(self._vacancy, once.vacant)),
            once_upcoming=tuple(self._later(each) for each in once.upcoming if not each.vacant_now),
            local=tuple(self._local()),
            unanswered=tuple(map(self.wording.unanswered, found.unanswered)),
            people=() if self.public else tuple(self._person(name) for name in self._persons),
        )

    def _line(self, system: SystemWriters) -> SystemLineView:
        found = self._systems_found.get(system.staffing.id)
        upcoming = found.upcoming if found else ()
        still = [each.vacancy for each in upcoming if each.vacant_now]
        return SystemLineView(
            system.title,
            system.catalog,
            system.staffings.whole,
            tuple(map(self._vacancy, found.vacant)) if found else (),
            tuple(self._later(each, found) for each in upcoming if not each.vacant_now),
            self.wording.missing(still) if still else None,
        )

    def _vacancy(self, each: Vacancy) -> VacancyView:
        remarks = tuple(self.wording.about(each, len(self.found.systems)))
        accepted = each.accepted is not None
        return VacancyView(each.title, each.obligation, accepted, None, remarks)  # type: ignore[arg-type]  # a word

    def _later(self, each: Upcoming, system: SystemVacancies | None = None) -> VacancyView:
        """What will be vacant; the day stands with it where it is not the same for all in a list."""
        view, say = self._vacancy(each.vacancy), self.wording.words
        also = [say("answers.activated")] if each.vacancy.activated else []
        if each.obligation_now == "recommended" and each.vacancy.obligation == "mandatory":
            also.append(say("answers.recommended-now"))
        when = None if system else self.wording.in_days(each.phase)
        return view._replace(when=when, remarks=(*also, *view.remarks))

    def _local(self) -> Iterator[LocalRoleView]:
        gallery = self.organisation.gallery
        for role in self.organisation.roles.values():
            if role.is_own and gallery:
                yield local_role(role, self.roles, Phrases(self._words, gallery))

    @cached_property
    def _checklists(self) -> PersonWriter:
        return PersonWriter(self.roles, self.systems, self.view)

    @cached_property
    def _persons(self) -> tuple[str, ...]:
        """Everybody who has something to do, by name."""
        return tuple(sorted(self._checklists, key=self._by_name))

    def _by_name(self, person: str) -> Key:
        """The place of a person in a list; an id is no name, so that `aa` among initials stands first."""
        shown = self.people.person(person).name
        return order("en" if shown == person else self._words.language)(shown)

    def persons(self) -> Iterator[tuple[str, DocumentRef, Callable[[], PersonChecklist]]]:
        """The checklists of all people; none are made for the public."""
        for name in () if self.public else self._checklists:
            person = self._person(name)
            if person.checklist:
                yield name, person.checklist, partial(self._checklists.checklist, name, person)

    def _person(self, name: str) -> PersonView:
        entry, people = self.organisation.head.people.get(name), self.people
        who = people.person(name)
        unit = self.organisation.unit_of(name)
        return PersonView(
            who,
            people.who("position", entry.position).name if entry and entry.position else None,
            people.who("unit", unit).name if unit else None,
            None if self.public else self.names.person(name, f"{who.name} ({who.id})" if who.id else who.name),
        )

    def contacts(self) -> ContactList:
        """The contact list."""
        return ContactList(
            organisation=self.view,
            systems=tuple(map(self._contact, [each for each in self.systems.values() if each.staffings.whole.speaks])),
            subjects=tuple(self._subjects()),
            roles=tuple(self._groups()),
            people=tuple(self._listed()),
        )

    def _contact(self, system: SystemWriters) -> SystemContactView:
        staffing, whole = system.staffing, system.staffings.whole
        return SystemContactView(
            system.title,
            system.catalog,
            whole.phase,
            whole.contact,
            whole.next_phase if staffing.next_phase else None,
            whole.next_contact,
        )

    def _subjects(self) -> Iterator[SubjectContactView]:
        """Contact points for other subjects: of a role held once for all systems, each once."""
        seen = set()
        for system in self.systems.values():
            for contact in system.writer.contacts:
                role = system.staffing.role(contact.role.id)
                own = contact.role.id in system.staffing.roles
                key = (system.staffing.id if own else None, contact.role.id, contact.subject, contact.towards)
                if role is not None and key not in seen and self._is_shown(view := self.roles.role(role, None)):
                    seen.add(key)
                    yield SubjectContactView(
                        contact.subject, system.title if own else None, contact.towards, contact.phases, view
                    )

    def _groups(self) -> Iterator[RoleGroupView]:
        once = tuple(self._shown(self.organisation.roles.values(), None))
        if once:
            yield RoleGroupView(self._words("documents.contacts.once"), once)
        for system in self.systems.values():
            found = tuple(self._shown(system.staffing.roles.values(), system))
            if found:
                yield RoleGroupView(system.title, found)

    def _shown(self, roles: Iterable[StaffedRole], system: SystemWriters | None) -> Iterator[RoleStaffingView]:
        for role in roles:
            view = self.roles.role(role, system.staffing if system else None)
            if self._is_shown(view):
                yield view

    @staticmethod
    def _is_shown(view: RoleStaffingView) -> bool:
        return view.state not in ("inactive", "not-applicable") or bool(view.coming)

    def _listed(self) -> Iterator[PersonView]:
        for name in self._persons:
            person = self._person(name)
            if not person.who.hidden:
                yield person
