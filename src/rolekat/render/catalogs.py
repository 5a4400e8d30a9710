"""A system's role catalog as template data."""

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from rolekat.language import Words
from rolekat.library.phases import TIMELESS
from rolekat.phrasing.facts import capital, sentence
from rolekat.render import catalog_data, data, diagrams, role_data
from rolekat.render.actions import ActionWriter
from rolekat.render.glossary import terms
from rolekat.render.naming import SystemNames
from rolekat.render.phrases import Phrases
from rolekat.render.references import entry as entry_ref
from rolekat.render.references import in_catalog
from rolekat.render.roles import RoleWriter
from rolekat.render.staffings import StaffingWriter
from rolekat.state.catalog import CatalogRole, CatalogState
from rolekat.state.successions import TakingOver

_PARTS: Final = {
    "responsible": "responsible",
    "executor": "executor",
    "alternatives": "alternative",
    "involved": "involved",
    "designates": "designated",
}


class CatalogWriter:
    """Describes one system in a language."""

    def __init__(
        self, state: CatalogState, names: SystemNames, words: Words, staffing: StaffingWriter | None = None
    ) -> None:
        self.state = state
        self.names = names
        self.staffing = staffing
        self.phrases = Phrases(words, state.gallery)
        self.writer = RoleWriter(self.phrases, in_catalog(state, names.catalog.name))

    def ref(self, name: str) -> data.RoleRef:
        """A role of the catalog, named by its id there."""
        return entry_ref(self.state, name, self.names.catalog.name)

    @cached_property
    def actions(self) -> dict[str, data.ActionView]:
        """KLIK tasks and duties, numbered in the order of the phases."""
        order = {phase: index for index, phase in enumerate(self.state.phases)}
        named = sorted(self.state.actions.items(), key=lambda item: order.get(item[1].phase, len(order)))
        writer = ActionWriter(self.writer, self.ref, self.state.actions)
        return {
            name: writer.view(number, name, self.staffing.action(name) if self.staffing else None)
            for number, (name, _) in enumerate(named, start=1)
        }

    @cached_property
    def roles(self) -> dict[str, catalog_data.CatalogRole]:
        """The roles that can be described, by id, in the order of the gallery."""
        return dict(self._described())

    def _described(self) -> Iterator[tuple[str, catalog_data.CatalogRole]]:
        for name, role in self.state.roles.items():
            view = self.writer.of_catalog(role)
            if view is None:
                continue
            always = None if self.state.phases else self.obligation(role, TIMELESS)
            yield (
                name,
                catalog_data.CatalogRole(
                    role=view,
                    ref=self.ref(name),
                    checklist=self.names.checklists[name],
                    why=role.entry.why,
                    phases=self.in_phases(role),
                    always=always,
                    wanted=(self.phrases.words(f"facts.wanted.{always}"),) if always else (),
                    starts=self.phrases.start(role),
                    one_per=self.phrases.one_per(role.entry.one_per),
                    parts=self._parts(name),
                    staffing=self.staffing.role(name) if self.staffing else None,
                ),
            )

    def in_phases(self, role: CatalogRole) -> tuple[data.InPhase, ...]:
        """A role in every phase."""
        return tuple(
            data.InPhase(
                self.writer.phase(phase),
                self.obligation(role, phase),
                self.state.contact_point.get(phase) == role.id,
            )
            for phase in self.state.phases
        )

    def obligation(self, role: CatalogRole, phase: str) -> data.Obligation | None:
        """What a role is in a phase: as the catalog says, or as strict as the organisation is."""
        if self.staffing:
            return self.staffing.obligation(role.id, phase)
        return role.obligations.of(phase)  # type: ignore[return-value]  # one of the two words, or none

    def _parts(self, role: str) -> tuple[catalog_data.Part, ...]:
        found: dict[str, list[str]] = {}
        for part in self.state.parts:
            if part.role == role:
                found.setdefault(part.action, []).append(_PARTS[part.part])
        return tuple(
            catalog_data.Part(tuple(found[name]), action) for name, action in self.actions.items() if name in found
        )

    @cached_property
    def successions(self) -> tuple[catalog_data.Succession, ...]:
        """Who takes over from whom, for the roles that the catalog has."""
        return tuple(self._succession(found) for found in self.state.successions)

    def _succession(self, found: TakingOver) -> catalog_data.Succession:
        handover = found.handover
        return catalog_data.Succession(
            predecessor=self.ref(found.predecessor),
            successor=self.ref(found.successor.id),
            phase=self.writer.phase(found.phase) if found.phase else None,
            text=found.text,
            same_person=self.phrases.same_person(handover.same_person) if handover else None,
            interim=sentence(handover.interim) if handover and handover.interim else None,
            why=sentence(handover.why) if handover and handover.why else None,
        )

    def contact(self, phase: str) -> data.RoleRef | None:
        """The contact point in a phase."""
        name = self.state.contact_point.get(phase)
        return self.ref(name) if name else None

    @property
    def _periods(self) -> tuple[catalog_data.ContactPeriod, ...]:
        found: list[catalog_data.ContactPeriod] = []
        for phase in self.state.phases:
            role, view = self.contact(phase), self.writer.phase(phase)
            if found and found[-1].role == role:
                found[-1] = catalog_data.ContactPeriod(role, (*found[-1].phases, view))
            else:
                found.append(catalog_data.ContactPeriod(role, (view,)))
        return tuple(found)

    @property
    def _groups(self) -> Iterator[catalog_data.Group]:
        placed = self.state.gallery.placed
        shown = [(path, group, locked) for path, group, locked in self.state.gallery.groups()]
        for path, group, locked in shown:
            inside = [self.state.roles[name].of for name in self.roles]
            if any(role in placed and placed[role].path[: len(path)] == path for role in inside):
                yield catalog_data.Group(
                    title=group.title,
                    depth=len(path) - 1,
                    purpose=group.purpose,
                    locked=locked,
                    roles=tuple(
                        role
                        for name, role in self.roles.items()
                        if (of := self.state.roles[name].of) in placed and placed[of].path == path
                    ),
                    descriptions=(),
                )
        loose = tuple(role for name, role in self.roles.items() if self.state.roles[name].of not in placed)
        if loose:
            title = self.phrases("diagram.roles")
            yield catalog_data.Group(title, 0, purpose=None, locked=False, roles=loose, descriptions=())

    @cached_property
    def decisions(self) -> tuple[catalog_data.DecisionView, ...]:
        """The gallery's decisions, and then those that the catalog took beside them."""
        points = self.state.gallery.head.decisions
        taken = self.state.decisions
        found = []
        for number, name in enumerate((*points, *(name for name in taken if name not in points)), start=1):
            point, decision = points.get(name), taken.get(name)
            found.append(
                catalog_data.DecisionView(
                    number=number,
                    title=point.title if point else capital(self.phrases.word(name)),
                    question=point.question if point else None,
                    text=point.text if point else None,
                    decided=decision.decided if decision else None,
                    why=decision.why if decision else None,
                    source=self.phrases.source(point.source) if point else None,
                )
            )
        return tuple(found)

    @cached_property
    def contacts(self) -> tuple[role_data.ContactView, ...]:
        """The contact points for other subjects than the system."""
        system = self.phrases.gallery.head.subjects.get("system")
        own = system.title if system else self.phrases.system
        found = [
            contact
            for name, role in self.state.roles.items()
            if role.base
            for contact in self.writer.contacts(role.base, self.ref(name))
        ]
        return tuple(contact for contact in found if contact.subject != own)

    def catalog(self, handovers: tuple[data.DocumentRef, ...]) -> catalog_data.Catalog:
        """The whole catalog."""
        state, phrases = self.state, self.phrases
        system, head = state.as_system, state.gallery.head
        boxes = [
            diagrams.Box(base, copies[0].title if len(copies) == 1 else state.gallery.roles[base].title)
            for base, copies in _by_base(state).items()
            if base in state.gallery.roles
        ]
        speaks = state.contact_point or state.expected.contacts
        periods = self._periods if speaks else ()
        actions = tuple(self.actions.values())
        found = catalog_data.Catalog(
            id=system.system,
            title=system.title,
            status=system.status,
            gallery=catalog_data.GalleryRef(head.title, head.version, head.publisher),
            profile=state.profile.title if state.profile else None,
            category=phrases.category(system.category) if system.category else None,
            types=tuple(phrases.system_type(name) for name in system.types),
            subject_areas=tuple(phrases.word(area) for area in system.subject_areas),
            uses=tuple(phrases.component(name) for name in state.uses),
            introduction=data.Prose(state.introduction) if state.introduction else None,
            phases=tuple(self.writer.phases.values()),
            stages=self.writer.stages,
            groups=tuple(self._groups),
            periods=periods,
            contacts=self.contacts,
            klik=bool(state.expected.with_klik_part) or any(action.klik for action in actions),
            actions=actions,
            successions=self.successions,
            timeline=diagrams.timeline(periods, self.successions, phrases),
            relations=diagrams.relations(boxes, phrases),
            left_out=tuple(catalog_data.LeftOut(state.title_of(role), why) for role, why in self._left_out()),
            decisions=self.decisions,
            notes=tuple(self.writer.note(note) for note in state.notes.values()),
            glossary=(),
            unreadable=tuple(name for name in state.roles if name not in self.roles),
            document=self.names.catalog,
            decision_list=self.names.decisions,
            handovers=handovers,
            staffing=self.staffing.whole if self.staffing else None,
        )
        return found._replace(glossary=terms(phrases, found))

    def _left_out(self) -> list[tuple[str, str]]:
        position = {name: index for index, name in enumerate(self.state.gallery.roles)}
        return sorted(self.state.left_out.items(), key=lambda item: position.get(item[0], len(position)))


def _by_base(state: CatalogState) -> dict[str, list[CatalogRole]]:
    """The catalog's roles, copies of the same role of the gallery together."""
    found: dict[str, list[CatalogRole]] = {}
    for role in state.roles.values():
        found.setdefault(role.of, []).append(role)
    return found
