"""The catalog that a gallery, a profile and somebody's choices come to, before a word of it is written."""

from functools import cached_property
from typing import NamedTuple

from rolekat.creating.choices import Choices
from rolekat.creating.naming import component_name
from rolekat.errors import UsageError
from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.loading import Loaded
from rolekat.model.role import Role
from rolekat.model.system import System
from rolekat.state.catalog import CatalogRole, CatalogState


class PlannedRole(NamedTuple):
    """A role that the system needs."""

    id: str
    base: Role
    title: str
    locked: bool
    mandatory: tuple[str, ...]
    recommended: tuple[str, ...]
    start: str
    """The phase in which it is designated or activated."""
    usual_start: str
    """The same as the gallery or the profile proposes."""
    stated: bool
    """Whether the catalog must say its phases itself."""
    shared: bool
    """Whether the profile has it already."""

    def active(self, phase: str) -> bool:
        """Whether it is mandatory or recommended in a phase."""
        return phase in self.mandatory or phase in self.recommended

    @property
    def designated(self) -> bool:
        """Whether somebody has to name its holder."""
        return not self.base.appointment or "designated" in self.base.appointment.how

    @property
    def own(self) -> bool:
        """Whether it belongs to the system: its texts may be adapted."""
        return not self.locked


class Succession(NamedTuple):
    """One role takes over from another when a phase begins."""

    successor: PlannedRole
    predecessor: PlannedRole
    phase: str


