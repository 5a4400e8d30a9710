"""The roles of one system, each with who holds it, as the file, the groups and the organisation say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Path
from rolekat.library.taking import bare
from rolekat.library.target import target_of
from rolekat.record import Record
from rolekat.state.bodies import posts_of
from rolekat.state.demands import Demand, Demands
from rolekat.state.seats import Level, Post, StaffedBody, StaffedRole, fill, names_holders, no_entry

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.organisation import RoleStaffing
    from rolekat.model.role import Role
    from rolekat.model.system import RoleEntry
    from rolekat.state.staffing import StaffingState

_ONE: Final = (None,)
"""What a role is held for that is held once: one seat without a name."""


class Said(Record):
    """What is said of a role, and where."""

    entry: RoleStaffing
    level: Level
    file: str
    path: Path


def roles_of_system(staffing: StaffingState) -> dict[str, StaffedRole]:
    """The roles that are held for a system, in the order of the catalog, then the organisation's own.

    A cross-cutting role is among them where the system's file, or a group of systems, settles who holds it.
    """
    found = {demand.id: _role(demand, staffing) for demand in staffing.demands.of_system}
    known = staffing.demands.all
    for name, said in said_nearby(staffing):
        if name in found:
            continue
        if name in known:
            if _settles(said.entry):
                found[name] = _role(known[name], staffing)
        elif said.entry.local is not None:
            found[name] = _of_its_own(name, said, staffing)
    return found


def said_nearby(staffing: StaffingState) -> Iterator[tuple[str, Said]]:
    """What is said of roles in the system's own file, then for its groups."""
    for name, entry in staffing.staffing.roles.items():
        if entry is not None:
            yield name, Said(entry, "system", staffing.file, ("roles", name))
    organisation = staffing.organisation
    for group, entries in organisation.groups_of(staffing.id):
        for name, entry in entries.items():
            if entry is not None:
                yield name, Said(entry, "group", organisation.file, ("system_groups", group, "roles", name))


def with_added(demands: Demands, staffing: StaffingState) -> Demands:
    """What is demanded of those who fill a system's roles, the roles of its gallery among it that they have added."""
    organisation = staffing.organisation
    entries = [staffing.qualified, *(entries for _, entries in organisation.groups_of(staffing.id))]
    added = added_roles(reversed(entries), organisation.head.gallery, demands.gallery)
    new = {name: entry for name, entry in added.items() if name not in demands.all} if added else {}
    return Demands(demands.catalog.with_added(new)) if new else demands


def added_roles(
    entries: Iterable[Mapping[str, RoleStaffing | None]], pin: str, gallery: LinkedGallery
) -> dict[str, RoleEntry]:
    """The roles of a gallery that some entries add, as a catalog would say it; the last entries weigh most.

    When they are needed the entries say themselves. `pin` names the gallery that is meant where none is named.
    """
    found = {}
    for name, entry in [each for several in entries for each in several.items()]:
        local = entry.local if entry is not None else None
        of = target_of(local.of) if local is not None and local.of else None
        if local and of and of.id in gallery.roles and (of.gallery or pin.partition("@")[0]) in gallery.lineage:
            said = {"of": of.id, "title": local.title, "mandatory": (), "recommended": ()}
            found[name] = bare("RoleEntry").model_copy(update=said)
    return found


def is_filled_otherwise(demand: Demand, entry: RoleStaffing, staffing: StaffingState) -> bool:
    """Whether a role needs no holder: its position exists, or all of it is placed with other roles."""
    positions = demand.base.position if demand.by_position and demand.base else ()
    if positions and staffing.organisation.has_position(positions, _unit_for(demand, staffing)):
        return True
    return bool(entry.spread) and demand.may_be_spread and not unplaced(demand, entry)


def unplaced(demand: Demand, entry: RoleStaffing) -> tuple[str, ...]:
    """The tasks and responsibilities of a role that is spread over others which no other role has been given."""
    texts = demand.role.texts
    if texts is None:
        return ()
    items = (*texts.tasks, *texts.responsibilities)
    spread = {item: role for item, role in entry.spread.items() if role != demand.id}
    return tuple([item.id for item in items if item.origin != "omitted" and item.id not in spread])


def fill_from_body(role: StaffedRole, theirs: StaffedRole, day: str) -> bool:
    """Let a joint body's holders count for a role of a member; false where it has none for now or later.

    Where the member needs one for each of its places, a holder who names none counts for all of them. Of a
    body in which all sit by roles, those who hold these there.
    """
    demand, shared = role.demand, theirs.entry.spread
    spread = bool(shared) and demand is not None and demand.may_be_spread and not unplaced(demand, theirs.entry)
    if not (theirs.current or theirs.coming or spread):
        if not (isinstance(role, StaffedBody) and isinstance(theirs, StaffedBody) and theirs.anybody):
            return False
        role.seat_those_of(theirs)
        role.level = "joint-body"
    counting = (*theirs.current, *theirs.coming)
    role.holdings += tuple([holding._replace(level="joint-body") for holding in counting])
    if theirs.current or spread:
        role.level = "joint-body"
    everywhere = any(not holding.holder.at for holding in theirs.current)
    per = () if isinstance(role, StaffedBody) else [seat.per for seat in role.seats]
    fill(role, day, per, otherwise=role.otherwise or spread or everywhere)
    return True


def _settles(entry: RoleStaffing) -> bool:
    """Whether an entry for one system, or for some, settles who holds a role that is else held once for all."""
    local = entry.local
    return bool(
        names_holders(entry)
        or entry.spread
        or entry.not_applicable is not None
        or entry.accepted_vacancy is not None
        or (local is not None and (local.mandatory or local.recommended))
    )


