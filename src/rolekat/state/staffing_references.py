"""What an organisation's files refer to, held against the organisation, its catalogs and galleries: one walk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rolekat.findings.finding import Path
from rolekat.library.references import Dangling, Kind, known_in
from rolekat.state.walk import Named, Walk
from rolekat.text.words import closest, misspelt

if TYPE_CHECKING:
    from rolekat.model.organisation import RoleStaffing, Sheet
    from rolekat.model.role import Item, Role
    from rolekat.model.system import ItemChanges
    from rolekat.state.demands import Demand
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState


def dangling_in_staffing(staffing: StaffingState) -> tuple[Dangling, ...]:
    """Every reference of a staffing file that leads nowhere."""
    own, walk = staffing.staffing, Walk(staffing.organisation, staffing.file)
    found = [*_days_and_actions(staffing, walk)]
    demanded = staffing.demands.all
    for name, entry in own.roles.items():
        if name not in demanded and (entry is None or entry.local is None):
            found += _unknown_role(name, staffing)
        if entry is not None and (entry.seats or not walk.are_plain(entry.holders)):
            found += walk.holders(entry, ("roles", name))
    for name, entry in staffing.qualified.items():
        if entry.seats or not walk.leads_somewhere(entry, demanded.get(name)):
            found += _said_of(name, entry, staffing, walk)
    if own.sheets:
        found += _sheets(staffing, walk)
    for role in staffing.held:
        if role.seats and role.seats[0].per is not None:
            found += _elsewhere(role, walk)
        else:
            found += _for_one_seat(role, walk)
    return tuple(found)


def _said_of(name: str, entry: RoleStaffing, staffing: StaffingState, walk: Walk) -> Iterator[Dangling]:
    """What an entry says beside its holders."""
    demand, path = staffing.demands.all.get(name), ("roles", name)
    if entry.seats:
        yield from walk.seats(entry, path, demand.base if demand else walk.organisation.base_of(name, entry))
    if entry.delegated or entry.spread or entry.accepted_vacancy is not None:
        yield from walk.around(entry, path, _named(name, entry, staffing, walk))
    if entry.local is not None:
        yield from walk.local(entry.local, (*path, "local"), known_in(staffing.gallery))


def _sheets(staffing: StaffingState, walk: Walk) -> Iterator[Dangling]:
    """The delegation sheets of the system."""
    roles = (staffing.roles, staffing.organisation.roles)
    for name, sheet in staffing.staffing.sheets.items():
        demand = staffing.demands.all.get(name)
        if demand is not None and _has_all(demand, sheet.tasks) and walk.is_agreed(sheet, roles):
            continue  # as nearly all
        if name not in staffing.demands.all and name not in staffing.roles:
            yield from _unknown_role(name, staffing, "sheets")
        yield from walk.sheet(sheet, ("sheets", name), _named(name, staffing.staffing.roles.get(name), staffing, walk))


def _named(name: str, entry: RoleStaffing | None, staffing: StaffingState, walk: Walk) -> Named:
    """What can be named of a role of the system."""
    base = walk.organisation.base_of(name, entry)
    items, others = _items(staffing.demands.all.get(name), base), (*staffing.roles, *staffing.organisation.roles)
    return Named(name, staffing.catalog.title_of(name), *items, others, base.seats if base else (), base)


def _days_and_actions(staffing: StaffingState, walk: Walk) -> Iterator[Dangling]:
    own, actions = staffing.staffing, staffing.catalog.actions
    if not own.phases.keys() <= staffing.gallery.phases.keys():
        known = known_in(staffing.gallery)
        for phase in own.phases:
            yield from known.phase(staffing.place("phases", phase, of_key=True), phase)
    if own.unit or own.units or own.places:
        yield from walk.belonging(own.unit, own.units, own.places)
    if own.contract is not None or own.operation is not None:
        yield from walk.run_by(own)
    if own.actions:
        for action in own.actions if not own.actions.keys() <= actions.keys() else ():
            if action not in actions and not _is_unsorted(action, staffing):
                yield _unknown_action(action, staffing, walk)
        yield from walk.executors(own.actions)


def _is_unsorted(action: str, staffing: StaffingState) -> bool:
    """Whether the gallery asks an action of some categories, and nobody knows in which of them the system is."""
    head = staffing.gallery.head
    asked = head.actions.get(action)
    return asked is not None and bool(asked.categories) and staffing.catalog.as_system.category not in head.categories


def _unknown_action(action: str, staffing: StaffingState, walk: Walk) -> Dangling:
    """An action that the system does not have: nobody has it, the organisation has, or other sorts of systems do."""
    asked = staffing.gallery.head.actions.get(action)
    if asked is None:
        return walk.one("action", action, tuple(staffing.catalog.actions), "actions", action, of_key=True)
    kind: Kind = "action-per-organisation" if asked.per == "organisation" else "action-not-here"
    return walk.one(kind, action, (), "actions", action, of_key=True, within=staffing.title)


def dangling_in_organisation(organisation: OrganisationState) -> tuple[Dangling, ...]:
    """Every reference of an organisation's head that leads nowhere, and of files on systems without a catalog."""
    walk = Walk(organisation, organisation.file)
    found = [*_head(walk), *_head_roles(organisation.head.roles, ("roles",), walk)]
    for name, group in organisation.head.system_groups.items():
        systems = walk.systems
        for index, system in enumerate(group.systems):
            if system not in systems:
                found.append(walk.one("system", system, systems, "system_groups", name, "systems", index))
        found += _head_roles(group.roles, ("system_groups", name, "roles"), walk)
        for held, sheet in group.sheets.items():
            found += _group_sheet(held, sheet, ("system_groups", name, "sheets", held), walk)
    for role in organisation.held:
        is_placed = role.demand and role.demand.of_places  # other areas may have it ahead
        found += _elsewhere(role, walk) if is_placed else _for_one_seat(role, walk)
    for loaded in organisation.without_catalog:
        walk, own = Walk(organisation, loaded.file), loaded.model
        found += walk.belonging(own.unit, own.units, own.places)
        found += walk.run_by(own)
        found += walk.executors(own.actions)
        for name, entry in own.roles.items():
            if entry is not None:
                found += walk.holders(entry, ("roles", name))
    return tuple(found)


