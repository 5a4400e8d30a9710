"""What is delegated, held against what the gallery lets a holder pass on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rolekat.findings.finding import Path, Place
from rolekat.library.gallery import LinkedGallery
from rolekat.state.days import LAST

if TYPE_CHECKING:
    from rolekat.model.organisation import Delegated, RoleStaffing
    from rolekat.model.role import Item, Role
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState

Part: TypeAlias = Literal["tasks", "responsibilities"]


class Delegation(NamedTuple):
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
        policy: str = getattr(self.gallery.head.policies.delegation, self.part)
        return self.item.delegable or policy

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
            yield from _of(role, entry, staffing.organisation, within, (staffing.file, path))


def delegations_once(organisation: OrganisationState) -> Iterator[Delegation]:
    """What an organisation's head delegates, for all systems and for groups of systems."""
    yield from _once(organisation.head.roles, organisation, {}, ())
    for group, entry in organisation.head.system_groups.items():
        found = next((one for system in entry.systems if (one := organisation.staffing(system))), None)
        roles = found.roles if found else {}
        yield from _once(entry.roles, organisation, roles, ("system_groups", group))


def _once(
    entries: Mapping[str, RoleStaffing | None],
    organisation: OrganisationState,
    roles: Mapping[str, StaffedRole],
    path: Path,
) -> Iterator[Delegation]:
    for name, entry in entries.items():
        role = (roles.get(name) or organisation.roles.get(name)) if entry is not None and entry.delegated else None
        gallery = role.demand.role.catalog.gallery if role and role.demand else organisation.gallery
        if entry is not None and role is not None and gallery is not None:
            at = (organisation.file, (*path, "roles", name, "delegated"))
            yield from _of(role, entry, organisation, (gallery, organisation.head.title), at)


def _of(
    role: StaffedRole,
    entry: RoleStaffing,
    organisation: OrganisationState,
    within: tuple[LinkedGallery, str],
    at: tuple[str, Path],
) -> Iterator[Delegation]:
    local, demand = entry.local, role.demand
    base = demand.base if demand else organisation.local_base(local.of if local and local.of else role.id)
    adapt = demand.role.entry.adapt if demand else None
    (gallery, where), (file, path) = within, at
    for name, given in entry.delegated.items():
        if base is None or (given.until or LAST) < organisation.day:
            continue
        parts: tuple[Part, ...] = ("tasks", "responsibilities")
        for part in parts:
            item = getattr(base, part).get(name) or (getattr(adapt, part).add.get(name) if adapt else None)
            if item is not None:
                place = Place(file, (*path, name), of_key=True)
                yield Delegation(name, part, item, given, role, base, gallery, place, where)


def leaves_the_line(delegation: Delegation, organisation: OrganisationState) -> bool:
    """Whether it plainly goes to somebody outside the holder's line: a supplier, or a unit neither above nor below."""
    given = delegation.given
    if given.supplier:
        return True
    to = given.unit or organisation.unit_of(given.person, given.position)
    units = [organisation.unit_of_holder(holding.holder) for holding in delegation.role.current]
    known = [unit for unit in units if unit]
    if to is None or not known or len(known) < len(units):
        return False
    above = organisation.unit_path(to)
    return not any(unit in above or to in organisation.unit_path(unit) for unit in known)
