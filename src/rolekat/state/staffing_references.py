"""What an organisation's files refer to, held against the organisation, its catalogs and galleries: one walk."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rolekat.findings.finding import Path, Place
from rolekat.lazy import lazy
from rolekat.library.references import Dangling, Kind, Known, known_in
from rolekat.library.target import target_of
from rolekat.state.seats import GIVEN_TO, kind_and_id
from rolekat.text.words import closest

if TYPE_CHECKING:
    from rolekat.model.organisation import Delegated, Holder, Local, RoleStaffing
    from rolekat.model.role import Role
    from rolekat.model.staffing import ActionState
    from rolekat.state.demands import Demand
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState

_PLAIN: Final = frozenset({"person", "at", "from_", "until", "deputies", "contact", "full_post", "decision"})
"""What most holders say."""
_PLAINLY_GIVEN: Final = frozenset({"person", "unit", "from_", "until", "decision"})
"""What is mostly said of a task that was given away."""


def dangling_in_staffing(staffing: StaffingState) -> tuple[Dangling, ...]:
    """Every reference of a staffing file that leads nowhere."""
    own, walk = staffing.staffing, _Walk(staffing.organisation, staffing.file)
    found = [*_days_and_actions(staffing, walk)]
    demanded = staffing.demands.all
    for name, entry in own.roles.items():
        if name not in demanded and (entry is None or entry.local is None):
            found += _unknown_role(name, staffing)
        if entry is not None:
            found += walk.holders(entry, ("roles", name))
    for name, entry in staffing.qualified.items():
        if walk.leads_somewhere(entry, demanded.get(name)):
            continue
        if entry.delegated or entry.spread or entry.accepted_vacancy is not None:
            roles = (*staffing.roles, *staffing.organisation.roles)
            items = _items(demanded.get(name), walk.base_of(name, entry))
            found += walk.around(entry, ("roles", name), _Role(name, staffing.catalog.title_of(name), *items, roles))
        if entry.local is not None:
            found += walk.local(entry.local, ("roles", name, "local"), known_in(staffing.gallery))
    for role in staffing.held:
        if role.seats[0].per is not None:
            found += _elsewhere(role, walk)
    return tuple(found)


def _days_and_actions(staffing: StaffingState, walk: _Walk) -> Iterator[Dangling]:
    own, actions = staffing.staffing, staffing.catalog.actions
    if not own.phases.keys() <= staffing.gallery.phases.keys():
        known = known_in(staffing.gallery)
        for phase in own.phases:
            yield from known.phase(staffing.place("phases", phase, of_key=True), phase)
    if own.unit or own.units or own.places:
        yield from walk.belonging(own.unit, own.units, own.places)
    if own.actions:
        for action in own.actions:
            if action not in actions:
                yield walk.one("action", action, tuple(actions), "actions", action, of_key=True)
        yield from walk.executors(own.actions)


def dangling_in_organisation(organisation: OrganisationState) -> tuple[Dangling, ...]:
    """Every reference of an organisation's head that leads nowhere, and of files on systems without a catalog."""
    walk = _Walk(organisation, organisation.file)
    found = [*_head(walk), *_head_roles(organisation.head.roles, ("roles",), walk)]
    for name, group in organisation.head.system_groups.items():
        systems = walk.systems
        for index, system in enumerate(group.systems):
            if system not in systems:
                found.append(walk.one("system", system, systems, "system_groups", name, "systems", index))
        found += _head_roles(group.roles, ("system_groups", name, "roles"), walk)
    for role in organisation.held:
        if role.demand and (role.demand.per or "").startswith(("place", "unit")):  # other areas may have it ahead
            found += _elsewhere(role, walk)
    for loaded in organisation.without_catalog:
        walk, own = _Walk(organisation, loaded.file), loaded.model
        found += walk.belonging(own.unit, own.units, own.places)
        found += walk.executors(own.actions)
        for name, entry in own.roles.items():
            if entry is not None:
                found += walk.holders(entry, ("roles", name))
    return tuple(found)


