"""Before a delegation or the acceptance of a vacancy ends, it is settled what comes then."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import assign
from rolekat.rules.staffing import passed_on, scope_of
from rolekat.state.days import plus_days
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole, in_force
from rolekat.state.staffing import StaffingState

RULE = Rule("RK469", "agreement-ending", "warning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What was agreed for a system and ends within the days that the organisation looks ahead."""
    yield from _delegated(staffing, staffing.organisation)
    yield from _accepted(staffing.vacant, staffing, staffing.organisation)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same for what was agreed for several systems."""
    yield from _delegated(organisation, organisation)
    yield from _accepted(organisation.vacant, organisation, organisation)


def _delegated(where: StaffingState | OrganisationState, organisation: OrganisationState) -> Iterator[Finding]:
    """A task that goes back to the holder: they should know."""
    for each in where.delegations:
        until = each.given.until
        if until and until <= organisation.outlook.ending_day and in_force(each.given, organisation.day):
            yield passed_on(RULE, each, where, "delegation", severity="note", day=until)


def _accepted(
    roles: Iterable[StaffedRole], where: StaffingState | OrganisationState, organisation: OrganisationState
) -> Iterator[Finding]:
    """A vacancy that nobody will have accepted any more, where nobody comes before that."""
    for role in roles:
        accepted = role.decision
        if accepted is None or not accepted.until or accepted.until > organisation.outlook.ending_day:
            continue
        after = plus_days(accepted.until, 1)
        left = any(not seat.filled and role.is_meant(accepted, seat) for seat in role.seats_on(after))
        if left and where.is_wanted_on(role, after):
            yield RULE.at(
                role.at("accepted_vacancy", "until"),
                role=role.title,
                where=scope_of(role, organisation, where.title if isinstance(where, StaffingState) else ""),
                day=accepted.until,
                command=assign(role, where),
            )
