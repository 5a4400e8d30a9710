"""A task goes only to somebody who may do it, and one that is the holder's alone to nobody."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.rules.staffing import passed_on
from rolekat.state.delegation import Delegation, leaves_the_line
from rolekat.state.demands import is_by_position
from rolekat.state.organisation import OrganisationState
from rolekat.state.people import given_away, roles_of
from rolekat.state.seats import Holding, StaffedRole
from rolekat.state.separation import Work, excluding, exclusive, kept_apart
from rolekat.state.staffing import StaffingState

RULE = Rule("RK417", "task-not-delegable", "error", "Rollegalleri 1.5, 1 Indledning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What a system's file delegates; and a task that is the holder's alone where several hold the role."""
    organisation = staffing.organisation
    for delegation in staffing.delegations:
        yield from _check(delegation, organisation, staffing)
    alone = exclusive(staffing.gallery)
    if alone:
        for role in staffing.held:
            if role.demand and role.demand.role.of in alone:
                yield from _shared(role, alone[role.demand.role.of], staffing.title)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """What is delegated for several systems, and what is shared there."""
    for delegation in organisation.delegations:
        yield from _check(delegation, organisation, _first_of_group(delegation, organisation))
    alone = exclusive(organisation.gallery) if organisation.gallery else {}
    for role in organisation.roles.values() if alone else ():
        if role.demand and role.demand.role.of in alone:
            yield from _shared(role, alone[role.demand.role.of], organisation.head.title)


def _check(
    delegation: Delegation, organisation: OrganisationState, staffing: StaffingState | None
) -> Iterator[Finding]:
    """A task that may not be passed on, or not to them; one finding, of what weighs most."""
    is_task = delegation.part == "tasks"
    where = staffing if staffing and delegation.place.file == staffing.file else organisation
    if is_task and delegation.item.exclusive:
        yield passed_on(RULE, delegation, where, "exclusive")
    elif is_task and delegation.allowed == "never":
        yield passed_on(RULE, delegation, where)
    elif at := _apart(delegation, organisation, staffing):
        yield passed_on(RULE, delegation, where, "incompatible", related=((at, "said"),))
    elif at := _excluded(delegation, organisation, staffing):
        yield passed_on(RULE, delegation, where, "excluded", related=((at, "said"),), severity="warning")
    elif is_task and delegation.allowed != "allowed" and leaves_the_line(delegation, organisation):
        yield passed_on(RULE, delegation, where, "line", severity="warning")
    elif is_task and _is_hard_to_pass_on(delegation) and not _has_position(delegation, organisation):
        yield passed_on(RULE, delegation, where, "position", severity="note")


def _first_of_group(delegation: Delegation, organisation: OrganisationState) -> StaffingState | None:
    """One of the systems that something delegated for a group of them counts for."""
    first, *others = delegation.place.path
    group = organisation.head.system_groups[str(others[0])] if first == "system_groups" else None
    found = (organisation.staffing(system) for system in group.systems) if group else iter(())
    return next((staffing for staffing in found if staffing), None)


def _apart(delegation: Delegation, organisation: OrganisationState, staffing: StaffingState | None) -> Place | None:
    """Where the gallery keeps the task apart from what a role or supplier does that it was given to.

    One person on both sides, by whatever way, is the matter of a rule of its own.
    """
    given = delegation.given
    if not (given.role or given.supplier):
        return None
    work = _works(delegation)
    for apart in kept_apart(delegation.gallery):
        if not apart.must:
            continue
        other = apart.second if apart.first in work else apart.first if apart.second in work else None
        for role in roles_of(other.role, organisation, staffing) if other else ():
            if other and other.item in given_away(role, organisation.day, staffing):
                continue
            if given.role == role.id or (given.supplier and given.supplier in _bodies(role, "supplier")):
                return apart.place
    return None


def _excluded(delegation: Delegation, organisation: OrganisationState, staffing: StaffingState | None) -> Place | None:
    """Where a role that the task was given to, or to whose holder, says that it does not do it."""
    given, known = delegation.given, excluding(delegation.gallery)
    if not known:
        return None
    for excluder, place in [one for work in _works(delegation) for one in known.get(work, ())]:
        for role in roles_of(excluder, organisation, staffing):
            people = {person for holding in role.current for person in holding.people}
            theirs = organisation.people_in(given.position) if given.position else (given.person,)
            if given.role == role.id or not people.isdisjoint(theirs):
                return place
            for kind, name in (("unit", given.unit), ("supplier", given.supplier)):
                if name and name in _bodies(role, kind):
                    return place
    return None


def _works(delegation: Delegation) -> tuple[Work, Work]:
    return Work(delegation.base.role, delegation.id), Work(delegation.base.role)


def _bodies(role: StaffedRole, kind: str) -> set[str]:
    return {name for holding in role.current for what, name in holding.who if what == kind}


def _is_hard_to_pass_on(delegation: Delegation) -> bool:
    """Whether a task belongs to a role that comes with a position, and the role says nothing of passing them on."""
    return bool(delegation.base.position) and is_by_position(delegation.base) and delegation.base.delegation is None


def _has_position(delegation: Delegation, organisation: OrganisationState) -> bool:
    """Whether it goes to somebody with a position that the role demands."""
    given, demanded = delegation.given, delegation.base.position
    if given.position:
        return not set(organisation.counts_as(given.position)).isdisjoint(demanded)
    return bool(given.person) and not organisation.positions_of(given.person or "").isdisjoint(demanded)


def _shared(role: StaffedRole, alone: Place, where: str) -> Iterator[Finding]:
    """Several in one seat, also where so many may not even hold the role."""
    for seat in role.seats:
        people = sum(_sharing(holding) for holding in seat.holdings)
        if people > 1:
            first, last = seat.holdings[0], seat.holdings[-1]
            others = ((first.place, "other"),) if last is not first else ()
            yield RULE.at(
                last.place,
                "shared",
                related=(*others, (alone, "said")),
                role=role.title,
                item=str(alone.path[1]),
                where=where,
                number=people,
            )


def _sharing(holding: Holding) -> int:
    """How many share a seat by one holder: those who hold it together, or who have the position that holds it."""
    holder = holding.holder
    return len(holder.together) or (len(holding.people) if holder.position else 1) or 1
