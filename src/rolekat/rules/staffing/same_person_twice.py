"""Nobody is named twice where two are needed: as their own deputy, in one seat, or for a task of their own."""

from collections import Counter
from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.staffing import is_given_to_holder, passed_on, scope
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
            holder = held.holder
            if holder.deputies and _counts(held, organisation):
                yield from _deputies(role, held, organisation, system)
        if len({held.holder.person for held in role.holdings}) == len(role.holdings):
            continue  # as nearly all: everybody once
        counting = [held for held in role.holdings if _counts(held, organisation) and _is_placed(role, held)]
        for number, second in enumerate(counting):
            first = next((each for each in counting[:number] if _is_same_seat(each, second)), None)
            if first is not None:
                variant = "dates" if _is_a_day(first, second) else "holder"
                yield _finding(variant, role, second, organisation, system)._replace(related=((first.place, "first"),))


def _deputies(role: StaffedRole, held: Holding, organisation: OrganisationState, system: str) -> Iterator[Finding]:
    for name, number in Counter(held.holder.deputies).items():
        if held.people == (name,):
            yield _finding("message", role, held, organisation, system, person=name)
        elif number > 1:
            yield _finding("deputy", role, held, organisation, system, person=name)


def _counts(held: Holding, organisation: OrganisationState) -> bool:
    """Whether it stands here and is not over."""
    return held.organisation == organisation.id and held.begins <= held.ends >= organisation.day


def _is_placed(role: StaffedRole, held: Holding) -> bool:
    """Whether it says at which place or unit, where there is one for each: who does not has other rules for that."""
    per = role.demand.per if role.demand else None
    return not per or not per.startswith(("place", "unit")) or bool(held.holder.at)


def _is_a_day(first: Holding, second: Holding) -> bool:
    """Whether one begins on the day on which the other ends: not too many lines, but a day too much."""
    one, other = sorted((first, second), key=lambda held: (held.begins, held.ends))
    return one.begins < other.begins == one.ends < other.ends


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


def _finding(  # noqa: PLR0913 - what a finding is made of
    variant: str,
    role: StaffedRole,
    held: Holding,
    organisation: OrganisationState,
    system: str,
    *,
    person: str | None = None,
) -> Finding:
    return RULE.at(
        held.place,
        variant,
        person=person or held.holder.person or "",
        role=role.title,
        where=scope(held.level, held.path, organisation, system),
    )


def _delegated(delegations: Iterable[Delegation], where: StaffingState | OrganisationState) -> Iterator[Finding]:
    for each in delegations:
        if is_given_to_holder(each):
            yield passed_on(RULE, each, where, "delegated", severity="note")
