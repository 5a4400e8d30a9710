"""What a system catalog demands of everybody who fills its roles, laid out once for all of them."""

from __future__ import annotations

import functools
from collections.abc import Collection
from typing import TYPE_CHECKING, Any, Final

from rolekat.lazy import lazy
from rolekat.record import Record
from rolekat.state.catalog import CatalogRole, CatalogState, is_timed
from rolekat.state.expectations import expectations
from rolekat.state.separation import Apart, kept_apart

if TYPE_CHECKING:
    from rolekat.findings.finding import Place
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.role import Holders, Role
    from rolekat.state.successions import TakingOver

_PER: Final = ("place", "unit", "subject-area", "owner")
_SYSTEM: Final = "system"
"""The contact subject that is the system itself."""
_OWN: Final = 3
"""So many of the first attributes of a demand are the catalog's own: the id, the role, its title."""
FOR_SYSTEMS: Final = ("system", "system-group")
"""Also where the role stands among the cross-cutting ones, whose texts no catalog may change."""


class Limits(Record):
    """How many may hold a role at a time, or one seat of it."""

    fewest: int
    most: int | None
    """No limit where it is `None`."""
    kind: str | None
    """Where only holders of one kind are limited: `unit`."""


class Demand(Record):
    """A role of a catalog as those see it who must fill it."""

    id: str
    role: CatalogRole
    title: str
    """The role's name in the catalog."""
    base: Role | None
    """The role of the gallery."""
    has_seats: bool
    """Whether it is a body that the gallery composes of seats; one without them is held like any other role."""
    level: str
    """Where it is held: `system`, `organisation` (once, for all systems), or `either`."""
    per: str | None
    """What there is one holder for each of: `place`, `place/skole`, `subject-area`, …"""
    by_phase: dict[str, str]
    """`mandatory` or `recommended` by phase; it is inactive in the others."""
    lapsed_in: frozenset[str]
    """The phases in which it is no longer needed."""
    how: tuple[str, ...]
    """How somebody comes to hold it: `designated`, `activated`, `by-position`, `spread`, `local`."""
    by_position: bool
    """Whether it comes with a position."""
    conditional: bool
    """Whether it exists only under a condition, of which the organisation alone knows."""
    limits: Limits | None
    """How many may hold it; `None` where any number may."""

    @property
    def is_added(self) -> bool:
        """Whether only the organisation wants the role: it has added one of the gallery's to the catalog."""
        return self.id in self.role.catalog.added

    @property
    def of_groups(self) -> bool:
        """Whether there is one for each group of systems, under which it may then stand."""
        return self.base is not None and self.base.held_per == "system-group"

    @property
    def of_places(self) -> bool:
        """Whether each place or unit, or each of a kind, has it for itself."""
        return self.per is not None and self.per.startswith(("place", "unit"))

    @property
    def may_be_spread(self) -> bool:
        """Whether other roles may share its tasks; also where the gallery says nothing of how it is filled."""
        return not self.how or "spread" in self.how

    @property
    def activated_only(self) -> bool:
        """Whether nobody designates it ahead: it is there once its phase has begun."""
        return "designated" not in self.how and "activated" in self.how


