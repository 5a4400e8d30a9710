"""What a gallery expects of every system catalog, worked out once for all of them."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Iterator
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from rolekat.lazy import lazy
from rolekat.library.gallery import LinkedGallery
from rolekat.library.phases import PhaseSet
from rolekat.library.target import target_of
from rolekat.record import Record

if TYPE_CHECKING:
    from rolekat.model.action import Action
    from rolekat.model.role import Obligation, Role
    from rolekat.state.asked import Asked

_SYSTEM_HELD: Final = ("system", "place", "unit", "subject-area")
_BESIDE_SYSTEMS: Final = ("organisation", "component", "owner", "unit", "subject-area")
_SYSTEM: Final = "system"
"""The contact subject that is the system itself."""
PartName: TypeAlias = Literal["responsible", "executor", "alternatives", "involved", "designates"]
Named: TypeAlias = tuple[str, PartName, str, str]
"""What an action names a role for: the role, its part, the action's phase and the kind of action."""

_TAKING_PART: Final[tuple[PartName, ...]] = ("responsible", "executor", "alternatives", "involved")
_ACTION_KINDS: Final = ("klik", "duty")
_KLIK_PARTS: Final[dict[PartName, str]] = {
    "responsible": "responsible",
    "executor": "executor",
    "alternatives": "executor",
    "involved": "involved",
}


class Obligations(Record):
    """Which phases a role is mandatory and recommended in; it is inactive in all others."""

    mandatory: PhaseSet
    recommended: PhaseSet
    stated: bool
    """Whether the catalog says so itself; else it is the gallery's suggestion."""

    def of(self, phase: str) -> str | None:
        """`mandatory`, `recommended` or `None` for inactive; a phase in both lists counts as mandatory."""
        if phase in self.mandatory.phases:
            return "mandatory"
        return "recommended" if phase in self.recommended.phases else None

    def active(self, phase: str) -> bool:
        """Whether the role is mandatory or recommended in the phase."""
        return phase in self.mandatory.phases or phase in self.recommended.phases

    @property
    def unclear(self) -> bool:
        """Whether a range names a phase that is not there, or runs backwards: nobody knows what was meant."""
        return any(part.unknown or part.backwards for part in (self.mandatory, self.recommended))

    def surely_inactive(self, phase: str) -> bool:
        """Whether the role is neither mandatory nor recommended in the phase, and that is clear."""
        return not self.active(phase) and not self.unclear


class Succession(Record):
    """A role that ends during a system's life, and who takes over."""

    predecessor: str
    phase: str
    """The phase from which the successor has taken over."""
    successors: tuple[str, ...]


class Gone(Record):
    """A role that the gallery no longer has under that id."""

    title: str
    version: str
    renamed: bool
    titles: tuple[str, ...]
    """What came instead, by title; a group by the group's title."""
    ids: tuple[str, ...]
    """What came instead, by id; a group as the roles in it."""


