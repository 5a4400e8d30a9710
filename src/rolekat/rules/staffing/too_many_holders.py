"""No more hold a role than it allows."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.staffing import counted, limited, scope, too_many
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK407", "too-many-holders", "warning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system."""
    yield from _check(limited(staffing), staffing.organisation, staffing.title)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once for all systems."""
    yield from _check(organisation.roles.values(), organisation, organisation.head.title)


def _check(roles: Iterable[StaffedRole], organisation: OrganisationState, system: str) -> Iterator[Finding]:
    """The last holder of the first seat that too many hold, with the others beside."""
    for role in roles:
        seats = too_many(role)
        if not seats:
            continue
        seat, limits = seats[0], role.demand.limits if role.demand else None
        *others, last = [held for held in seat.holdings if held.organisation == organisation.id] or seat.holdings
        yield RULE.at(
            last.place,
            "position" if not others else "at" if seat.per else "message",
            related=tuple((held.place, "other") for held in others),
            role=role.title,
            where=scope(last.level, last.path, organisation, system),
            here=organisation.names.seat(seat),
            number=counted(seat.holdings, limits.kind if limits else None),
            most=(limits.most if limits else None) or 1,
        )
