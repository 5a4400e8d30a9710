"""A walk through one file of an organisation: everything that it names, held against what there is."""

from __future__ import annotations

import functools
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from rolekat.findings.finding import Path, Place
from rolekat.lazy import lazy
from rolekat.library.placeholders import NO_ID
from rolekat.library.references import Dangling, Kind, Known, known_in
from rolekat.library.target import target_of
from rolekat.record import Record
from rolekat.state.references import called_now
from rolekat.state.seats import GIVEN_TO, HOLDER_KINDS, given_to, kind_and_id
from rolekat.state.sheets import AGREED_WITH

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.library.library import Library
    from rolekat.model.action import ActionState
    from rolekat.model.organisation import Delegated, Holder, Local, RoleStaffing, Sheet
    from rolekat.model.role import Role
    from rolekat.model.staffing import Staffing
    from rolekat.state.demands import Demand
    from rolekat.state.organisation import OrganisationState

_PLAIN: Final = frozenset({"person", "at", "from_", "until", "deputies", "contact", "full_post", "decision"})
"""What most holders say."""
_GIVEN: Final = frozenset(GIVEN_TO)


class Named(Record):
    """What can be named in a role's entry."""

    id: str
    title: str
    items: tuple[str, ...] | None
    """Its tasks and responsibilities; `None` where nothing is known of them."""
    tasks: tuple[str, ...]
    """Its tasks alone: what may always be passed on."""
    others: Collection[str]
    """The roles whose holders may be given some of them."""
    seats: Collection[str] = ()
    """Of a body: its seats."""
    base: Role | None = None
    """The role of the gallery."""


def item_called_now(given: str, base: Role | None) -> str | None:
    """The task or responsibility of a role that was called so before."""
    return called_now(given, {**base.tasks, **base.responsibilities}) if base else None


@functools.lru_cache(maxsize=1)
def systems_called_now(library: Library) -> dict[str, str]:
    """The ids that systems had before, with those that they have now. All catalogs are read for it."""
    return {
        old: each.model.system for each in library.systems() if each.kind == "system" for old in each.model.former_ids
    }


