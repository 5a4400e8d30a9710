"""RK4: who holds the roles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Command, Finding, OneOf, Param, Path, Place, Rule, Several, Severity, Step
from rolekat.library.gallery import LinkedGallery
from rolekat.record import Record
from rolekat.rules.commands import assign, delegate
from rolekat.state.delegation import Delegation
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding, Level, Obligation, Seat, StaffedBody, StaffedRole, in_force
from rolekat.state.shortages import counted
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.organisation import RoleStaffing


def passed_on(  # noqa: PLR0913 - what a finding is made of
    rule: Rule,
    delegation: Delegation,
    where: StaffingState | OrganisationState,
    variant: str = "message",
    *,
    related: tuple[tuple[Place, str], ...] = (),
    severity: Severity | None = None,
    command: Command | None = None,
    **params: Param,
) -> Finding:
    """A finding of a rule at a task or responsibility that somebody else was given, in a system or for several."""
    source, place = delegation.source, delegation.place
    return rule.at(
        place,
        variant,
        related=(*related, (source, "item")) if source else related,
        severity=severity,
        role=delegation.role.title,
        item=delegation.id,
        where=delegation.where,
        command=command or delegate(delegation.role.id, delegation.id, (place.file, place.path), where),
        **params,
    )


def is_given_to_holder(delegation: Delegation) -> bool:
    """Whether a task is given to whoever has it anyway; where several hold the role it may be one of them."""
    given, role = delegation.given, delegation.role
    holders = {person for held in role.current for person in held.people}
    return given.role == role.id or (given.person is not None and holders == {given.person})


def titles(roles: Iterable[str], gallery: LinkedGallery) -> Several:
    """The titles of roles of a gallery; the id of one that it lacks."""
    return Several(tuple(gallery.roles[name].title if name in gallery.roles else f"`{name}`" for name in roles))


_LOWER: Final[dict[Severity, Severity]] = {"error": "warning", "warning": "note", "note": "note"}


def softened(severity: Severity, role: StaffedRole) -> Severity:
    """A step less for a role that exists only under a condition, of which nobody has said whether it is met."""
    return _LOWER[severity] if role.demand is not None and role.demand.conditional else severity


def without_anybody(roles: Iterable[StaffedRole], obligation: Obligation) -> Iterator[StaffedRole]:
    """The vacant roles among some that nobody at all holds, and of which nobody has decided that.

    Some seats without anybody, and roles that are spread, have rules of their own. A body whose seats all come with
    roles that are missed is not missed beside them.
    """
    for role in roles:
        if role.obligation != obligation or role.anybody or role.accepted or role.spread:
            continue
        if role.decision and not isinstance(role, StaffedBody):
            continue  # a decision about some places: the others are told one by one
        if not isinstance(role, StaffedBody) or any(not is_told(role, seat) for seat in role.seats):
            yield role


def anywhere_on(role: StaffedRole, day: str) -> tuple[Holding, ...]:
    """Who holds a role on a day that each place or unit has for itself, where nobody says which of these there are."""
    if not (role.demand and role.demand.of_places) or isinstance(role, StaffedBody) or role.seats[0].per is not None:
        return ()
    return tuple([held for held in role.holdings if held.counts_on(day) and held.known])


def is_told(body: StaffedBody, seat: Seat) -> bool:
    """Whether the vacancy of a seat is that of a role that it comes with, of which other rules speak."""
    return seat.post is not None and any(role.demanded for role in body.with_seat(seat.post))


class ForGroup(Record):
    """A role that is missed in a group of systems, with those systems."""

    group: str
    role: StaffedRole
    systems: list[StaffingState]


def without_anybody_in_groups(
    organisation: OrganisationState, obligation: Obligation, is_meant: Callable[[StaffedRole, StaffingState], bool]
) -> Iterator[ForGroup]:
    """The roles that nobody holds though it is said, or should be, for a group of systems: each once."""
    found: dict[tuple[Step, str], ForGroup] = {}
    for staffing in organisation.staffings if organisation.head.system_groups else ():
        if organisation.groups_of(staffing.id):
            for role in without_anybody(staffing.vacant, obligation):
                if is_for_group(role) and is_meant(role, staffing):
                    group = ForGroup(str(role.path[1]), role, [])
                    found.setdefault((role.path[1], role.id), group).systems.append(staffing)
    yield from found.values()


def is_for_group(role: StaffedRole) -> bool:
    """Whether it is said of a role for a group of systems who holds it, or should be."""
    return role.path[0] == "system_groups"


def vacancy(rule: Rule, role: StaffedRole, staffing: StaffingState) -> Finding:
    """A finding of a rule at a role of one system that nobody holds: a risk to that system."""
    contact = role.id == staffing.contact_id
    return rule.at(
        role.place,
        "ungrouped" if _is_of_groups(role) else _kind(role) or ("contact" if contact else "message"),
        severity=softened(rule.severity, role),
        related=_why(role, staffing.demanded_at(role, staffing.phase), staffing.day),
        role=role.title,
        id=role.id,
        system=staffing.title,
        system_id=staffing.id,
        organisation=staffing.organisation.head.title,
        phase=staffing.phase_title,
        positions=_positions(role),
        command=assign(role, staffing),
    )


def vacancy_in_group(rule: Rule, found: ForGroup, organisation: OrganisationState) -> Finding:
    """A finding of a rule at a role of a group of systems that nobody holds: a risk to all systems in it."""
    role, (first, *_) = found.role, found.systems
    kind = _kind(role)
    return rule.at(
        role.place,
        f"group-{kind}" if kind in ("conditional", "body") else "group",
        severity=softened(rule.severity, role),
        related=_why(role, first.demanded_at(role, first.phase), organisation.day),
        role=role.title,
        id=role.id,
        organisation=organisation.head.title,
        group=organisation.head.system_groups[found.group].title or found.group,
        group_id=found.group,
        systems=Several(tuple(system.title for system in found.systems)),
        command=assign(role, first),
    )


def vacancy_for_all(rule: Rule, role: StaffedRole, organisation: OrganisationState) -> Finding:
    """A finding of a rule at a role held once that nobody holds: a risk to all systems that need it, which it names.

    Where the gallery wants the role in every organisation, it is missed whatever systems there are.
    """
    systems, kind = organisation.needing(role), _kind(role)
    standing = _standing_at(role, organisation)
    demanded = systems[0].demanded_at(role, systems[0].phase) if systems else None
    level = "standing" if standing else "once" if systems else "own"
    return rule.at(
        role.place,
        f"{level}-{kind}" if kind and level != "own" else level,
        severity=softened(rule.severity, role),
        related=_why(role, standing or demanded, organisation.day),
        role=role.title,
        id=role.id,
        organisation=organisation.head.title,
        systems=Several(tuple(system.title for system in systems)),
        positions=_positions(role),
        command=assign(role, organisation),
    )


def _standing_at(role: StaffedRole, organisation: OrganisationState) -> Place | None:
    """Where the gallery says that a role is to be there in every organisation, as much as it is missed here."""
    demand = organisation.standing.get(role.id)
    suggested = demand.base.suggested if demand and demand.base else None
    if demand is None or suggested is None or suggested.standing != role.obligation:
        return None
    return demand.role.catalog.gallery.role_place(demand.role.of, "suggested", "standing")


def _is_of_groups(role: StaffedRole) -> bool:
    """Whether a role that there is one of for each group of systems is missed in a system that belongs to none."""
    return role.demand is not None and role.demand.of_groups and not is_for_group(role)


def _kind(role: StaffedRole) -> str | None:
    """What is particular about a vacant role, and with it what to do about it."""
    if role.demand is None:
        return None
    if role.demand.conditional:
        return "conditional"
    if isinstance(role, StaffedBody):
        return "body"
    return "position" if role.demand.by_position and role.demand.base and role.demand.base.position else None


def _positions(role: StaffedRole) -> OneOf:
    positions = role.demand.base.position if role.demand and role.demand.base else ()
    return OneOf(tuple(f"`{name}`" for name in positions))


def _why(role: StaffedRole, demanded: Place | None, day: str) -> tuple[tuple[Place, str], ...]:
    last = role.last_before(day)
    ended = ((last.place, "ended"),) if last else ()
    return (*ended, (demanded, "demanded")) if demanded else ended


def held_as(role: StaffedRole, holding: Holding) -> str:
    """What somebody is by holding a role: its title; in a body that of the seat, with the body's beside it."""
    if holding.seat is None or not isinstance(role, StaffedBody):
        return role.title
    title = next((post.title for post in role.posts if post.id == holding.seat), None)
    return f"{title or holding.seat} ({role.title})"


