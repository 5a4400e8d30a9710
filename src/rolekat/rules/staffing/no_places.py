"""Where a role is held once for each place or unit, the organisation says which there are."""

from collections.abc import Iterable, Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import softened
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedBody, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK467", "no-places", "error")
_EACH: Final = ("place", "unit")


@only_where("vacant")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system."""
    yield from _check(staffing.vacant, staffing.title)


@only_where("vacant")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once."""
    yield from _check(organisation.vacant, organisation.head.title)


def _check(roles: Iterable[StaffedRole], where: str) -> Iterator[Finding]:
    """Those that somebody holds, nobody knows for how many: the others are vacant, of which other rules speak."""
    for role in roles:
        what, _, kind = ((role.demand.per if role.demand else None) or "").partition("/")
        if what not in _EACH or isinstance(role, StaffedBody) or not role.current or role.accepted:
            continue
        if role.seats[0].per is None:
            yield RULE.at(
                role.place,
                f"{what}-kind" if kind else what,
                severity=softened("error" if role.obligation == "mandatory" else "warning", role),
                related=tuple((held.place, "held") for held in role.current),
                role=role.title,
                where=where,
                kind=kind,
            )
