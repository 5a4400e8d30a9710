"""No more hold a role than it allows."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import end
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import limited, scope, too_many
from rolekat.state.days import day_before
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding, StaffedRole
from rolekat.state.shortages import counted
from rolekat.state.staffing import StaffingState

RULE = Rule("RK407", "too-many-holders", "warning")


@only_where("demands.limited")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system."""
    yield from _check(limited(staffing), staffing.organisation, staffing)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once for all systems."""
    yield from _check(organisation.roles.values(), organisation, organisation)


def _check(
    roles: Iterable[StaffedRole], organisation: OrganisationState, state: StaffingState | OrganisationState
) -> Iterator[Finding]:
    """The last holder of the first seat that too many hold, with the others beside."""
    for role in roles:
        seats = too_many(role)
        if not seats:
            continue
        seat, limits = seats[0], role.demand.limits if role.demand else None
        *others, last = [held for held in seat.holdings if held.organisation == organisation.id] or seat.holdings
        title = state.title if isinstance(state, StaffingState) else organisation.head.title
        yield RULE.at(
            last.place,
            "position" if not others else "at" if seat.per else "message",
            related=tuple((held.place, "other") for held in others),
            role=role.title,
            where=scope(last.level, last.path, organisation, title),
            here=organisation.names.seat(seat),
            number=counted(seat.holdings, limits.kind if limits else None),
            most=(limits.most if limits else None) or 1,
            command=end(role, (*others, last)[0], state, *_last_day(others, last)),
        )


def _last_day(others: list[Holding], last: Holding) -> tuple[str, ...]:
    """The day before the last of them began, where that one followed another."""
    return ("--on", day_before(last.begins)) if others and others[0].begins < last.begins else ()
