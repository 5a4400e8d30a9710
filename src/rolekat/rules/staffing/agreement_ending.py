"""Before a delegation or the acceptance of a vacancy ends, it is settled what comes then."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import assign, delegate_longer, vacate
from rolekat.rules.staffing import is_given_to_holder, passed_on, scope_of
from rolekat.state.days import plus_days
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole, in_force
from rolekat.state.staffing import StaffingState

RULE = Rule("RK469", "agreement-ending", "warning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What was agreed for a system and ends within the days that the organisation looks ahead."""
    yield from _delegated(staffing, staffing.organisation)
    yield from _accepted(staffing.roles.values(), staffing, staffing.organisation)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same for what was agreed for several systems."""
    yield from _delegated(organisation, organisation)
    yield from _accepted(organisation.roles.values(), organisation, organisation)


def _delegated(where: StaffingState | OrganisationState, organisation: OrganisationState) -> Iterator[Finding]:
    """A task that goes back to the holder: they should know."""
    for each in where.delegations:
        until = each.given.until
        if not until or until > organisation.outlook.ending_day or not in_force(each.given, organisation.day):
            continue
        if not is_given_to_holder(each):  # that has a rule of its own
            yield passed_on(
                RULE, each, where, "delegation", severity="note", command=delegate_longer(each, where), day=until
            )


def _accepted(
    roles: Iterable[StaffedRole], where: StaffingState | OrganisationState, organisation: OrganisationState
) -> Iterator[Finding]:
    """A vacancy that nobody will have accepted any more, where nobody comes before that."""
    for role in roles:
        accepted = role.entry.accepted_vacancy
        if accepted is None or not accepted.until:
            continue
        if not organisation.day <= accepted.until <= organisation.outlook.ending_day:
            continue
        after = plus_days(accepted.until, 1)
        seats = role.seats_on(after)
        left = [seat for seat in seats if not seat.filled and role.is_meant(accepted, seat)]
        if left and where.is_wanted_on(role, after):
            some = left if accepted.at or any(seat.holdings for seat in seats) else []
            yield RULE.at(
                role.at("accepted_vacancy", "until"),
                "some" if some else "message",
                seats=Several(tuple(map(organisation.names.seat, some))),
                role=role.title,
                where=scope_of(role, organisation, where.title if isinstance(where, StaffingState) else ""),
                day=accepted.until,
                command=assign(role, where, seat=some[0] if some else None),
                vacate=vacate(role, where, accepted),
            )