class Walk:
    """A walk through one file of an organisation."""

    def __init__(self, organisation: OrganisationState, file: str) -> None:
        self.organisation = organisation
        self.names = organisation.names
        self.file = file

    def one(
        self, kind: Kind, given: str, known: Iterable[str], *path: str | int, of_key: bool = False, within: str = ""
    ) -> Dangling:
        """A reference that leads nowhere: to nobody at all where a word stands in for a name."""
        if kind in HOLDER_KINDS and self.names.is_nobody(given):
            kind, known = ("no-id" if given == NO_ID else "placeholder"), ()  # of what is no id the reader has told
        there = tuple(known)
        renamed = systems_called_now(self.organisation.library) if kind == "system" else self.called_now
        near = renamed.get(given)
        return Dangling(kind, Place(self.file, path, of_key), given, there, within, near if near in there else None)

    @lazy
    def called_now(self) -> dict[str, str]:
        """The ids that members of the organisation had before, with those that they have now."""
        head = self.organisation.head
        pools: Iterable[Mapping[str, Any]] = (head.people, head.positions, head.units, head.places, head.suppliers)
        return {old: name for pool in pools for name, each in pool.items() if each for old in each.former_ids}

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
    def galleries(self) -> tuple[LinkedGallery, ...]:
        """The galleries that the organisation and its systems go by."""
        organisation = self.organisation
        named = (organisation.gallery, *(staffing.gallery for staffing in organisation.staffings))
        return tuple({gallery.key: gallery for gallery in named if gallery is not None}.values())

    @lazy
    def in_galleries(self) -> tuple[str, ...]:
        """The positions that one of these galleries speaks of."""
        roles = [role for gallery in self.galleries for role in gallery.roles.values()]
        found = [name for role in roles for name in (*role.position, *role.usual_position)]
        found += [name for role in roles for seat in role.seats.values() for name in seat.position]
        return tuple(dict.fromkeys(found))

    @lazy
    def units_in_galleries(self) -> tuple[str, ...]:
        """The units that one of these galleries speaks of."""
        return tuple(dict.fromkeys(name for found in self.galleries for name in found.head.units))

    @lazy
    def bodies(self) -> tuple[str, ...]:
        """What may be a body: a role of the organisation, a joint body that it is a member of, a unit."""
        organisation = self.organisation
        known = self.known.order if self.known else ()
        return (*organisation.roles, *organisation.head.member_of, *organisation.head.units, *self.demanded, *known)

    def leads_somewhere(self, entry: RoleStaffing, demand: Demand | None) -> bool:
        """Whether an entry delegates tasks of its role to people and units that there are, and adds or spreads none."""
        base, accepted = demand.base if demand else None, entry.accepted_vacancy
        if base is None or entry.spread or entry.local is not None:
            return False
        if accepted is not None and (accepted.at or accepted.accepted_by not in self.names.people):
            return False
        for item, given in entry.delegated.items():
            if not (self.leads_to_one(given) and (item in base.tasks or item in base.responsibilities)):
                return False
        return True

    def is_agreed(self, sheet: Sheet, roles: Iterable[Container[str]]) -> bool:
        """Whether a sheet gives its tasks to somebody who is there."""
        agreed = sheet.agreed
        if not self.leads_to_one(sheet, roles) or (agreed and not self.names.people.issuperset(agreed.by)):
            return False
        for line in sheet.tasks.values():
            if line is not None and not _GIVEN.isdisjoint(line.model_fields_set) and not self.leads_to_one(line, roles):
                return False
        return True

    def leads_to_one(self, said: Delegated | Sheet, roles: Iterable[Container[str]] = ()) -> bool:
        """Whether somebody else does tasks, who is named once and is there: a role is in one of some collections."""
        given = _GIVEN.intersection(said.model_fields_set)
        if len(given) != 1:
            return False
        (kind,) = given
        name = getattr(said, kind)
        if kind == "role":
            return any(name in known for known in roles)
        return name in self.names.there.get(kind, ())

    def holders(self, entry: RoleStaffing, path: Path) -> Iterator[Dangling]:
        """Who holds a role or a seat: people, positions, units, suppliers and bodies of the organisation."""
        for index, holder in enumerate(entry.holders):
            if not self.are_plain((holder,)):
                yield from self.holder(holder, (*path, "holders", index))
                if holder.for_ is not None:
                    yield self.one("for-no-seat", holder.for_, (), *path, "holders", index, "for")
        for name, members in entry.seats.items():
            for index, holder in enumerate(members):
                if not self.are_plain((holder,)):
                    yield from self.holder(holder, (*path, "seats", name, index))
                if holder.for_ is not None and not self.is_area(holder.for_):
                    yield self.one("at", holder.for_, self.names.areas, *path, "seats", name, index, "for")

    def is_area(self, name: str) -> bool:
        """Whether something is a place, unit, subject area or owner."""
        return name in self.names.areas or name in self.subject_areas

    def are_plain(self, holders: Iterable[Holder]) -> bool:
        """Whether holders are people of the organisation, and name no other people or areas than it has."""
        people, areas = self.names.people, self.names.areas
        for holder in holders:
            if holder.person not in people or not _PLAIN.issuperset(holder.model_fields_set):
                return False
            if holder.deputies and not people.issuperset(holder.deputies):
                return False
            if holder.at and not areas.keys() >= set(holder.at):
                return False
        return True

    def holder(self, holder: Holder, path: Path) -> Iterator[Dangling]:
        """One holder."""
        yield from self.not_one(holder, (*HOLDER_KINDS, "together"), "holder", path)
        for kind in HOLDER_KINDS:
            yield from self.somebody(kind, getattr(holder, kind), *path, kind)
        for index, text in enumerate(holder.together):
            kind, name = kind_and_id(text)
            yield from self.somebody(kind, name, *path, "together", index)
        for key, names in (("named", holder.named), ("deputies", holder.deputies)):
            for index, name in enumerate(names):
                yield from self.somebody("person", name, *path, key, index)
        for index, at in enumerate(holder.at):
            if not self.is_area(at):
                yield self.one("at", at, self.names.areas, *path, "at", index)

    def seats(self, entry: RoleStaffing, path: Path, body: Role | None) -> Iterator[Dangling]:
        """The seats of a body: those that its gallery gives it, or any where that leaves its composition open."""
        if body is None:
            return
        if not body.seats and "body" not in body.held_by:
            yield self.one("no-body", body.role, (), *path, "seats", of_key=True, within=body.title)
            return
        for name, members in entry.seats.items():
            seat, where = body.seats.get(name), (*path, "seats", name)
            if seat is None and body.seats and not body.open:
                yield self.one("seat", name, body.seats, *where, of_key=True, within=body.title)
            for index, holder in enumerate(members):
                if holder.for_ is not None and seat is not None and seat.per is None:
                    yield self.one("for-one", holder.for_, (), *where, index, "for", within=seat.title or name)

    def sheet(self, sheet: Sheet, path: Path, role: Named) -> Iterator[Dangling]:
        """A delegation sheet: whom it is agreed with, who has agreed, and the tasks on it."""
        yield from self.with_whom(sheet, path, role)
        given = [kind for kind in AGREED_WITH if getattr(sheet, kind)]
        if len(given) > 1:
            yield Dangling("sheet-several", Place(self.file, path), "", tuple(given))
        elif not given and not all(line and given_to(line) for line in sheet.tasks.values()):
            yield Dangling("sheet-none", Place(self.file, path), "")
        for index, name in enumerate(sheet.agreed.by if sheet.agreed else ()):
            yield from self.somebody("person", name, *path, "agreed", "by", index)
        for item, line in sheet.tasks.items():
            where = (*path, "tasks", item)
            yield from self.item(item, where, role, role.tasks)
            if line is not None and given_to(line):
                yield from self.delegate(line, where, role)

    def with_whom(self, said: Delegated | Sheet, path: Path, role: Named) -> Iterator[Dangling]:
        """Who does somebody else's tasks."""
        for kind in ("person", "position", "unit", "supplier"):
            yield from self.somebody(kind, getattr(said, kind), *path, kind)
        if said.role is not None:
            yield from self.other(said.role, (*path, "role"), role)

    def run_by(self, own: Staffing) -> Iterator[Dangling]:
        """Whom the contract is with, and who runs the system technically."""
        head, contract, operation = self.organisation.head, own.contract, own.operation
        if contract is not None and contract.supplier is not None and contract.supplier not in head.suppliers:
            yield self.one("its-supplier", contract.supplier, head.suppliers, "contract", "supplier")
        if operation is None:
            return
        if operation.supplier is not None and operation.supplier not in head.suppliers:
            yield self.one("its-supplier", operation.supplier, head.suppliers, "operation", "supplier")
        if operation.unit is not None and operation.unit not in head.units:
            yield self.one("its-unit", operation.unit, head.units, "operation", "unit")

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

    def around(self, entry: RoleStaffing, path: Path, role: Named) -> Iterator[Dangling]:
        """What an entry says beside its holders: tasks and the roles and people that have them, an accepted vacancy."""
        for item, delegated in entry.delegated.items():
            yield from self.item(item, (*path, "delegated", item), role, role.tasks)
            yield from self.delegate(delegated, (*path, "delegated", item), role)
        for item, other in entry.spread.items():
            yield from self.item(item, (*path, "spread", item), role, role.items or ())
            yield from self.other(other, (*path, "spread", item), role)
        if entry.accepted_vacancy is not None:
            where = (*path, "accepted_vacancy")
            yield from self.somebody("person", entry.accepted_vacancy.accepted_by, *where, "accepted_by")
            for index, at in enumerate(entry.accepted_vacancy.at):
                if not self.is_area(at) and at not in role.seats:
                    yield self.one("at", at, (*self.names.areas, *role.seats), *where, "at", index)

    def item(self, given: str, path: Path, role: Named, meant: tuple[str, ...]) -> Iterator[Dangling]:
        """A task or responsibility of the role, and what it has that somebody may mean."""
        if role.items is not None and given not in role.items:
            found = self.one("staffed-item", given, meant or role.items, *path, of_key=True, within=role.title)
            yield found._replace(near=item_called_now(given, role.base) or found.near)

    def delegate(self, delegated: Delegated, path: Path, role: Named) -> Iterator[Dangling]:
        """Who was given a task."""
        yield from self.not_one(delegated, GIVEN_TO, "delegate", path)
        yield from self.with_whom(delegated, path, role)
        owners = self.organisation.head.owners
        if delegated.owner is not None and delegated.owner not in owners:
            yield self.one("its-owner", delegated.owner, owners, *path, "owner")

    def other(self, given: str, path: Path, role: Named) -> Iterator[Dangling]:
        """A role whose holder has a task."""
        if given not in role.others and self.known:  # else it may be a role of the gallery, which is not there
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
            if state is not None and state.executor is not None and state.executor not in self.names.people:
                yield from self.somebody("person", state.executor, "actions", name, "executor")
