"""As many hold a role as it takes."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import follow
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import limited, scope
from rolekat.state.demands import Limits
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.shortages import Short, shortages
from rolekat.state.staffing import StaffingState

RULE = Rule("RK406", "too-few-holders", "warning")


@only_where("demands.limited")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system."""
    for role in limited(staffing):
        yield from _check(role, staffing.organisation, staffing)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once for all systems."""
    for role in organisation.roles.values():
        yield from _check(role, organisation, organisation)


def _check(
    role: StaffedRole, organisation: OrganisationState, state: StaffingState | OrganisationState
) -> Iterator[Finding]:
    """All seats that too few hold, in one finding."""
    short = shortages(role, organisation)
    if short and role.demand and role.demand.limits:
        first = short[0].seat.holdings[0]
        title = state.title if isinstance(state, StaffingState) else organisation.head.title
        yield RULE.at(
            Place(first.file, first.path[:-1], of_key=True),
            _variant(short, role.demand.limits),
            role=role.title,
            where=scope(first.level, first.path, organisation, title),
            here=Several(tuple(organisation.names.seat(each.seat) for each in short)),
            number=short[0].number,
            fewest=short[0].fewest,
            command=follow(role, first, state),
        )


def _variant(short: list[Short], limits: Limits) -> str:
    here = "-at" if short[0].seat.per else ""
    if limits.kind is None:
        return "at" if here else "message"
    return f"unnamed{here}" if all(each.number == 0 for each in short) else f"unit{here}"