def _head(walk: _Walk) -> Iterator[Dangling]:
    head, units = walk.organisation.head, walk.organisation.head.units
    belonging: list[tuple[Path, str | None]] = []
    belonging += [(("people", name, "unit"), person.unit) for name, person in head.people.items() if person]
    belonging += [(("positions", name, "unit"), position.unit) for name, position in head.positions.items() if position]
    belonging += [(("units", name, "part_of"), unit.part_of) for name, unit in units.items() if unit]
    for path, unit in belonging:
        if unit is not None and unit not in units:
            yield walk.one("its-unit", unit, tuple(units), *path)
    for name, position in head.positions.items():
        for index, other in enumerate(position.counts_as if position else ()):
            if walk.in_galleries and other not in walk.in_galleries:
                yield walk.one("counts-as", other, walk.in_galleries, "positions", name, "counts_as", index)
    others = [name for name in walk.organisation.library.organisation_ids if name != walk.organisation.id]
    for key in ("owners", "member_of"):
        for index, other in enumerate(getattr(head, key)):
            near = closest(other, others, surely=True) if other not in others else None
            if near:  # what is not here at all may be in another repository
                yield walk.one("organisation", other, others, key, index)


def _head_roles(roles: Mapping[str, RoleStaffing | None], above: Path, walk: _Walk) -> Iterator[Dangling]:
    """The roles that the head names for all systems or for a group."""
    organisation, known = walk.organisation, walk.known
    for name, entry in roles.items():
        path, demand = (*above, name), walk.demanded.get(name)
        if known and demand is None and (entry is None or entry.local is None) and name not in known.roles:
            kind: Kind = "gone" if name in known.gone else "staffed"
            yield walk.one(kind, name, (*walk.demanded, *known.order) if kind == "staffed" else (), *path, of_key=True)
        if entry is None:
            continue
        yield from walk.holders(entry, path)
        base = walk.base_of(name, entry)
        title = demand.role.title if demand else base.title if base else name
        others = (*organisation.roles, *walk.demanded)
        yield from walk.around(entry, path, _Role(name, title, *_items(demand, base), others))
        if entry.local is not None and known:
            yield from walk.local(entry.local, (*path, "local"), known)


class _Role(NamedTuple):
    """What can be named in a role's entry."""

    id: str
    title: str
    items: tuple[str, ...] | None
    """Its tasks and responsibilities; `None` where nothing is known of them."""
    tasks: tuple[str, ...]
    """Its tasks alone: what may always be passed on."""
    others: Collection[str]
    """The roles whose holders may be given some of them."""