class Expectations:
    """What follows for a system catalog from its gallery alone."""

    def __init__(self, gallery: LinkedGallery) -> None:
        self.gallery = gallery
        self.asked: dict[Hashable, tuple[object, Asked]] = {}
        """What catalogs without actions of their own ask to be done, by their profile and what sort they are of."""
        self._called_for: dict[tuple[str, ...], dict[str, str]] = {}
        self._of_no_use: dict[tuple[str, ...], frozenset[str]] = {}

    @lazy
    def position(self) -> dict[str, int]:
        """Each role's place in the order of the gallery."""
        return {role: index for index, role in enumerate(self.gallery.roles)}

    @lazy
    def phases(self) -> tuple[str, ...]:
        """The phases of a system's life, in order."""
        return tuple(self.gallery.phases)

    @lazy
    def suggested(self) -> dict[str, Obligations]:
        """The obligations that the gallery suggests; always for what it wants whatever systems there are."""
        found = {name: role.suggested for name, role in self.gallery.roles.items() if role.suggested}
        return {name: self._suggestion(suggested) for name, suggested in found.items()}

    def _suggestion(self, suggested: Obligation) -> Obligations:
        read, ranges = self.gallery.phase_set, {"mandatory": suggested.mandatory, "recommended": suggested.recommended}
        if suggested.standing and not any(ranges.values()):
            ranges[suggested.standing] = ("always",)
        return Obligations(read(ranges["mandatory"]), read(ranges["recommended"]), stated=False)

    @lazy
    def standing(self) -> tuple[str, ...]:
        """The roles that the gallery wants in every organisation, whatever systems it has."""
        roles = self.gallery.roles.items()
        return tuple(name for name, role in roles if role.suggested and role.suggested.standing)

    @lazy
    def beside_systems(self) -> frozenset[str]:
        """The roles that are no system's matter: not held for one, and suggested for no phase."""
        roles = self.gallery.roles
        without_phase = (*self.unsuggested, *(name for name in self.standing if not has_phases(roles[name])))
        return frozenset(name for name in without_phase if roles[name].held_per in _BESIDE_SYSTEMS)

    @lazy
    def actions(self) -> dict[str, Action]:
        """What the gallery asks of every system."""
        return {name: action for name, action in self.gallery.head.actions.items() if action.per == "system"}

    @lazy
    def phase_number(self) -> dict[str, int]:
        """Each phase's place in the life of a system."""
        return {phase: index for index, phase in enumerate(self.phases)}

    @lazy
    def specific(self) -> frozenset[str]:
        """The system-specific roles: there is one for the system, and its texts are the catalog's to adapt."""
        roles = self.gallery.roles.items()
        return frozenset(
            name for name, role in roles if role.held_per in _SYSTEM_HELD and not self.gallery.is_locked(name)
        )

    @lazy
    def designated(self) -> frozenset[str]:
        """The system-specific roles that somebody must be designated for."""
        return frozenset(
            name
            for name in self.specific
            if (appointment := self.gallery.roles[name].appointment) and "designated" in appointment.how
        )

    @lazy
    def unsuggested(self) -> frozenset[str]:
        """The roles that the gallery suggests no phase for."""
        return frozenset(
            name
            for name, role in self.gallery.roles.items()
            if not has_phases(role) and not (role.suggested and role.suggested.standing)
        )

    @lazy
    def not_by_person(self) -> frozenset[str]:
        """The roles that no person alone may hold."""
        return frozenset(name for name, role in self.gallery.roles.items() if "person" not in role.held_by)

    @lazy
    def by_post(self) -> frozenset[str]:
        """The roles whose holder must have a certain position, or do nothing else."""
        roles = self.gallery.roles.items()
        return frozenset(name for name, role in roles if role.position or role.exclusive_post)

    @lazy
    def bodies(self) -> frozenset[str]:
        """The bodies, which the gallery composes of seats."""
        return frozenset(name for name, role in self.gallery.roles.items() if role.seats)

    @lazy
    def from_somewhere(self) -> frozenset[str]:
        """The roles whose holder must come from an owner of a joint body, or from the joint body itself."""
        return frozenset(name for name, role in self.gallery.roles.items() if role.from_)

    @lazy
    def decided(self) -> frozenset[str]:
        """The roles of which it must be said where it was decided who holds them."""
        return frozenset(name for name, role in self.gallery.roles.items() if role.decision == "required")

    @lazy
    def appointed_by(self) -> dict[str, str]:
        """The phase by which a role is to be designated or activated: the latest, or else the one proposed."""
        appointments = {name: role.appointment for name, role in self.gallery.roles.items() if role.appointment}
        limits = {name: appointment.latest or appointment.from_ for name, appointment in appointments.items()}
        return {name: limit for name, limit in limits.items() if limit}

    @lazy
    def after_lapse(self) -> dict[str, frozenset[str]]:
        """Roles that are only needed until a phase, with the phases after it."""
        phases = self.phases
        return {
            name: frozenset(phases[self.phase_number[last] + 1 :])
            for name, role in self.gallery.roles.items()
            if role.appointment and role.appointment.lapses and (last := role.appointment.lapses.after) in phases
        }

    @lazy
    def mandated(self) -> dict[str, str]:
        """The roles whose holder needs a mandate, each with the first competency that says so."""
        return {
            name: next(key for key, competency in role.competencies.items() if competency.kind == "mandate")
            for name, role in self.gallery.roles.items()
            if any(competency.kind == "mandate" for competency in role.competencies.values())
        }

    @lazy
    def assigned_by(self) -> dict[str, tuple[tuple[str, int], ...]]:
        """The roles that another one assigns: each with those that do, and the number of the relation that says so."""
        found: dict[str, tuple[tuple[str, int], ...]] = {}
        for name, role in self.gallery.roles.items():
            for index, relation in enumerate(role.relations):
                other = self.gallery.role_meant(relation.to) if relation.kind == "appoints" else None
                if other:
                    found[other] = (*found.get(other, ()), (name, index))
        return found

    @lazy
    def demanded(self) -> dict[str, tuple[str, ...]]:
        """The roles that the source demands of every system, with the phases; none after the role's lapse."""
        found: dict[str, tuple[str, ...]] = {}
        for name, role in self.gallery.roles.items():
            if role.required and role.held_per in (*_SYSTEM_HELD, "either"):
                lapsed = self.after_lapse.get(name, frozenset())
                phases = self.gallery.phase_set(role.required.phases).phases
                found[name] = tuple(phase for phase in phases if phase not in lapsed)
        return {name: phases for name, phases in found.items() if phases}

    @lazy
    def successions(self) -> tuple[Succession, ...]:
        """Who takes over from the roles that end during a system's life, and from which phase."""
        found: dict[tuple[str, str], list[str]] = {}
        for successor, role in self.gallery.roles.items():
            for relation in role.relations:
                predecessor = self.gallery.role_meant(relation.to)
                if relation.kind == "succeeds" and predecessor:
                    phase = self.takes_over(predecessor, relation.at)
                    if phase:
                        found.setdefault((predecessor, phase), []).append(successor)
        return tuple(Succession(*key, tuple(successors)) for key, successors in found.items())

    def takes_over(self, predecessor: str, at: str | None) -> str | None:
        """The phase from which another has taken over from a role: the one given, else the first after its lapse."""
        if at is not None:
            return at if at in self.gallery.phases else None
        lapsed = self.after_lapse.get(predecessor, frozenset())
        return next((phase for phase in self.gallery.phases if phase in lapsed), None)

    @lazy
    def predecessors(self) -> dict[str, tuple[str, ...]]:
        """Each role that takes over from others, with those."""
        return {
            name: found
            for name, role in self.gallery.roles.items()
            if (found := tuple(self._related(role, "succeeds")))
        }

    @lazy
    def partners(self) -> dict[str, frozenset[str]]:
        """The roles that each role works with: helps, spars with, cooperates with, reports or escalates to."""
        kinds = ("assists", "sparring", "cooperates", "reports-to", "escalates-to")
        return {name: frozenset(self._related(role, *kinds)) for name, role in self.gallery.roles.items()}

    def _related(self, role: Role, *kinds: str) -> Iterator[str]:
        for relation in role.relations:
            other = self.gallery.role_meant(relation.to)
            if relation.kind in kinds and other:
                yield other

    @lazy
    def contacts(self) -> dict[str, tuple[str, ...]]:
        """For each phase the roles that the gallery makes the contact point of the system."""
        found: dict[str, dict[str, None]] = {}
        for name, role in self.gallery.roles.items():
            for contact in role.contact_for:
                if contact.subject == _SYSTEM:
                    for phase in self.gallery.phase_set(contact.phases).phases:
                        found.setdefault(phase, {})[name] = None
        return {phase: tuple(names) for phase, names in found.items()}

    @lazy
    def with_klik_part(self) -> frozenset[str]:
        """The roles that may have a part in KLIK tasks."""
        return frozenset(name for name, role in self.gallery.roles.items() if role.klik)

    @lazy
    def klik_phases(self) -> dict[tuple[str, PartName], frozenset[str]]:
        """For each role and part in a KLIK task the phases in which it may have it.

        A phase without stages, or a gallery without any KLIK parts, says nothing and allows all.
        """
        return {
            (name, part): self._phases_with(getattr(role.klik, field) if role.klik else ())
            for name, role in self.gallery.roles.items()
            for part, field in _KLIK_PARTS.items()
            if self.with_klik_part
        }

    @lazy
    def idle(self) -> frozenset[Named]:
        """Whatever a role takes part in while the gallery suggests no obligation of it."""
        nothing = Obligations(PhaseSet(()), PhaseSet(()), stated=False)
        return frozenset(
            (role, part, phase, kind)
            for role in self.gallery.roles
            for phase in self.phases
            if self.suggested.get(role, nothing).surely_inactive(phase)
            for part in _TAKING_PART
            for kind in _ACTION_KINDS
        )

    @lazy
    def barred(self) -> frozenset[Named]:
        """The parts in KLIK tasks that the gallery does not give a role, or not in that phase."""
        return frozenset(
            (role, part, phase, "klik")
            for (role, part), allowed in self.klik_phases.items()
            for phase in self.phases
            if phase not in allowed
        )

    @lazy
    def late(self) -> frozenset[Named]:
        """The designations that come after the role is to be there."""
        return frozenset(
            (role, "designates", phase, kind)
            for role, limit in self.appointed_by.items()
            if limit in self.phase_number
            for phase in self.phases[self.phase_number[limit] + 1 :]
            for kind in _ACTION_KINDS
        )

    def _phases_with(self, stages: tuple[str, ...]) -> frozenset[str]:
        return frozenset(
            phase
            for phase, counting in self.gallery.stages_of.items()
            if not counting or not counting.isdisjoint(stages)
        )

    def called_for(self, uses: tuple[str, ...]) -> dict[str, str]:
        """The roles that components in use call for, each with the component of `uses` that does so first."""
        found = self._called_for.get(uses)
        if found is None:
            found = {}
            for component in uses:
                path = self.gallery.component_path(component)
                for name, role in self.gallery.roles.items():
                    if not role.applies_when and not set(path).isdisjoint(role.components):
                        found.setdefault(name, component)
            self._called_for[uses] = found
        return found

    def of_no_use(self, uses: tuple[str, ...]) -> frozenset[str]:
        """The roles that exist for components of which none is in use, nor a part nor the whole of one."""
        found = self._of_no_use.get(uses)
        if found is None:
            touched = {part for component in uses for part in self.gallery.component_path(component)}
            touched.update(
                component
                for component in self.gallery.head.components
                if not set(uses).isdisjoint(self.gallery.component_path(component))
            )
            found = self._of_no_use[uses] = frozenset(
                name
                for name, role in self.gallery.roles.items()
                if role.components and touched.isdisjoint(role.components)
            )
        return found

    @lazy
    def gone(self) -> dict[str, Gone]:
        """Ids that the gallery had a role under and has none under now."""
        found = {
            name: Gone(retired.title, version, False, *self._replacements(retired.replaced_by))
            for name, (version, retired) in self.gallery.retired.items()
        }
        for name, (version, renamed) in self.gallery.renamed.items():
            found[name] = Gone(renamed.title, version, True, *self._replacements((renamed.to,)))
        for name, role in self.gallery.roles.items():
            for former in role.former_ids:
                found.setdefault(former, Gone(former, self.gallery.head.version, True, (role.title,), (name,)))
        there = self.gallery.roles.keys() | self.gallery.broken
        return {name: gone for name, gone in found.items() if name not in there}

    def _replacements(self, names: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        titles: list[str] = []
        ids: list[str] = []
        for name in names:
            target = target_of(name)
            found = self.gallery.roles_in_group(target.id) if target.kind == "group" else (target.id,)
            there = [role for role in found if role in self.gallery.roles]
            ids += [role for role in there if role not in ids]
            if there:
                titles.append(self.gallery.title_meant(name))
        return tuple(titles), tuple(ids)


def has_phases(role: Role) -> bool:
    """Whether the gallery suggests phases for a role, and not only that every organisation should have it."""
    return role.suggested is not None and bool(role.suggested.mandatory or role.suggested.recommended)


@functools.cache
def expectations(gallery: LinkedGallery) -> Expectations:
    """What a gallery expects of its catalogs."""
    return Expectations(gallery)
