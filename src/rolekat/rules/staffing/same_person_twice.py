"""Nobody is named twice where two are needed: as their own deputy, in one seat, or for a task of their own."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.staffing import passed_on, scope
from rolekat.state.delegation import Delegation
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK468", "same-person-twice", "warning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system, and what its file delegates."""
    yield from _check(staffing.held, staffing.organisation, staffing.title)
    yield from _delegated(staffing.delegations, staffing)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once, and what is delegated for several systems."""
    yield from _check(organisation.held, organisation, organisation.head.title)
    yield from _delegated(organisation.delegations, organisation)


def _check(roles: Iterable[StaffedRole], organisation: OrganisationState, system: str) -> Iterator[Finding]:
    for role in roles:
        for held in role.holdings:
            if held.holder.person in held.holder.deputies and _counts(held, organisation):
                yield _finding("message", role, held, organisation, system)
        for first, second in combinations(role.holdings, 2) if len(role.holdings) > 1 else ():
            if _is_same_seat(first, second) and _counts(first, organisation) and _counts(second, organisation):
                yield _finding("holder", role, second, organisation, system)._replace(related=((first.place, "first"),))


def _counts(held: Holding, organisation: OrganisationState) -> bool:
    """Whether it stands here and is not over."""
    return held.organisation == organisation.id and held.begins <= held.ends >= organisation.day


def _is_same_seat(first: Holding, second: Holding) -> bool:
    """Whether a person holds one seat by both, at the same time; the seats of bodies have a rule of their own."""
    one, other = first.holder, second.holder
    return (
        one.person is not None
        and one.person == other.person
        and first.seat is None is second.seat
        and (one.at == other.at or not set(one.at).isdisjoint(other.at))
        and max(first.begins, second.begins) <= min(first.ends, second.ends)
    )


def _finding(variant: str, role: StaffedRole, held: Holding, organisation: OrganisationState, system: str) -> Finding:
    return RULE.at(
        held.place,
        variant,
        person=held.holder.person or "",
        role=role.title,
        where=scope(held.level, held.path, organisation, system),
    )


def _delegated(delegations: Iterable[Delegation], where: StaffingState | OrganisationState) -> Iterator[Finding]:
    """What is given to whoever has it anyway; where several hold the role it may be one of them who does it."""
    for each in delegations:
        holders = {person for held in each.role.current for person in held.people}
        if each.given.role == each.role.id or (each.given.person and holders == {each.given.person}):
            yield passed_on(RULE, each, where, "delegated", severity="note")
