"""RK4: who holds the roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.findings.finding import Finding, Path, Place, Rule, Several, Severity, Step
from rolekat.state.delegation import Delegation
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding, Level, Obligation, Seat, StaffedRole
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.organisation import RoleStaffing


def passed_on(
    rule: Rule,
    delegation: Delegation,
    variant: str = "message",
    *,
    related: tuple[tuple[Place, str], ...] = (),
    severity: Severity | None = None,
) -> Finding:
    """A finding of a rule at a task or responsibility that somebody else was given."""
    source = delegation.source
    return rule.at(
        delegation.place,
        variant,
        related=(*related, (source, "item")) if source else related,
        severity=severity,
        role=delegation.role.title,
        item=delegation.id,
        where=delegation.where,
    )


_LOWER: Final[dict[Severity, Severity]] = {"error": "warning", "warning": "note", "note": "note"}


def softened(severity: Severity, role: StaffedRole) -> Severity:
    """A step less for a role that exists only under a condition, of which nobody has said whether it is met."""
    return _LOWER[severity] if role.demand is not None and role.demand.conditional else severity


def without_anybody(roles: Iterable[StaffedRole], obligation: Obligation) -> Iterator[StaffedRole]:
    """The vacant roles among some that nobody at all holds, and of which nobody has decided that.

    Some seats without anybody, and roles that are spread, have rules of their own.
    """
    for role in roles:
        if role.obligation == obligation and not role.current and not role.accepted and not role.spread:
            yield role


def vacancy(rule: Rule, role: StaffedRole, staffing: StaffingState) -> Finding:
    """A finding of a rule at a role of one system that nobody holds: a risk to that system."""
    return rule.at(
        role.place,
        _kind(role) or "message",
        severity=softened(rule.severity, role),
        related=_why(role, staffing.demanded_at(role), staffing.day),
        role=role.title,
        id=role.id,
        system=staffing.title,
        organisation=staffing.organisation.head.title,
        phase=staffing.catalog.phase_title(staffing.phase or ""),
        positions=_positions(role),
    )


def vacancy_for_all(rule: Rule, role: StaffedRole, organisation: OrganisationState) -> Finding:
    """A finding of a rule at a role held once that nobody holds: a risk to all systems that need it, which it names."""
    systems = [organisation.by_system[name] for name in role.systems]
    kind = _kind(role)
    return rule.at(
        role.place,
        f"once-{kind}" if kind else "once" if systems else "own",
        severity=softened(rule.severity, role),
        related=_why(role, systems[0].demanded_at(role) if systems else None, organisation.day),
        role=role.title,
        id=role.id,
        organisation=organisation.head.title,
        systems=Several(tuple(system.title for system in systems)),
        positions=_positions(role),
    )


def _kind(role: StaffedRole) -> str | None:
    """What is particular about a vacant role, and with it what to do about it."""
    if role.demand is None:
        return None
    if role.demand.conditional:
        return "conditional"
    return "position" if role.demand.by_position and role.demand.base and role.demand.base.position else None


def _positions(role: StaffedRole) -> Several:
    positions = role.demand.base.position if role.demand and role.demand.base else ()
    return Several(tuple(f"`{name}`" for name in positions))


def _why(role: StaffedRole, demanded: Place | None, day: str) -> tuple[tuple[Place, str], ...]:
    last = role.last_before(day)
    ended = ((last.place, "ended"),) if last else ()
    return (*ended, (demanded, "demanded")) if demanded else ended


def scope(level: str, path: tuple[str | int, ...], organisation: OrganisationState, system: str) -> str:
    """What an entry or a holder counts for, by title: a system, a group of systems, or the whole organisation.

    A finding that names no more than that comes once, however many systems are in the group.
    """
    if level == "group":
        group = organisation.head.system_groups[str(path[1])]
        return group.title or str(path[1])
    return system if level == "system" else organisation.head.title


class Shared(NamedTuple):
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
    """The seats of a role that more hold than may."""
    limits = role.demand.limits if role.demand else None
    if limits is None or limits.most is None:
        return []
    most = limits.most
    return [seat for seat in role.seats if counted(seat.holdings, limits.kind) > most]


def counted(holdings: Iterable[Holding], kind: str | None, *, named: bool = False) -> int:
    """How many hold a seat. A unit, a supplier, or several who hold it together count as one.

    With `kind` only such holders count, and with `named` those whom a unit or supplier names count as so many people.
    """
    people: set[str] = set()
    others = 0
    for holding in holdings:
        holder = holding.holder
        if kind is not None and all(one != kind for one, _ in holding.who):
            continue
        if holder.person is not None or (holder.position is not None and holding.people):
            people.update(holding.people)
        elif named and holder.named:
            people.update(holder.named)
        else:
            others += 1
    return len(people) + others


def is_open(role: StaffedRole, holding: Holding) -> bool:
    """Whether a seat that a holder fills on some days is vacant on the day."""
    return any(not seat.filled for seat in _meant(role.seats, holding))


def opens_after(role: StaffedRole, holding: Holding, day: str) -> bool:
    """Whether a seat that a holder fills is vacant on a day that comes after it."""
    return any(not seat.filled for seat in _meant(role.seats_on(day), holding))


def _meant(seats: Iterable[Seat], holding: Holding) -> list[Seat]:
    """The seats that a holder is for: all of them, for one who does not say at what place."""
    at = holding.holder.at
    return [seat for seat in seats if seat.per is None or at is None or at == seat.per]
