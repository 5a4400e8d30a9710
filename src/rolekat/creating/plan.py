"""The catalog that a gallery, a profile and somebody's choices come to, before a word of it is written."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple

from rolekat.creating.choices import Choices
from rolekat.creating.naming import component_name, known
from rolekat.errors import UsageError
from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.loading import Loaded
from rolekat.library.phases import TIMELESS
from rolekat.model.role import Role
from rolekat.model.system import RoleEntry, System
from rolekat.state.catalog import CatalogRole, CatalogState


class PlannedRole(NamedTuple):
    """A role that the system needs."""

    id: str
    base: Role
    title: str
    own: bool
    """Whether it belongs to the system alone: designated for it, and its texts may be adapted."""
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


class Succession(NamedTuple):
    """One role takes over from another when a phase begins."""

    successor: PlannedRole
    predecessor: PlannedRole
    phase: str


class SystemPlan:
    """All that a new catalog will say. Made anew after every answer; immutable."""

    def __init__(
        self, system: str, gallery: LinkedGallery, profile: Loaded | None, choices: Choices, words: Words
    ) -> None:
        self.system = system
        self.gallery = gallery
        self.choices = choices
        self.words = words
        """The fixed texts in the gallery's language."""
        self.profile_id: str | None = profile.model.profile if profile else None
        kind: dict[str, Any] = {"category": choices.category or None, "types": tuple(choices.types)}
        model = System(system=system, title=system, gallery=gallery.key, profile=self.profile_id, **kind)
        self.base = CatalogState(Loaded("", "system", model, {}, "", []), gallery, profile)
        """The catalog with nothing of its own: what the profile says."""

    @property
    def title(self) -> str:
        """The system's name."""
        return self.choices.title or self.system.replace("-", " ").capitalize()

    @property
    def order(self) -> tuple[str, ...]:
        """The phases in order; where the gallery has none, the one that is always."""
        return tuple(self.gallery.phases) or (TIMELESS,)

    def phase_title(self, phase: str) -> str:
        """A phase by its name."""
        return self.words.term("any-time") if phase == TIMELESS else self.base.phase_title(phase)

    def listed(self, names: Sequence[str]) -> str:
        """Names in a row, all of them: what is decided must not end in "and nine others"."""
        return f"{', '.join(names[:-1])} {self.words('terms.and')} {names[-1]}" if len(names) > 1 else "".join(names)

    @cached_property
    def uses(self) -> tuple[str, ...]:
        """The components used, the profile's first."""
        return tuple(dict.fromkeys((*self.base.uses, *(self.choices.uses or ()))))

    @property
    def knows_uses(self) -> bool:
        """Whether somebody has said which components are used, where the gallery has any."""
        return bool(self.choices.uses is not None or self.base.uses or not self.gallery.head.components)

    @cached_property
    def _called_for(self) -> frozenset[str]:
        return frozenset(self.base.expected.called_for(self.uses))

    def reason_against(self, role: str) -> str | None:
        """Why the gallery gives no cause to take the role in, or `None` where it does."""
        base = self.gallery.roles[role]
        if base.applies_when:
            return self.words("new.file.does-not-apply", condition=base.applies_when.rstrip(". "))
        if base.components and role not in self._called_for:
            components = self.gallery.head.components
            names = [component_name(components[name].title) if name in components else name for name in base.components]
            key = "component-unused" if self.knows_uses else "component-unknown"
            return self.words(f"new.file.{key}", components=self.listed(names))
        return None

    @cached_property
    def _not_called_for(self) -> dict[str, str]:
        """The roles that nobody has spoken of and for which the gallery gives no cause, with the reason."""
        named = {*self._covered, *self.choices.without, *self.choices.roles, *self.base.expected.beside_systems}
        reasons = {role: self.reason_against(role) for role in self.gallery.roles if role not in named}
        return {role: reason for role, reason in reasons.items() if reason}

    @cached_property
    def waiting(self) -> dict[str, str]:
        """The roles that are neither in nor out until somebody says which components are used, with the reason."""
        waits = self._not_called_for if not self.knows_uses else {}
        return {role: reason for role, reason in waits.items() if not self.gallery.roles[role].applies_when}

    @cached_property
    def left_out(self) -> dict[str, str]:
        """Entries left out on purpose with the reason; what the profile leaves out already is not among them."""
        reasons = {role: reason for role, reason in self._not_called_for.items() if role not in self.waiting}
        return {**self.choices.without, **reasons}

    @cached_property
    def _covered(self) -> frozenset[str]:
        return frozenset(entry.of or name for name, entry in self.base.entries.items())

    @cached_property
    def roles(self) -> dict[str, PlannedRole]:
        """The roles of the catalog, in the gallery's order."""
        found = []
        wanted = self._called_for - self.base.expected.called_for(self.base.uses).keys() | set(self.choices.roles)
        for role in self.gallery.roles:
            if role in self.choices.without:
                continue
            copies = [copy for copy in self.base.copies(role) if copy.id not in self.choices.without]
            found += [self._planned(copy, shared=True) for copy in copies]
            asked = role in wanted and not copies  # though the profile leaves it out
            beside = role in self.base.expected.beside_systems
            if asked or (role not in self._covered and role not in self._not_called_for and not beside):
                entry = CatalogRole(role, RoleEntry(), self.base)
                found.append(self._planned(entry, shared=False))
        return {planned.id: planned for planned in found}

    def _planned(self, role: CatalogRole, *, shared: bool) -> PlannedRole:
        base: Role = self.gallery.roles[role.of]
        mandatory, recommended = role.obligations.mandatory.phases, role.obligations.recommended.phases
        stated = not shared and role.id in self._covered
        if not mandatory and not recommended:
            recommended, stated = self._possible(role, base), True
        active = [phase for phase in self.order if phase in mandatory or phase in recommended]
        appointment = base.appointment
        usual = role.starts or (appointment.latest if appointment else None) or next(iter(active), self.order[0])
        proposed = min((usual, *self._acts_in.get(role.id, ())), key=self._number)
        start = known("phase", self.choices.starts.get(role.id, proposed), self.order)
        if start != usual:
            stated = True
            mandatory, recommended = self._moved(role, start, mandatory, recommended)
        return PlannedRole(
            role.id, base, role.title, role.specific, mandatory, recommended, start, usual, stated, shared
        )

    def _number(self, phase: str) -> int:
        return self.order.index(phase) if phase in self.order else len(self.order)

    @cached_property
    def _acts_in(self) -> dict[str, set[str]]:
        """The phases in which the profile's actions need each role."""
        found: dict[str, set[str]] = {}
        for part in self.base.parts:
            if part.part != "designates":
                found.setdefault(part.role, set()).add(self.base.actions[part.action].phase)
        return found

    def _possible(self, role: CatalogRole, base: Role) -> tuple[str, ...]:
        """The phases in which a role can be needed of which nobody says when it is."""
        first = role.starts or next(iter(role.acts_in), self.order[0])
        from_first = self.order[self.order.index(first) :] if first in self.order else self.order
        lapsed = self.base.expected.after_lapse.get(base.role, frozenset())
        return tuple(phase for phase in from_first if phase not in lapsed)

    def _moved(
        self, role: CatalogRole, start: str, mandatory: tuple[str, ...], recommended: tuple[str, ...]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The obligations of a role that begins in another phase: recommended from there until they begin."""
        at = self.order.index(start)
        appointment = self.gallery.roles[role.of].appointment
        active = [index for index, phase in enumerate(self.order) if phase in mandatory or phase in recommended]
        latest = appointment.latest if appointment else None
        needed = self.base.expected.demanded.get(role.of, ())
        ends = [active[-1] if active else at]
        if latest in self.order:
            ends.append(self.order.index(latest))
        if needed:
            ends.append(self.order.index(needed[0]))
        if at > min(ends):
            phase = self.order[min(ends)]
            raise UsageError("new-start-too-late", role=role.title, phase=self.phase_title(phase), id=phase)
        before = self.order[at : active[0]] if active else ()
        return (
            tuple(phase for phase in mandatory if self.order.index(phase) >= at),
            tuple(phase for phase in self.order[at:] if phase in before or phase in recommended),
        )

    @cached_property
    def contact_point(self) -> dict[str, str]:
        """The role that is the contact point, for every phase; none where the gallery knows no contact points.

        Raises:
            UsageError: no role is active in a phase, or the chosen one is not.
        """
        found: dict[str, str] = {}
        wanted = self.base.speaks_of_contact_points or self.choices.contact_point
        for phase in self.gallery.phases if wanted else ():
            active = [role for role in self.roles.values() if role.active(phase)]
            chosen = self.choices.contact_point.get(phase)
            if chosen and all(role.id != chosen for role in active):
                there = ", ".join(role.id for role in active) or "-"
                raise UsageError("new-contact-inactive", role=chosen, phase=self.phase_title(phase), known=there)
            role = chosen or self.usual_contact(phase)
            if role is None:
                raise UsageError("new-contact-missing", phase=self.phase_title(phase), id=phase)
            found[phase] = role
        return found

    @property
    def differing_contacts(self) -> list[str]:
        """The phases whose contact point is another role than the gallery proposes."""
        proposed = self.base.expected.contacts
        return [
            phase
            for phase, role in self.contact_point.items()
            if proposed.get(phase) and self.roles[role].base.role not in proposed[phase]
        ]

    def usual_contact(self, phase: str) -> str | None:
        """The contact point that profile or gallery suggest; else the first role that must be filled."""
        active = [role for role in self.roles.values() if role.active(phase)]
        shared = self.base.contact_point.get(phase)
        if any(role.id == shared for role in active):
            return shared
        proposed = self.base.expected.contacts.get(phase, ())
        for role in active:
            if role.base.role in proposed:
                return role.id
        active.sort(key=lambda role: (not role.own, phase not in role.mandatory))
        return active[0].id if active else None

    @cached_property
    def successions(self) -> list[Succession]:
        """Who takes over from whom, as far as both are in the catalog."""
        by_base = {role.base.role: role for role in reversed(self.roles.values())}
        return [
            Succession(by_base[successor], by_base[found.predecessor], found.phase)
            for found in self.base.expected.successions
            if found.predecessor in by_base
            for successor in found.successors
            if successor in by_base
        ]

    @cached_property
    def operation_begins(self) -> str | None:
        """The first phase in which operation has begun: a stage counts that did not from the start."""
        stages = self.gallery.stages_of
        first = stages.get(self.order[0], frozenset())
        return next((phase for phase in self.order if stages.get(phase, frozenset()) - first), None)

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
