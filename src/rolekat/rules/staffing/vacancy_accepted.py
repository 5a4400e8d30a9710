"""Whoever reads the findings sees also the vacancies that somebody has accepted."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule, Term
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK424", "vacancy-accepted", "note")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system."""
    yield from _check(staffing.vacant, "message", system=staffing.title)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once."""
    yield from _check(organisation.vacant, "once", organisation=organisation.head.title)


def _check(roles: Iterable[StaffedRole], variant: str, **where: str) -> Iterator[Finding]:
    for role in roles:
        accepted = role.accepted
        if accepted and accepted.until:  # without an end it is a warning
            yield RULE.at(
                role.at("accepted_vacancy", of_key=True),
                variant,
                related=(),
                severity=None,
                role=role.title,
                obligation=Term(role.obligation or "recommended"),
                reason=Term(accepted.reason),
                by=accepted.accepted_by,
                until=accepted.until,
                **where,
            )