class _Walk:
    """A walk through one file of an organisation."""

    def __init__(self, organisation: OrganisationState, file: str) -> None:
        self.organisation = organisation
        self.names = organisation.names
        self.file = file

    def one(
        self, kind: Kind, given: str, known: Iterable[str], *path: str | int, of_key: bool = False, within: str = ""
    ) -> Dangling:
        """A reference that leads nowhere: to nobody at all where a word stands in for a name."""
        if kind in _SOMEBODY and self.names.is_nobody(given):
            kind, known = "placeholder", ()
        return Dangling(kind, Place(self.file, path, of_key), given, tuple(known), within)

    @lazy
    def known(self) -> Known | None:
        """What the organisation's own gallery has."""
        gallery = self.organisation.gallery
        return known_in(gallery) if gallery else None

    @lazy
    def demanded(self) -> dict[str, Demand]:
        """Every role that some system of the organisation needs."""
        found: dict[str, Demand] = {}
        for staffing in self.organisation.staffings:
            if not staffing.demands.all.keys() <= found.keys():
                found.update(staffing.demands.all)
        return found

    @lazy
    def systems(self) -> tuple[str, ...]:
        """The systems that there is a catalog or a staffing file for."""
        staffed = [loaded.model.staffing for loaded in self.organisation.without_catalog]
        return tuple(dict.fromkeys((*self.organisation.library.system_ids, *self.organisation.by_system, *staffed)))

    @lazy
    def in_galleries(self) -> tuple[str, ...]:
        """The positions that some gallery speaks of."""
        roles = [role for gallery in self.organisation.library.galleries for role in gallery.roles.values()]
        return tuple(dict.fromkeys(name for role in roles for name in (*role.position, *role.usual_position)))

    @lazy
    def bodies(self) -> tuple[str, ...]:
        """What may be a body: a role of the organisation, a joint body that it is a member of, a unit."""
        organisation = self.organisation
        known = self.known.order if self.known else ()
        return (*organisation.roles, *organisation.head.member_of, *organisation.head.units, *self.demanded, *known)

    def base_of(self, name: str, entry: RoleStaffing) -> Role | None:
        """The gallery's role that a role of the organisation is."""
        return self.organisation.local_base(entry.local.of if entry.local and entry.local.of else name)

    def leads_somewhere(self, entry: RoleStaffing, demand: Demand | None) -> bool:
        """Whether an entry delegates tasks of its role to people and units that there are, and adds or spreads none."""
        base, accepted = demand.base if demand else None, entry.accepted_vacancy
        people, units = self.names.people, self.organisation.head.units
        if base is None or entry.spread or entry.local is not None:
            return False
        if accepted is not None and accepted.accepted_by not in people:
            return False
        return all(
            (item in base.tasks or item in base.responsibilities)
            and _PLAINLY_GIVEN.issuperset(given.model_fields_set)
            and ((given.person in people) if given.unit is None else (given.person is None and given.unit in units))
            for item, given in entry.delegated.items()
        )

    def holders(self, entry: RoleStaffing, path: Path) -> Iterator[Dangling]:
        """Who holds a role: people, positions, units, suppliers and bodies of the organisation."""
        for index, holder in enumerate(entry.holders):
            if not self.is_plain(holder):
                yield from self.holder(holder, (*path, "holders", index))

    def is_plain(self, holder: Holder) -> bool:
        """Whether a holder is a person of the organisation, and names no other people or areas than it has."""
        people = self.names.people
        return (
            holder.person in people
            and _PLAIN.issuperset(holder.model_fields_set)
            and (not holder.deputies or people.issuperset(holder.deputies))
            and (holder.at is None or holder.at in self.names.areas)
        )

    def holder(self, holder: Holder, path: Path) -> Iterator[Dangling]:
        """One holder."""
        yield from self.not_one(holder, (*_SOMEBODY, "together"), "holder", path)
        for kind in _SOMEBODY:
            yield from self.somebody(kind, getattr(holder, kind), *path, kind)
        for index, text in enumerate(holder.together):
            kind, name = kind_and_id(text)
            yield from self.somebody(kind, name, *path, "together", index)
        for key, names in (("named", holder.named), ("deputies", holder.deputies)):
            for index, name in enumerate(names):
                yield from self.somebody("person", name, *path, key, index)
        if holder.at is not None and holder.at not in self.names.areas and holder.at not in self.subject_areas:
            yield self.one("at", holder.at, self.names.areas, *path, "at")

    def not_one(self, said: Holder | Delegated, kinds: Iterable[str], what: str, path: Path) -> Iterator[Dangling]:
        """Nobody where there should be somebody, or several where there should be one."""
        given = [kind for kind in kinds if getattr(said, kind)]
        if len(given) != 1:
            kind: Any = f"{what}-{'several' if given else 'none'}"
            yield Dangling(kind, Place(self.file, path), "", tuple(given))

    @lazy
    def subject_areas(self) -> frozenset[str]:
        """The subject areas that systems name: nobody need declare those."""
        return frozenset(area for staffing in self.organisation.staffings for area in staffing.areas)

    def somebody(self, kind: Any, given: str | None, *path: str | int) -> Iterator[Dangling]:
        """Somebody who holds a role, stands in, or answers for something."""
        if given is None:
            return
        head = self.organisation.head
        known: Collection[str]
        if kind == "person":
            known = self.names.people
        elif kind == "position":
            known = self.names.positions
        elif kind == "body":
            known = self.bodies
        else:
            known = head.units if kind == "unit" else head.suppliers
        if given not in known or self.names.is_nobody(given):
            yield self.one(kind, given, sorted(known) if kind in ("person", "position") else known, *path)

    def around(self, entry: RoleStaffing, path: Path, role: _Role) -> Iterator[Dangling]:
        """What an entry says beside its holders: tasks and the roles and people that have them, an accepted vacancy."""
        for item, delegated in entry.delegated.items():
            yield from self.item(item, (*path, "delegated", item), role, role.tasks)
            yield from self.delegate(delegated, (*path, "delegated", item), role)
        for item, other in entry.spread.items():
            yield from self.item(item, (*path, "spread", item), role, role.items or ())
            yield from self.other(other, (*path, "spread", item), role)
        if entry.accepted_vacancy is not None:
            where = (*path, "accepted_vacancy", "accepted_by")
            yield from self.somebody("person", entry.accepted_vacancy.accepted_by, *where)

    def item(self, given: str, path: Path, role: _Role, meant: tuple[str, ...]) -> Iterator[Dangling]:
        """A task or responsibility of the role, and what it has that somebody may mean."""
        if role.items is not None and given not in role.items:
            yield self.one("staffed-item", given, meant or role.items, *path, of_key=True, within=role.title)

    def delegate(self, delegated: Delegated, path: Path, role: _Role) -> Iterator[Dangling]:
        """Who was given a task."""
        yield from self.not_one(delegated, GIVEN_TO, "delegate", path)
        for kind in ("person", "position", "unit", "supplier"):
            yield from self.somebody(kind, getattr(delegated, kind), *path, kind)
        if delegated.role is not None:
            yield from self.other(delegated.role, (*path, "role"), role)

    def other(self, given: str, path: Path, role: _Role) -> Iterator[Dangling]:
        """A role whose holder has a task."""
        if given not in role.others:
            yield self.one("staffed", given, tuple(dict.fromkeys(role.others)), *path)

    def local(self, local: Local, path: Path, known: Known) -> Iterator[Dangling]:
        """What the organisation adds: phases of the gallery, and a role of some gallery."""
        for key in ("recommended", "mandatory"):
            yield from known.ranges(Place(self.file, (*path, key)), getattr(local, key) or ())
        if local.of is not None and self.organisation.local_base(local.of) is None:
            yield from self.unknown_base(local.of, (*path, "of"))

    def unknown_base(self, given: str, path: Path) -> Iterator[Dangling]:
        """A role that no gallery has, or none of the gallery that is named; not one that cannot be read."""
        target, library = target_of(given), self.organisation.library
        if target.gallery is None:
            if self.known is not None and target.id not in self.known.roles:
                yield self.one("role", given, self.known.order, *path)
            return
        versions = [known_in(found) for found in library.galleries if found.head.gallery == target.gallery]
        if not versions:
            names = dict.fromkeys(found.head.gallery for found in library.galleries)
            yield self.one("gallery", target.gallery, names, *path)
        elif not any(target.id in version.roles for version in versions):
            yield self.one("role", given, [f"{target.gallery}/{name}" for name in versions[0].order], *path)

    def belonging(self, unit: str | None, units: Iterable[str], places: Iterable[str]) -> Iterator[Dangling]:
        """The unit that has a system, and the units and places that use it."""
        head = self.organisation.head
        if unit is not None and unit not in head.units:
            yield self.one("its-unit", unit, head.units, "unit")
        for index, name in enumerate(units):
            if name not in head.units:
                yield self.one("its-unit", name, head.units, "units", index)
        for index, name in enumerate(places):
            if name not in head.places:
                yield self.one("its-place", name, head.places, "places", index)

    def executors(self, actions: Mapping[str, ActionState | None]) -> Iterator[Dangling]:
        """Who does what is to be done."""
        for name, state in actions.items():
            if state is not None and state.executor is not None:
                yield from self.somebody("person", state.executor, "actions", name, "executor")