class SystemPlan:
    """All that a new catalog will say. Made anew after every answer; immutable."""

    def __init__(self, system: str, gallery: LinkedGallery, profile: Loaded | None, choices: Choices, words: Words) -> None:
        self.system = system
        self.gallery = gallery
        self.choices = choices
        self.words = words
        """The fixed texts in the gallery's language."""
        self.profile_id: str | None = profile.model.profile if profile else None
        model = System(system=system, title=system, gallery=gallery.key, profile=self.profile_id)
        self.base = CatalogState(Loaded("", "system", model, {}, "", []), gallery, profile)
        """The catalog with nothing of its own: what the profile says."""

    @property
    def title(self) -> str:
        """The system's name."""
        return self.choices.title or self.system.replace("-", " ").capitalize()

    @property
    def order(self) -> tuple[str, ...]:
        """The phases in order."""
        return tuple(self.gallery.phases)

    def phase_title(self, phase: str) -> str:
        """A phase by its name."""
        return self.gallery.phases[phase].title

    @cached_property
    def uses(self) -> tuple[str, ...]:
        """The components used, the profile's first."""
        return tuple(dict.fromkeys((*self.base.uses, *self.choices.uses)))

    @cached_property
    def _touched(self) -> frozenset[str]:
        return frozenset(part for component in self.uses for part in self.gallery.component_path(component))

    def reason_against(self, role: str) -> str | None:
        """Why the gallery gives no cause to take the role in, or `None` where it does."""
        base = self.gallery.roles[role]
        if base.components and not self._touched.intersection(base.components):
            components = self.gallery.head.components
            names = [component_name(components[name].title) if name in components else name for name in base.components]
            return self.words("new.file.component-unused", components=self.words.several(names))
        if base.applies_when:
            return self.words("new.file.does-not-apply", condition=base.applies_when.rstrip(". "))
        return None

    @cached_property
    def left_out(self) -> dict[str, str]:
        """Entries left out on purpose with the reason; what the profile leaves out already is not among them."""
        found = dict(self.choices.without)
        for role in self.gallery.roles:
            if role in self._covered or role in found or role in self.choices.roles:
                continue
            reason = self.reason_against(role)
            if reason:
                found[role] = reason
        return found

    @cached_property
    def _covered(self) -> frozenset[str]:
        return frozenset(entry.of or name for name, entry in self.base.entries.items())

    @cached_property
    def roles(self) -> dict[str, PlannedRole]:
        """The roles of the catalog, in the gallery's order."""
        found = []
        for role in self.gallery.roles:
            if role in self.choices.without:
                continue
            copies = [copy for copy in self.base.copies(role) if copy.id not in self.choices.without]
            found += [self._planned(copy, shared=True) for copy in copies]
            if role in self.choices.roles and not copies or role not in self._covered and role not in self.left_out:
                entry = CatalogRole(role, _NO_ENTRY, self.base)
                found.append(self._planned(entry, shared=False))
        return {planned.id: planned for planned in found}

    def _planned(self, role: CatalogRole, *, shared: bool) -> PlannedRole:
        base: Role = self.gallery.roles[role.of]
        mandatory, recommended = role.obligations.mandatory.phases, role.obligations.recommended.phases
        stated = not shared and role.id in self._covered
        if not mandatory and not recommended:
            recommended, stated = self._possible(base), True
        active = [phase for phase in self.order if phase in mandatory or phase in recommended]
        appointment = base.appointment
        usual = role.starts or (appointment.latest if appointment else None) or next(iter(active), self.order[0])
        start = self.choices.starts.get(role.id, usual)
        if start != usual:
            stated = True
            mandatory, recommended = self._moved(role, start, mandatory, recommended)
        return PlannedRole(
            role.id, base, role.title, role.locked, mandatory, recommended, start, usual, stated, shared
        )

    def _possible(self, base: Role) -> tuple[str, ...]:
        appointment = base.appointment
        first = self.order.index(appointment.from_) if appointment and appointment.from_ in self.order else 0
        lapses = appointment.lapses.after if appointment and appointment.lapses else None
        last = self.order.index(lapses) if lapses in self.order else len(self.order) - 1
        return self.order[first : last + 1]

    def _moved(
        self, role: CatalogRole, start: str, mandatory: tuple[str, ...], recommended: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The obligations of a role that begins in another phase: recommended from there until they begin."""
        at = self.order.index(start)
        base = self.gallery.roles[role.of]
        active = [index for index, phase in enumerate(self.order) if phase in mandatory or phase in recommended]
        latest = base.appointment.latest if base.appointment else None
        needed = self.gallery.phase_set(base.required.phases).phases if base.required else ()
        ends = [active[-1] if active else at]
        if latest in self.order:
            ends.append(self.order.index(latest))
        if needed:
            ends.append(self.order.index(needed[0]))
        if at > min(ends):
            phase = self.order[min(ends)]
            raise UsageError("start-too-late", role=role.title, phase=self.phase_title(phase), id=phase)
        before = self.order[at : active[0]] if active else ()
        return (
            tuple(phase for phase in mandatory if self.order.index(phase) >= at),
            tuple(phase for phase in self.order[at:] if phase in before or phase in recommended),
        )

    @cached_property
    def contact_point(self) -> dict[str, str]:
        """The role that is the contact point, for every phase.

        Raises:
            UsageError: no role is active in a phase, or the chosen one is not.
        """
        found = {}
        for phase in self.order:
            active = [role for role in self.roles.values() if role.active(phase)]
            chosen = self.choices.contact_point.get(phase)
            if chosen and all(role.id != chosen for role in active):
                there = ", ".join(role.id for role in active) or "–"
                raise UsageError("contact-inactive", role=chosen, phase=self.phase_title(phase), known=there)
            role = chosen or self.usual_contact(phase)
            if role is None:
                raise UsageError("contact-missing", phase=self.phase_title(phase), id=phase)
            found[phase] = role
        return found

    def usual_contact(self, phase: str) -> str | None:
        """The contact point that profile or gallery suggest; else the first role that must be filled."""
        active = [role for role in self.roles.values() if role.active(phase)]
        shared = self.base.contact_point.get(phase)
        if any(role.id == shared for role in active):
            return shared
        for role in active:
            if any(
                contact.subject == "system" and phase in self.gallery.phase_set(contact.phases).phases
                for contact in role.base.contact_for
            ):
                return role.id
        active.sort(key=lambda role: (role.locked, phase not in role.mandatory))
        return active[0].id if active else None

    @cached_property
    def successions(self) -> list[Succession]:
        """Who takes over from whom, as far as both are in the catalog."""
        found = []
        for role in self.roles.values():
            for relation in role.base.relations:
                if relation.kind != "succeeds" or relation.at not in self.order:
                    continue
                before = next((each for each in self.roles.values() if each.base.role == relation.to), None)
                if before:
                    found.append(Succession(role, before, relation.at))
        return found

    @cached_property
    def operation_begins(self) -> str | None:
        """The first phase in which operation has begun: a stage counts that did not from the start."""
        stages = self.gallery.stages_of
        first = stages[self.order[0]] if self.order else frozenset()
        return next((phase for phase in self.order if stages[phase] - first), None)

    @cached_property
    def operation_roles(self) -> list[PlannedRole]:
        """The system's own designated roles whose work lies mostly in operation."""
        if not self.operation_begins:
            return []
        early = self.gallery.stages_of[self.order[0]]
        found = []
        for role in self.roles.values():
            items = [*role.base.tasks.values(), *role.base.responsibilities.values()]
            late = sum(1 for item in items if item.stages and not early.intersection(item.stages))
            if role.own and role.designated and role.active(self.order[-1]) and late * 2 > len(items):
                found.append(role)
        return found

    @property
    def decisions(self) -> list[str]:
        """The decisions that the gallery asks for and the profile has not taken."""
        return list(self.base.open_decisions)


_NO_ENTRY = CatalogState.__annotations__ and None
