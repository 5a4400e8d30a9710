"""What is delegated, held against what the gallery lets a holder pass on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from rolekat.findings.finding import Path, Place
from rolekat.library.gallery import LinkedGallery
from rolekat.record import Record
from rolekat.state.days import LAST
from rolekat.state.seats import StaffedBody

if TYPE_CHECKING:
    from rolekat.model.organisation import Delegated, RoleStaffing
    from rolekat.model.role import Delegation as Policy
    from rolekat.model.role import Item, Role
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import StaffedRole
    from rolekat.state.sheets import AgreedSheet
    from rolekat.state.staffing import StaffingState

Part: TypeAlias = Literal["tasks", "responsibilities"]
_PARTS: Final[tuple[Part, Part]] = ("tasks", "responsibilities")


class Delegation(Record):
    """A task or responsibility that its role has given to somebody else, now or from some day on."""

    id: str
    part: Part
    item: Item
    given: Delegated
    role: StaffedRole
    base: Role
    gallery: LinkedGallery
    place: Place
    where: str
    """The title of the system, or of the organisation for what counts for several."""

    @property
    def allowed(self) -> str:
        """Whether it may be delegated: `allowed`, `never`, `own-line`, or `limited` by what the source leaves open."""
        policy: str = getattr(self.policy, self.part)
        return self.item.delegable or policy

    @property
    def policy(self) -> Policy:
        """What its role may pass on: the gallery's policy, or the role's own."""
        return self.base.delegation or self.gallery.head.policies.delegation

    @property
    def source(self) -> Place | None:
        """Where the gallery has the item; `None` for one that the catalog has added."""
        known = getattr(self.base, self.part)
        if self.id not in known or self.base.role not in self.gallery.roles:
            return None
        return self.gallery.role_place(self.base.role, self.part, self.id, of_key=True)


def delegations_in(staffing: StaffingState) -> Iterator[Delegation]:
    """What a staffing file delegates."""
    for name, entry in staffing.delegating:
        role = staffing.roles.get(name) or staffing.organisation.roles.get(name)
        if role is not None:
            path = ("roles", name, "delegated")
            within = (staffing.gallery, staffing.title)
            yield from _of(role, entry.delegated, staffing.organisation, within, (staffing.file, path))
    for sheet in staffing.sheets:
        role = staffing.role(sheet.role)
        if sheet.group is None and role is not None:
            yield from _of_sheet(sheet, role, staffing, staffing.title)


def delegations_once(organisation: OrganisationState) -> Iterator[Delegation]:
    """What an organisation's head delegates, for all systems and for groups of systems."""
    yield from _once(organisation.head.roles, organisation, {}, ((), organisation.head.title))
    for group, entry in organisation.head.system_groups.items():
        found = next((one for system in entry.systems if (one := organisation.staffing(system))), None)
        roles = found.roles if found else {}
        at = (("system_groups", group), entry.title or group)
        yield from _once(entry.roles, organisation, roles, at)
        for sheet in found.sheets if found and entry.sheets else ():
            role = found.role(sheet.role) if found and sheet.group == group else None
            if found and role is not None:
                yield from _of_sheet(sheet, role, found, entry.title or group)


def _once(
    entries: Mapping[str, RoleStaffing | None],
    organisation: OrganisationState,
    roles: Mapping[str, StaffedRole],
    at: tuple[Path, str],
) -> Iterator[Delegation]:
    path, title = at
    for name, entry in entries.items():
        role = (roles.get(name) or organisation.roles.get(name)) if entry is not None and entry.delegated else None
        gallery = role.demand.role.catalog.gallery if role and role.demand else organisation.gallery
        if entry is not None and role is not None and gallery is not None:
            place = (organisation.file, (*path, "roles", name, "delegated"))
            yield from _of(role, entry.delegated, organisation, (gallery, title), place)