_SOMEBODY: Final = ("person", "position", "unit", "supplier", "body")


def _unknown_role(name: str, staffing: StaffingState) -> Iterator[Dangling]:
    """A role that the system's catalog lacks: left out there, gone, the gallery's alone, or nowhere."""
    catalog, known = staffing.catalog, known_in(staffing.gallery)
    place = staffing.place("roles", name, of_key=True)
    if name in catalog.entries:
        yield Dangling("left-out", place, name, within=catalog.system.title)
    elif name in known.gone:
        yield Dangling("gone", place, name)
    elif name not in known.roles:
        yield Dangling("staffed", place, name, tuple(dict.fromkeys((*staffing.demands.all, *known.order))))
    elif name not in staffing.gallery.broken:
        copies = [copy.id for copy in catalog.copies(name)]
        if copies:
            yield Dangling("staffed", place, name, tuple(copies), near=copies[0])
        else:
            yield Dangling("elsewhere", place, name, within=catalog.system.title)


def _items(demand: Demand | None, base: Role | None) -> tuple[tuple[str, ...] | None, tuple[str, ...]]:
    """The ids of a role's tasks and responsibilities, and of its tasks, those of the catalog's own among them."""
    texts = demand.role.texts if demand else None
    if texts is not None:
        tasks = tuple([item.id for item in texts.tasks if item.origin != "omitted"])
        return (*tasks, *(item.id for item in texts.responsibilities if item.origin != "omitted")), tasks
    return ((*base.tasks, *base.responsibilities), tuple(base.tasks)) if base and demand is None else (None, ())


def _elsewhere(role: StaffedRole, walk: _Walk) -> Iterator[Dangling]:
    """Places that there are, and at which the role is not held."""
    places = [seat.per for seat in role.seats if seat.per is not None]
    for holding in role.holdings:
        at = holding.holder.at
        if at is None or at in places or holding.file != walk.file:
            continue
        if at in walk.names.areas or at in walk.subject_areas:
            yield walk.one("at-elsewhere", at, places, *holding.path, "at", within=role.title)
