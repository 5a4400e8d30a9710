"""An organisation as template data: its staffing at a glance, its contact list, and what its systems' documents get."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from rolekat.answers.vacancies import of_organisation
from rolekat.answers.wording.phrases import Phrases as Wording
from rolekat.phrasing.facts import capital
from rolekat.render.catalogs import CatalogWriter
from rolekat.render.checklists import ChecklistWriter
from rolekat.render.data import Prose
from rolekat.render.glossary import alphabetical
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
from rolekat.render.staffings import RoleStaffings, StaffingWriter, local_role

if TYPE_CHECKING:
    from rolekat.answers.facts import Vacancy
    from rolekat.answers.vacancies import SystemVacancies, Upcoming
    from rolekat.contacts.register import Register
    from rolekat.language import Words
    from rolekat.render.staffing_data import LocalRoleView, RoleStaffingView
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import StaffedRole


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
        self.found = of_organisation(organisation, register=self.people.register)
        self._systems_found = {each.id: each for each in self.found.systems}

    @cached_property
    def systems(self) -> Mapping[str, SystemWriters]:
        """What describes each system, by id."""
        found: dict[str, SystemWriters] = {}
        for staffing in sorted(self.organisation.by_system.values(), key=lambda staffing: staffing.id):
            staffings = StaffingWriter(staffing, self.roles, self._systems_found.get(staffing.id))
            names = SystemNames(staffing.catalog, self._naming, self._words, f"{staffing.id}/")
            writer = CatalogWriter(staffing.catalog, names, self._words, staffings)
            found[staffing.id] = SystemWriters(staffing, writer, ChecklistWriter(writer), staffings)
        return found

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
        )

    def overview(self) -> Overview:
        """The staffing at a glance."""
        found, once = self.found, self.found.cross_cutting
        everything = [*once.vacant, *(each for system in found.systems for each in system.vacant)]
        return Overview(
            organisation=self.view,
            filled=capital(self.wording.filled(found.occupancy, everything, where=True)),
            systems=tuple(self._line(found) for found in self.systems.values()),
            once=capital(self.wording.filled(once.occupancy, once.vacant)),
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
            if role.demand is None and gallery:
                yield local_role(role, self.roles, Phrases(self._words, gallery))

    @cached_property
    def _checklists(self) -> PersonWriter:
        return PersonWriter(self.roles, self.systems, self.view)

    @cached_property
    def _persons(self) -> tuple[str, ...]:
        """Everybody who has something to do, by name."""
        return tuple(sorted(self._checklists, key=lambda name: alphabetical(self.people.person(name).name)))

    def persons(self) -> Iterator[tuple[str, PersonChecklist]]:
        """The checklists of all people; none are made for the public."""
        for name in () if self.public else self._checklists:
            yield name, self._checklists.checklist(name, self._person(name))

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
            systems=tuple(map(self._contact, self.systems.values())),
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
