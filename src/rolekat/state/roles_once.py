"""The roles that an organisation holds once for all its systems, each with who holds it and how much it is wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from rolekat.state.bodies import posts_of
from rolekat.state.demands import Demand, level_of
from rolekat.state.expectations import expectations
from rolekat.state.seats import Obligation, Post, StaffedBody, StaffedRole, fill, no_entry
from rolekat.state.system_roles import fill_from_body, is_filled_otherwise

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.organisation import RoleStaffing
    from rolekat.model.role import Role
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.staffing import StaffingState


def roles_once(organisation: OrganisationState) -> dict[str, StaffedRole]:
    """The roles that are held once: those that a system's catalog has, then all others that the head names.

    A role is as obligatory as in the system that demands most.
    """
    demanding: dict[str, list[tuple[StaffingState, Demand]]] = {}
    for staffing in (*organisation.staffings, *organisation.half_read):
        for demand in staffing.demands.cross_cutting:
            if demand.id not in staffing.roles:  # the system has holders of its own
                demanding.setdefault(demand.id, []).append((staffing, demand))
    for name in organisation.standing:
        demanding.setdefault(name, [])
    position = expectations(organisation.gallery).position if organisation.gallery else {}
    asked = {name: those[0][1] if those else organisation.standing[name] for name, those in demanding.items()}
    names = sorted(demanding, key=lambda name: (position.get(asked[name].role.of, len(position)), name))
    found = {name: _demanded(asked[name], demanding[name], organisation) for name in names}
    for name, entry in organisation.head.roles.items():
        if name not in found and entry is not None:
            found[name] = _unasked(name, entry, organisation)
    return found


def unasked_roles(organisation: OrganisationState) -> dict[str, StaffedRole]:
    """The roles of its gallery, or named in its head, that are held once, that no system asks for and nobody holds."""
    gallery, named = organisation.gallery, organisation.head.roles.items()
    once = [name for name in gallery.roles if level_of(name, gallery) != "system"] if gallery else []
    names = dict.fromkeys([*once, *(name for name, entry in named if entry is None)])
    return {name: _unasked(name, no_entry(), organisation) for name in names if name not in organisation.roles}


def wanted_always(entry: RoleStaffing, gallery: LinkedGallery | None) -> Obligation | None:
    """What a role of the organisation's own is at any time, with systems or without: in all phases."""
    local = entry.local
    if local is None or gallery is None:
        return None
    said = (("mandatory", local.mandatory), ("recommended", local.recommended))
    phases = tuple(gallery.phases)
    return strictest([kind for kind, ranges in said if ranges and gallery.phase_set(ranges).phases == phases])


def strictest(found: Iterable[str | None]) -> Obligation | None:
    """What a role is of which several things are said."""
    said = set(found)
    return "mandatory" if "mandatory" in said else "recommended" if "recommended" in said else None


def areas_of(staffings: Iterable[StaffingState]) -> tuple[str, ...]:
    """The subject areas that use any of some systems, in order."""
    return tuple(sorted({area for staffing in staffings for area in staffing.areas}))


def _demanded(
    demand: Demand, demanding: list[tuple[StaffingState, Demand]], organisation: OrganisationState
) -> StaffedRole:
    """A role that some systems demand, or that the gallery wants in every organisation."""
    name, gallery = demand.id, demand.role.catalog.gallery
    entry = organisation.head.roles.get(name) or no_entry()
    today = [(staffing.obligation(each, entry, staffing.phase), staffing) for staffing, each in demanding]
    later = [staffing.obligation(each, entry, staffing.next_phase) for staffing, each in demanding]
    standing = organisation.standing_obligation(name, entry)
    asking = [staffing for found, staffing in today if found] or [staffing for staffing, _ in demanding]
    areas = () if standing else areas_of(asking)  # whatever systems there are, it is there for all areas
    per = (organisation.each(demand.per, areas) or (None,)) if demand.per else (None,)
    role = _body(demand.base, gallery, per, organisation) if demand.has_seats and demand.base else StaffedRole()
    _say(role, name, demand, entry, organisation)
    role.title = (entry.local.title if entry.local else None) or demand.role.title
    role.obligation = strictest([standing, *(found for found, _ in today)])
    role.upcoming = strictest([standing, *later])
    asked = () if standing == role.obligation else today  # whatever systems there are, it is wanted so much
    role.systems = tuple([staffing.id for found, staffing in asked if found and found == role.obligation])
    if name not in organisation.head.roles and not organisation.must_fill(gallery):
        role.obligation = role.upcoming = None
    fill(role, organisation.day, per, otherwise=_needs_nobody(demand, demanding, entry, organisation))
    if role.applicable and (entry is no_entry() if demand.has_seats else not role.filled):
        for body in organisation.bodies:
            theirs = body.roles.get(name)
            if theirs is not None and fill_from_body(role, theirs, organisation.day):
                break
    return role