def _role(demand: Demand, staffing: StaffingState) -> StaffedRole:
    name, organisation = demand.id, staffing.organisation
    per = (organisation.each(demand.per, staffing.areas, staffing.staffing) or _ONE) if demand.per else _ONE
    role = _body(demand.base, per, staffing) if demand.has_seats and demand.base else StaffedRole()
    role.id, role.demand, role.systems, role.holdings = name, demand, (), ()
    role.unit = _unit_for(demand, staffing)
    entry = staffing.staffing.roles.get(name)
    if entry is not None and names_holders(entry):  # as it nearly always is: nobody else need be asked
        source = Said(entry, "system", staffing.file, ("roles", name))
        role.entry, role.level, role.file, role.path = source
    else:
        said = _said_of(name, staffing)
        first = said[0] if said else _unsaid(demand, staffing)
        role.entry, role.level, role.file, role.path = first
        entry = first.entry
        # What does not apply here is held by nobody here, whoever holds it for others.
        farther = said if entry.not_applicable is None else ()
        source = next((each for each in farther if names_holders(each.entry)), first)
    role.title = (entry.local.title if entry.local else None) or demand.title
    if names_holders(source.entry):
        lapse = staffing.lapse_of(demand) if demand.lapsed_in else None
        role.holdings = organisation.holdings(source.entry, source.file, source.path, source.level, lapse)
        role.level = source.level
    role.obligation = staffing.obligation(demand, entry, staffing.phase)
    role.upcoming = staffing.obligation(demand, entry, staffing.next_phase)
    unsaid = entry is no_entry() and name not in staffing.staffing.roles
    if unsaid and not organisation.must_fill(staffing.gallery):
        role.obligation = role.upcoming = None
    otherwise = (demand.by_position or bool(entry.spread)) and is_filled_otherwise(demand, entry, staffing)
    fill(role, staffing.day, per, otherwise=otherwise)
    left_open = entry is no_entry() if demand.has_seats else not role.filled  # a body waits for its roles
    if organisation.bodies and role.applicable and left_open:
        _fill_from_bodies(role, staffing)
    return role


def _said_of(name: str, staffing: StaffingState) -> list[Said]:
    """What is said of a role: here, for the groups of the system, for the organisation; the nearest first."""
    found, organisation = [], staffing.organisation
    entry = staffing.staffing.roles.get(name)
    if entry is not None:
        found.append(Said(entry, "system", staffing.file, ("roles", name)))
    for group, entries in organisation.groups_of(staffing.id):
        entry = entries.get(name)
        if entry is not None:
            found.append(Said(entry, "group", organisation.file, ("system_groups", group, "roles", name)))
    entry = organisation.head.roles.get(name)
    if entry is not None:
        found.append(Said(entry, "organisation", organisation.file, ("roles", name)))
    return found


def _unsaid(demand: Demand, staffing: StaffingState) -> Said:
    """Where it should be said who holds a role of which nothing is said: a role of a group with the group."""
    if demand.of_groups:
        organisation = staffing.organisation
        for group, _ in organisation.groups_of(staffing.id):
            return Said(no_entry(), "group", organisation.file, ("system_groups", group, "roles", demand.id))
    return Said(no_entry(), "system", staffing.file, ("roles", demand.id))


def _body(base: Role, where: Iterable[str | None], staffing: StaffingState) -> StaffedBody:
    posts = posts_of(base, staffing.gallery, where, partial(_each_in, staffing))
    return StaffedBody(posts, partial(_with_seat, staffing), staffing.day)


def _each_in(staffing: StaffingState, per: str, at: str | None) -> tuple[str, ...]:
    """What a body has a seat for each of: the area or owner itself, in a body for one."""
    organisation, areas = staffing.organisation, staffing.areas
    found = areas if per == "subject-area" else organisation.each(per, areas, staffing.staffing)
    return (at,) if at in found else found


def _with_seat(staffing: StaffingState, post: Post) -> Iterator[StaffedRole]:
    """The roles that a seat comes with, as they are held for the system."""
    for copy in staffing.catalog.copies(post.model.role or ""):
        role = staffing.role(copy.id)
        if role is not None:
            yield role


def _fill_from_bodies(role: StaffedRole, staffing: StaffingState) -> None:
    """Let the holders of joint bodies count, where the organisation itself leaves a seat open."""
    for there in staffing.in_bodies:
        theirs = there.role(role.id)
        if theirs is not None and fill_from_body(role, theirs, staffing.day):
            return


def _of_its_own(name: str, said: Said, staffing: StaffingState) -> StaffedRole:
    """A role that the organisation has added, and that is none of the system's gallery."""
    role, entry, local, organisation = StaffedRole(), said.entry, said.entry.local, staffing.organisation
    known = organisation.local_base(local.of) if local and local.of else None
    role.id, role.demand, role.unit = name, None, None
    role.entry, role.level, role.file, role.path = said
    role.title = (local.title if local else None) or (known.title if known else None) or name
    role.obligation = staffing.obligation(None, entry, staffing.phase)
    role.upcoming = staffing.obligation(None, entry, staffing.next_phase)
    role.systems = ()
    role.holdings = organisation.holdings(entry, role.file, role.path, role.level, None)
    fill(role, staffing.day, (None,), otherwise=False)
    return role


def _unit_for(demand: Demand, staffing: StaffingState) -> str | None:
    """The unit whose head has a role that comes with a position: for a role of the system not just any."""
    return staffing.staffing.unit if demand.level == "system" else None