class Demands:
    """The demands of one catalog, in the order of the gallery."""

    def __init__(self, catalog: CatalogState) -> None:
        self.catalog = catalog
        self.gallery: LinkedGallery = catalog.gallery
        self.phases = catalog.phases

    @lazy
    def all(self) -> dict[str, Demand]:
        """Every role that the catalog needs, by the catalog's id."""
        return {name: self._demand(role) for name, role in self.catalog.roles.items()}

    @lazy
    def of_system(self) -> tuple[Demand, ...]:
        """The roles that are held for this system alone."""
        return tuple([demand for demand in self.all.values() if demand.level == "system"])

    @lazy
    def cross_cutting(self) -> tuple[Demand, ...]:
        """The roles that are or may be held once for all systems."""
        return tuple([demand for demand in self.all.values() if demand.level != "system"])

    @lazy
    def not_by_person(self) -> tuple[str, ...]:
        """The roles of the system that no person alone may hold."""
        return self._among(self.catalog.expected.not_by_person)

    @lazy
    def by_post(self) -> tuple[str, ...]:
        """The roles of the system whose holder must have a certain position, or do nothing else."""
        return self._among(self.catalog.expected.by_post)

    @lazy
    def bodies(self) -> tuple[str, ...]:
        """The bodies among the roles, which the gallery composes of seats."""
        return self._of(self.catalog.expected.bodies)

    @lazy
    def contacts(self) -> tuple[str, ...]:
        """The roles of the system that are contact points for a subject beside the system itself."""
        return tuple([
            demand.id
            for demand in self.of_system
            if demand.base and any(contact.subject != _SYSTEM for contact in demand.base.contact_for)
        ])  # fmt: skip

    @lazy
    def from_somewhere(self) -> tuple[str, ...]:
        """The roles whose holder must come from an owner of a joint body, or from the joint body itself."""
        return self._of(self.catalog.expected.from_somewhere)

    @lazy
    def decided(self) -> tuple[str, ...]:
        """The roles of which it must be said where it was decided who holds them."""
        return self._of(self.catalog.expected.decided)

    @property
    def requiring(self) -> dict[str, tuple[str, ...]]:
        """The actions that others must come before, with those."""
        return self.catalog.requiring

    @property
    def recurring(self) -> tuple[str, ...]:
        """The actions that come back."""
        return self.catalog.recurring

    def _of(self, roles: Collection[str]) -> tuple[str, ...]:
        """The catalog's roles that are some of the gallery's, in the order of the catalog."""
        if self.catalog.present.isdisjoint(roles):
            return ()
        return tuple([name for name, role in self.catalog.roles.items() if role.of in roles])

    def _among(self, roles: frozenset[str]) -> tuple[str, ...]:
        """The same by the ids of the gallery."""
        here = self.catalog.present.intersection(roles)
        return tuple([copy.id for role in sorted(here) for copy in self.catalog.copies(role)])

    @lazy
    def mandated(self) -> tuple[str, ...]:
        """The roles whose holder needs a mandate."""
        return self._of(self.catalog.expected.mandated)

    @lazy
    def assigned(self) -> tuple[tuple[str, tuple[tuple[str, Place], ...]], ...]:
        """The roles that another one assigns: each with those that do, and where the gallery says so."""
        return tuple([
            (copy.id, tuple([
                (other.id, self.gallery.role_place(name, "relations", index))
                for name, index in others
                for other in self.catalog.copies(name)
            ]))
            for role, others in self.catalog.expected.assigned_by.items()
            for copy in self.catalog.copies(role)
        ])  # fmt: skip

    @lazy
    def kept_apart(self) -> tuple[tuple[Apart, tuple[str, ...], tuple[str, ...]], ...]:
        """What must lie with different people, as far as the catalog has both: each with the roles on either side."""
        sides = (
            (apart, self._among(frozenset((apart.first.role,))), self._among(frozenset((apart.second.role,))))
            for apart in kept_apart(self.gallery)
        )
        return tuple([side for side in sides if side[1] and side[2]])

    @lazy
    def same_person(self) -> tuple[TakingOver, ...]:
        """The successions in which the catalog recommends that the same person goes on."""
        if all(handover.same_person != "recommended" for handover in self.catalog.handovers.values()):
            return ()
        found = [(taking, taking.handover) for taking in self.catalog.successions]
        return tuple([taking for taking, said in found if said and said.same_person == "recommended"])

    @lazy
    def limited(self) -> tuple[str, ...]:
        """The roles that only so many may hold, or that it takes several for."""
        return tuple([name for name, demand in self.all.items() if demand.limits is not None])

    def _demand(self, role: CatalogRole) -> Demand:
        entry = role.entry
        if entry.one_per is not None or is_timed(entry):
            return self._laid_out(role)
        known = _plain(self.gallery)
        if role.of not in known:
            known[role.of] = self._laid_out(role)[_OWN:]
        return Demand(role.id, role, role.title, *known[role.of])

    def _laid_out(self, role: CatalogRole) -> Demand:
        base = role.base
        has_seats, held_per = bool(base and base.seats), base.held_per if base else "system"
        level = level_of(role.of, self.gallery)
        if role.id in self.catalog.added:  # it is held where it was added, by a system or for all
            level = "system" if self.catalog.id else "organisation"
        by_phase = dict.fromkeys(role.obligations.recommended.phases, "recommended")
        by_phase.update(dict.fromkeys(role.obligations.mandatory.phases, "mandatory"))
        per = role.entry.one_per or (base.holders.per if base else None) or (held_per if held_per in _PER else None)
        how = base.appointment.how if base and base.appointment else ()
        lapsed = self.catalog.expected.after_lapse.get(role.of, frozenset())
        limits = self._limits(base.holders) if base else None
        by_position, conditional = base is not None and is_by_position(base), bool(base and base.applies_when)
        kind = (base, has_seats, level, per, by_phase, lapsed, how, by_position, conditional, limits)
        demand = Demand(role.id, role, role.title, *kind)
        starts = role.starts
        if demand.activated_only and starts in self.phases:
            for phase in self.phases[: self.phases.index(starts)]:
                by_phase.pop(phase, None)  # nobody is missed before the role is there
        return demand

    def _limits(self, holders: Holders) -> Limits | None:
        when = holders.when or {}
        if not when.keys() <= {"held_by"}:
            return None  # a condition whose answer nobody has written down
        most = holders.max
        if most is None and self.gallery.head.policies.several_holders == "never":
            most = max(holders.min, 1)
        return Limits(holders.min, most, when.get("held_by")) if most or holders.min > 1 else None


@functools.lru_cache(maxsize=16)
def _plain(_gallery: LinkedGallery) -> dict[str, tuple[Any, ...]]:
    """What is demanded of a role of which a catalog says neither when it is needed nor how many of it there are.

    By the gallery's id; without what each catalog has of its own.
    """
    return {}


def is_by_position(role: Role) -> bool:
    """Whether a role of a gallery comes with a position."""
    return role.appointment is not None and "by-position" in role.appointment.how


def level_of(role: str, gallery: LinkedGallery) -> str:
    """Where a role of a gallery is held: `system`, `organisation` (once, for all systems), or `either`."""
    base = gallery.roles.get(role)
    if base is None or base.held_per in FOR_SYSTEMS or role in expectations(gallery).specific:
        return "system"
    return "either" if base.held_per == "either" else "organisation"