def scope(level: str, path: tuple[str | int, ...], organisation: OrganisationState, system: str) -> str:
    """What an entry or a holder counts for, by title: a system, a group of systems, or the whole organisation.

    A finding that names no more than that comes once, however many systems are in the group.
    """
    if level == "group":
        group = organisation.head.system_groups[str(path[1])]
        return group.title or str(path[1])
    return system if level == "system" else organisation.head.title


def scope_of(role: StaffedRole, organisation: OrganisationState, system: str) -> str:
    """What the entry of a role counts for, by title; for a role of a group that nobody has said anything of, too."""
    if role.file != organisation.file:
        return system
    return scope("group" if is_for_group(role) else "organisation", role.path, organisation, system)


class Shared(Record):
    """What an organisation's head says of a role, beside who holds it, for all systems or for a group of them."""

    path: Path
    entry: RoleStaffing
    title: str
    """The role's."""
    where: str
    """What it counts for, by title."""


def shared_entries(organisation: OrganisationState) -> Iterator[Shared]:
    """The entries of an organisation's head that say more than who holds a role."""
    for path, entry in organisation.qualified.items():
        name = str(path[-1])
        role, known = organisation.roles.get(name), organisation.local_base(name)
        title = role.title if role else known.title if known else name
        yield Shared(path, entry, title, scope(_LEVELS[path[0]], path, organisation, ""))


