"""Nobody does both of two things that are to be kept apart, by whatever way they came to do them."""

from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Place, Rule, Several, Severity
from rolekat.library.library import Library
from rolekat.record import Record
from rolekat.state.organisation import OrganisationState
from rolekat.state.people import Assignment, given_away, in_role, roles_of, tasks_given
from rolekat.state.seats import StaffedRole
from rolekat.state.separation import Apart, Work, kept_apart
from rolekat.state.staffing import StaffingState

RULE = Rule("RK418", "own-work-overseen", "error", "Rollegalleri 1.5, 1 Indledning")


class _Clash(Record):
    """One person on both sides; of several ways to get there the plainest."""

    person: str
    apart: Apart
    first: Assignment
    second: Assignment


_WEIGHT: Final = {"holder": 0, "named": 0, "spread": 1, "delegate": 1, "deputy": 2}
_VARIANT: Final = ("message", "delegated", "deputy")
_SEVERITY: Final[dict[str, Severity]] = {"deputy": "warning", "orders": "note", "advised": "note"}


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """In each system, and among the roles that are held once; what counts for several systems comes once."""
    found: dict[tuple[Place, Place, str], tuple[_Clash, list[str]]] = {}
    once = organisation.roles
    for staffing in organisation.staffings:
        roles = staffing.roles
        for apart, *sides in staffing.demands.kept_apart:
            if any(name in roles or name in staffing.given for side in sides for name in side):
                both = [[role for name in side if (role := roles.get(name) or once.get(name))] for side in sides]
                for clash in _clashes(apart, both, organisation, staffing):
                    key = (clash.first.place, clash.second.place, clash.person)
                    found.setdefault(key, (clash, []))[1].append(staffing.title)
    for apart in kept_apart(organisation.gallery) if organisation.gallery else ():
        both = [list(roles_of(work.role, organisation)) for work in (apart.first, apart.second)]
        for clash in _clashes(apart, both, organisation, None):
            found.setdefault((clash.first.place, clash.second.place, clash.person), (clash, []))
    for clash, systems in found.values():
        yield _finding(clash, systems or [organisation.head.title])


def _clashes(
    apart: Apart, sides: list[list[StaffedRole]], organisation: OrganisationState, staffing: StaffingState | None
) -> Iterator[_Clash]:
    named = [_named_in(side, staffing) for side in sides]
    if named[0] is not None and named[1] is not None and named[0].isdisjoint(named[1]):
        return
    first = _doing(apart, apart.first, sides[0], organisation, staffing)
    second = _doing(apart, apart.second, sides[1], organisation, staffing)
    for person in [name for name in first if name in second]:
        both = [(one, other) for one in first[person] for other in second[person] if _meet(one, other)]
        if both:
            clash = _Clash(person, apart, *min(both, key=lambda pair: max(_WEIGHT[each.how] for each in pair)))
            if apart.must or "deputy" not in (clash.first.how, clash.second.how):
                yield clash


def _named_in(roles: list[StaffedRole], staffing: StaffingState | None) -> set[str] | None:
    """Everybody whom some roles name, as most entries do it; `None` where it takes a closer look."""
    found: set[str] = set()
    for role in roles:
        if role.entry.spread or (not role.current and role.filled):
            return None
        for given, _ in tasks_given(role, staffing).values():
            if given.person is None:
                return None
            found.add(given.person)
        for holding in role.current:
            found.update(holding.people)
            found.update(holding.holder.deputies)
    return found


def _doing(
    apart: Apart,
    work: Work,
    roles: list[StaffedRole],
    organisation: OrganisationState,
    staffing: StaffingState | None,
) -> dict[str, list[Assignment]]:
    """Who does a piece of work on the day, and as what."""
    found: dict[str, list[Assignment]] = {}
    for role in roles:
        away = given_away(role, organisation.day, staffing) if work.item else frozenset()
        for each in in_role(role, organisation, staffing):
            if each.counts_on(organisation.day) and _includes(each, work, role, away):
                if each.item and not (work.item or apart.must):
                    continue  # who was given one task of a role does not therefore order from another
                found.setdefault(each.person, []).append(each)
    return found


def _includes(each: Assignment, work: Work, role: StaffedRole, away: frozenset[str]) -> bool:
    """Whether an assignment in a role takes in a piece of work: not where the holder has passed it on."""
    item, adapt = work.item, role.demand.role.entry.adapt if role.demand else None
    if item is None:
        return True
    if adapt and item in (*adapt.tasks.omit, *adapt.responsibilities.omit):
        return False
    return each.item == item or (each.item is None and item not in away)


def _meet(one: Assignment, other: Assignment) -> bool:
    """Whether it is the same work that is done and overseen: not at two different places.

    What was delegated to the other role itself is the matter of a rule of its own.
    """
    first, second = [each.holding.holder.at if each.holding else () for each in (one, other)]
    apart = first and second and set(first).isdisjoint(second)
    return not (apart or _given_to(one, other) or _given_to(other, one))


def _given_to(one: Assignment, other: Assignment) -> bool:
    return one.given is not None and one.given.role == other.role.id


def _finding(clash: _Clash, where: list[str]) -> Finding:
    """At what can most easily be changed: the task that was given away, the deputy; the other end is related."""
    first, second = clash.first, clash.second
    weight = max(_WEIGHT[first.how], _WEIGHT[second.how])
    at, other = (first, second) if _WEIGHT[first.how] == weight else (second, first)
    variant = _VARIANT[weight] if clash.apart.must else clash.apart.how
    return RULE.at(
        at.place,
        variant,
        severity=_SEVERITY.get(variant),
        related=((other.place, "other"), (clash.apart.place, "said")),
        person=clash.person,
        first=_named(first.role, clash.apart.first),
        second=_named(second.role, clash.apart.second),
        where=Several(tuple(where)),
    )


def _named(role: StaffedRole, work: Work) -> str:
    return f"{role.title} (`{work.item}`)" if work.item else role.title