def _head(walk: Walk) -> Iterator[Dangling]:
    head, units = walk.organisation.head, walk.organisation.head.units
    belonging: list[tuple[Path, str | None]] = []
    belonging += [(("people", name, "unit"), person.unit) for name, person in head.people.items() if person]
    belonging += [(("positions", name, "unit"), position.unit) for name, position in head.positions.items() if position]
    belonging += [(("units", name, "part_of"), unit.part_of) for name, unit in units.items() if unit]
    for path, unit in belonging:
        if unit is not None and unit not in units:
            yield walk.one("its-unit", unit, tuple(units), *path)
    for name, person in head.people.items():
        if person and person.employer is not None and person.employer not in head.owners:
            yield walk.one("its-owner", person.employer, head.owners, "people", name, "employer")
    yield from _positions(walk)
    yield from _counting(walk)
    yield from _once(walk)
    yield from _others(walk)


def _positions(walk: Walk) -> Iterator[Dangling]:
    """The positions of one person each that hardly differ from another. All others are whatever they are called."""
    head = walk.organisation.head
    people = {name: person.position for name, person in head.people.items() if person and person.position}
    often = Counter(people.values())
    known = tuple({*head.positions, *walk.in_galleries, *(name for name, count in often.items() if count > 1)})
    for name, position in people.items():
        if position not in known and (near := misspelt(position, sorted(known))):
            yield walk.one("its-position", position, (near,), "people", name, "position")


def _counting(walk: Walk) -> Iterator[Dangling]:
    """The positions and units of galleries that the organisation's own count as."""
    head = walk.organisation.head
    for name, position in head.positions.items():
        for index, other in enumerate(position.counts_as if position else ()):
            if walk.in_galleries and other not in walk.in_galleries:
                yield walk.one("counts-as", other, walk.in_galleries, "positions", name, "counts_as", index)
    for name, unit in head.units.items():
        for index, other in enumerate(unit.counts_as if unit else ()):
            if walk.units_in_galleries and other not in walk.units_in_galleries:
                yield walk.one("unit-counts-as", other, walk.units_in_galleries, "units", name, "counts_as", index)


def _once(walk: Walk) -> Iterator[Dangling]:
    """What the organisation says of the actions that it has once for all systems."""
    gallery, stated = walk.organisation.gallery, walk.organisation.head.actions
    if gallery is None or not stated:
        return
    asked = gallery.head.actions
    known = tuple(name for name, action in asked.items() if action.per == "organisation")
    for name in stated:
        if name not in known:
            kind: Kind = "action-per-system" if name in asked else "its-action"
            yield walk.one(kind, name, known if kind == "its-action" else (), "actions", name, of_key=True)
    yield from walk.executors(stated)


def _others(walk: Walk) -> Iterator[Dangling]:
    """Other organisations that it is owned by or a member of. What is not here at all may be in another repository."""
    head = walk.organisation.head
    others = [name for name in walk.organisation.library.organisation_ids if name != walk.organisation.id]
    for key, named in (("owners", head.owners), ("member_of", head.member_of)):
        for index, other in enumerate(named):
            last = other if key == "owners" else index
            if other == walk.organisation.id:
                yield walk.one("organisation-itself", other, (), key, last, of_key=key == "owners")
            elif other not in others and closest(other, others, surely=True):
                yield walk.one("organisation", other, others, key, last, of_key=key == "owners")


