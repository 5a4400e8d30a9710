"""Where a role is held once for each place or unit, the organisation says which there are."""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import anywhere_on, softened
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK467", "no-places", "error")
_Due: TypeAlias = tuple[StaffedRole, str]
"""A role with the day on which somebody must hold it."""


@only_where("held")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system."""
    vacant = [(role, staffing.day) for role in staffing.vacant]
    due = [(role, staffing.begins_next or "") for role in staffing.soon]
    yield from _check([*vacant, *due], staffing.title)


@only_where("held")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once."""
    vacant = [(role, organisation.day) for role in organisation.vacant]
    due = [(soon.role, soon.day) for soon in organisation.soon]
    yield from _check([*vacant, *due], organisation.head.title)


def _check(roles: Iterable[_Due], where: str) -> Iterator[Finding]:
    """Those that somebody holds, nobody knows for how many: the others are vacant, of which other rules speak."""
    seen: set[str] = set()
    for role, day in roles:
        holders = () if role.id in seen or role.vacancy_accepted_on(day) else anywhere_on(role, day)
        if holders:
            seen.add(role.id)
            what, _, kind = ((role.demand.per if role.demand else None) or "").partition("/")
            yield RULE.at(
                role.place,
                f"{what}-kind" if kind else what,
                severity=softened("error" if role.obligation == "mandatory" else "warning", role),
                related=tuple((held.place, "held") for held in holders),
                role=role.title,
                where=where,
                kind=kind,
            )