def _of_sheet(sheet: AgreedSheet, role: StaffedRole, staffing: StaffingState, where: str) -> Iterator[Delegation]:
    """What a delegation sheet gives away."""
    lines = {item: given for item, (given, _) in sheet.given.items()}
    at = (sheet.file, (*sheet.path, "tasks"))
    yield from _of(role, lines, staffing.organisation, (staffing.gallery, where), at)


def _of(
    role: StaffedRole,
    delegated: Mapping[str, Delegated],
    organisation: OrganisationState,
    within: tuple[LinkedGallery, str],
    at: tuple[str, Path],
) -> Iterator[Delegation]:
    demand = role.demand
    base = demand.base if demand else organisation.base_of(role.id, role.entry)
    adapt = demand.role.entry.adapt if demand else None
    if base is None:
        return
    (gallery, where), (file, path), day = within, at, organisation.day
    items = (base.tasks, base.responsibilities)
    added = (adapt.tasks.add, adapt.responsibilities.add) if adapt else ({}, {})
    for name, given in delegated.items():
        if (given.until or LAST) < day:
            continue
        for part, known, more in zip(_PARTS, items, added, strict=True):
            item = known.get(name) or more.get(name)
            if item is not None:
                place = Place(file, (*path, name), of_key=True)
                yield Delegation(name, part, item, given, role, base, gallery, place, where)


def leaves_the_line(delegation: Delegation, organisation: OrganisationState) -> bool:
    """Whether it plainly goes to somebody outside the holder's line: a supplier, or a unit neither above nor below.

    In a joint body those who come from an owner have their line there, and nobody else of the joint body is in it.
    """
    given = delegation.given
    if given.supplier:
        return True
    if organisation.is_body:
        owners = _owners_of(delegation.role, organisation)
        if given.owner:  # a body has seats for its owners, also where one of them is vacant
            return bool(owners) and given.owner not in owners and not isinstance(delegation.role, StaffedBody)
        if None not in owners and owners:
            return _is_away_from(owners, delegation, organisation)
    to = given.unit or organisation.unit_of(given.person, given.position)
    units = [organisation.unit_of_holder(holding.holder) for holding in delegation.role.current]
    known = [unit for unit in units if unit]
    if to is None or not known or len(known) < len(units):
        return False
    above = organisation.unit_path(to)
    return not any(unit in above or to in organisation.unit_path(unit) for unit in known)


def _owners_of(role: StaffedRole, organisation: OrganisationState) -> frozenset[str | None]:
    """The owners that those come from who hold a role, or sit in a body; `None` for people of the joint body itself."""
    people = {person for seat in role.seats for holding in seat.holdings for person in holding.people}
    return frozenset([organisation.employer_of(person) for person in people])


def _is_away_from(owners: frozenset[str | None], delegation: Delegation, organisation: OrganisationState) -> bool:
    """Whether somebody or some role of a joint body is at none of some owners."""
    given = delegation.given
    if given.role:
        demand = delegation.role.demand
        known = demand.role.catalog.roles.get(given.role) if demand else None
        base = known.base if known else delegation.gallery.roles.get(given.role)
        return delegation.allowed == "own-line" and base is not None and base.held_per != "owner"
    if given.unit:
        people = [name for name, unit in organisation.unit_by_person.items() if unit == given.unit]
    else:
        people = [given.person] if given.person else [*organisation.people_in(given.position or "")]
    if not people or any(organisation.employer_of(person) not in owners for person in people):
        return True
    return delegation.allowed == "own-line" and any(_is_no_line(person, delegation, organisation) for person in people)


def _is_no_line(person: str, delegation: Delegation, organisation: OrganisationState) -> bool:
    """Whether somebody whom an owner employs is here for other roles of the joint body alone, none of their line."""
    roles = [each.role for each in organisation.assignments.get(person, ()) if each.how in ("holder", "named")]
    held = [role.demand.base.held_per for role in roles if role.demand and role.demand.base]
    return bool(held) and "owner" not in held and all(role.id != delegation.role.id for role in roles)