def _head_roles(roles: Mapping[str, RoleStaffing | None], above: Path, walk: Walk) -> Iterator[Dangling]:
    """The roles that the head names for all systems or for a group."""
    known = walk.known
    for name, entry in roles.items():
        path, demand = (*above, name), walk.demanded.get(name)
        if entry is None or entry.local is None:
            yield from _unknown_once(name, path, walk)
        if entry is None:
            continue
        yield from walk.holders(entry, path)
        if entry.seats:
            base = walk.organisation.base_of(name, entry)
            yield from walk.seats(entry, path, (demand.base if demand else None) or base)
        yield from walk.around(entry, path, _named_once(name, entry, walk))
        if entry.local is not None and known:
            yield from walk.local(entry.local, (*path, "local"), known)


def _group_sheet(role: str, sheet: Sheet, path: Path, walk: Walk) -> Iterator[Dangling]:
    """A delegation sheet that counts for a group of systems."""
    yield from _unknown_once(role, path, walk)
    yield from walk.sheet(sheet, path, _named_once(role, None, walk))


def _unknown_once(name: str, path: Path, walk: Walk) -> Iterator[Dangling]:
    """A role named for several systems that none of them needs and the organisation's gallery lacks."""
    known = walk.known
    if known and name not in walk.demanded and name not in known.roles:
        kind: Kind = "gone" if name in known.gone else "staffed"
        yield walk.one(kind, name, (*walk.demanded, *known.order) if kind == "staffed" else (), *path, of_key=True)


def _named_once(name: str, entry: RoleStaffing | None, walk: Walk) -> Named:
    """What can be named of a role for several systems."""
    demand, base = walk.demanded.get(name), walk.organisation.base_of(name, entry)
    title = demand.role.title if demand else base.title if base else name
    others, seats = (*walk.organisation.roles, *walk.demanded), base.seats if base else ()
    return Named(name, title, *_items(demand, base), others, seats, (demand.base if demand else None) or base)


def _unknown_role(name: str, staffing: StaffingState, above: str = "roles") -> Iterator[Dangling]:
    """A role that the system's catalog lacks: left out there, gone, the gallery's alone, or nowhere."""
    catalog, known = staffing.catalog, known_in(staffing.gallery)
    place = staffing.place(above, name, of_key=True)
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
    if demand is not None and demand.base is not None:  # by the ids alone: the texts need not be laid out for that
        tasks, responsibilities = [
            tuple([name for name in (*known, *changes.add) if name not in changes.omit]) if changes else tuple(known)
            for known, changes in _parts(demand)
        ]
        return (*tasks, *responsibilities), tasks
    return ((*base.tasks, *base.responsibilities), tuple(base.tasks)) if base and demand is None else (None, ())


def _has_all(demand: Demand, items: Iterable[str]) -> bool:
    """Whether some are tasks or responsibilities that the gallery gives a role and the catalog leaves it."""
    base, adapt = demand.base, demand.role.entry.adapt
    for item in items:
        if base is None or not (item in base.tasks or item in base.responsibilities):
            return False
        if adapt is not None and (item in adapt.tasks.omit or item in adapt.responsibilities.omit):
            return False
    return True


def _parts(demand: Demand) -> Iterator[tuple[Mapping[str, Item], ItemChanges | None]]:
    """The tasks of a role, then its responsibilities, each with what the catalog changes in them."""
    base, adapt = demand.base, demand.role.entry.adapt
    for part in ("tasks", "responsibilities"):
        yield getattr(base, part), getattr(adapt, part) if adapt else None


def _elsewhere(role: StaffedRole, walk: Walk) -> Iterator[Dangling]:
    """Places that there are, and at which the role is not held."""
    places = [seat.per for seat in role.seats if seat.per is not None]
    for holding in role.holdings:
        for index, at in enumerate(holding.holder.at if holding.file == walk.file else ()):
            if at not in places and (at in walk.names.areas or at in walk.subject_areas):
                yield walk.one("at-elsewhere", at, places, *holding.path, "at", index, within=role.title)


def _for_one_seat(role: StaffedRole, walk: Walk) -> Iterator[Dangling]:
    """Places named at the holders of a role of the catalog that is the same everywhere."""
    for holding in role.holdings:
        at, demand = holding.holder.at, role.demand
        if not at or demand is None or holding.file != walk.file:
            continue
        if demand.per is None and not demand.has_seats and not demand.is_added and all(map(walk.is_area, at)):
            yield walk.one("at-one-seat", "", (), *holding.path, "at", within=role.title)
