"""As many hold a role as it takes."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.rules.staffing import counted, limited, scope
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK406", "too-few-holders", "warning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system."""
    yield from _check(limited(staffing), staffing.organisation, staffing.title)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once for all systems."""
    yield from _check(organisation.roles.values(), organisation, organisation.head.title)


def _check(roles: Iterable[StaffedRole], organisation: OrganisationState, system: str) -> Iterator[Finding]:
    """The first seat that too few hold; one that nobody holds is a vacancy, of which other rules speak."""
    for role in roles:
        limits = role.demand.limits if role.demand else None
        if limits is None or limits.fewest <= 1 or not role.demanded:
            continue
        for seat in role.seats:
            number = counted(seat.holdings, limits.kind, named=True)
            if 0 < number < limits.fewest and (first := seat.holdings[0]).organisation == organisation.id:
                yield RULE.at(
                    Place(first.file, first.path[:-1], of_key=True),
                    "at" if seat.per else "unit" if limits.kind == "unit" else "message",
                    role=role.title,
                    where=scope(first.level, first.path, organisation, system),
                    here=organisation.names.area(seat.per or ""),
                    number=number,
                    fewest=limits.fewest,
                )
                break
