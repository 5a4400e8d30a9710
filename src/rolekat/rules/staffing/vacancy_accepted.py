"""Whoever reads the findings sees also the vacancies that somebody has accepted."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule, Several, Term
from rolekat.library.library import Library
from rolekat.rules.commands import assign
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import scope_of
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK424", "vacancy-accepted", "note")


@only_where("vacant")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system."""
    yield from _check(staffing.vacant, "message", staffing.organisation, staffing)


@only_where("vacant")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once."""
    yield from _check(organisation.vacant, "once", organisation, organisation)


def _check(
    roles: Iterable[StaffedRole],
    variant: str,
    organisation: OrganisationState,
    state: StaffingState | OrganisationState,
) -> Iterator[Finding]:
    system = state.title if isinstance(state, StaffingState) else ""
    for role in roles:
        accepted = role.decision
        excused = [seat for seat in role.vacant if role.is_excused(seat)]
        if accepted and accepted.until and excused:  # without an end it is a warning
            told = role.anybody or accepted.at  # where nobody at all holds it, the role is vacant
            vacant = [seat for seat in excused if seat.id] if told else []
            yield RULE.at(
                role.at("accepted_vacancy", of_key=True),
                variant if not vacant else "some" if variant == "message" else f"{variant}-some",
                related=(),
                severity=None,
                seats=Several(tuple(map(organisation.names.seat, vacant))),
                role=role.title,
                obligation=Term(role.obligation or "recommended"),
                reason=Term(accepted.reason),
                by=accepted.accepted_by,
                until=accepted.until,
                where=scope_of(role, organisation, system),
                command=assign(role, state, seat=vacant[0] if vacant else None),
            )