_LEVELS: Final[dict[Step, Level]] = {"roles": "organisation", "system_groups": "group"}


def limited(staffing: StaffingState) -> Iterator[StaffedRole]:
    """The roles of a system that only so many may hold, or that it takes several for."""
    return (staffing.roles[name] for name in staffing.demands.limited if name in staffing.roles)


def too_many(role: StaffedRole) -> list[Seat]:
    """The seats of a role that more hold than may. Those of a body have a rule of their own."""
    limits = role.demand.limits if role.demand else None
    if limits is None or limits.most is None or isinstance(role, StaffedBody):
        return []
    most = limits.most
    return [seat for seat in role.seats if counted(seat.holdings, limits.kind) > most]


def is_open(role: StaffedRole, holding: Holding) -> bool:
    """Whether a seat that a holder fills on some days is vacant on the day, and nobody has decided that it is."""
    return any(not seat.filled and not role.is_excused(seat) for seat in _meant(role.seats, holding))


def opens_after(role: StaffedRole, holding: Holding, day: str) -> bool:
    """Whether a seat that a holder fills is vacant on a day that comes after it, and nobody has decided that it is."""
    accepted = role.entry.accepted_vacancy
    decision = accepted if accepted is not None and in_force(accepted, day) else None
    vacant = (seat for seat in _meant(role.seats_on(day), holding) if not seat.filled)
    return any(decision is None or not role.is_meant(decision, seat) for seat in vacant)


def _meant(seats: Iterable[Seat], holding: Holding) -> list[Seat]:
    """The seats that a holder is for: all of them, for one who does not say at what place or in which seat."""
    at, name, each = holding.holder.at, holding.seat, holding.seat_for
    return [
        seat
        for seat in seats
        if (seat.per is None or not at or seat.per in at)
        and (seat.post is None or name is None or (seat.post.id == name and seat.post.each in (None, each)))
    ]