def _unasked(name: str, entry: RoleStaffing, organisation: OrganisationState) -> StaffedRole:
    """A role that no system asks for: one of the organisation's own, or one ahead of its time."""
    local, known, gallery = entry.local, organisation.base_of(name, entry), organisation.gallery
    staffings = organisation.staffings
    # One of several bodies of a kind, which the organisation names itself.
    role = _body(known, gallery, (None,), organisation) if known and known.seats and gallery else StaffedRole()
    demand = organisation.added.get(name)
    _say(role, name, demand, entry, organisation)
    role.title = (local.title if local else None) or (known.title if known else None) or name
    always = wanted_always(entry, gallery)
    today = [(staffing.wish(name, entry, staffing.phase), staffing.id) for staffing in staffings]
    role.obligation = strictest([always, *(found for found, _ in today)])
    role.upcoming = strictest([always, *(each.wish(name, entry, each.next_phase) for each in staffings)])
    asked = role.obligation is not None and role.obligation != always
    role.systems = tuple([system for found, system in today if found == role.obligation]) if asked else ()
    per = organisation.each(demand.per, areas_of(staffings)) if demand and demand.per else ()
    otherwise = demand is not None and _needs_nobody(demand, [], entry, organisation)
    fill(role, organisation.day, per or (None,), otherwise=otherwise)
    return role


def _say(
    role: StaffedRole, name: str, demand: Demand | None, entry: RoleStaffing, organisation: OrganisationState
) -> None:
    """What the head says of a role, whoever asks for it: where that stands, and who holds it."""
    role.id, role.demand, role.entry, role.level, role.unit = name, demand, entry, "organisation", None
    role.file, role.path = organisation.file, ("roles", name)
    role.holdings = organisation.holdings(entry, role.file, role.path, "organisation", None)


def _needs_nobody(
    demand: Demand,
    demanding: list[tuple[StaffingState, Demand]],
    entry: RoleStaffing,
    organisation: OrganisationState,
) -> bool:
    """Whether a role needs no holder in any of the systems that demand it; or in none at all, where it stands."""
    if demanding:
        return all(is_filled_otherwise(each, entry, staffing) for staffing, each in demanding)
    return demand.by_position and demand.base is not None and organisation.has_position(demand.base.position)


def _body(
    base: Role, gallery: LinkedGallery, where: Iterable[str | None], organisation: OrganisationState
) -> StaffedBody:
    posts = posts_of(base, gallery, where, partial(_each_in, organisation))
    return StaffedBody(posts, partial(_with_seat, organisation), organisation.day)


def _each_in(organisation: OrganisationState, per: str, at: str | None) -> tuple[str, ...]:
    """What a body has a seat for each of: the area or owner itself, in a body for one."""
    found = organisation.each(per, areas_of(organisation.staffings))
    return (at,) if at in found else found


def _with_seat(organisation: OrganisationState, post: Post) -> Iterator[StaffedRole]:
    """The roles that a seat comes with: held once, or for any system."""
    name = post.model.role or ""
    if name in organisation.roles:
        yield organisation.roles[name]
        return
    for staffing in organisation.staffings:
        yield from (role for copy in staffing.catalog.copies(name) if (role := staffing.roles.get(copy.id)))
