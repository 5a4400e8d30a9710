"""A responsibility stays with the role that has it, unless the gallery lets it be passed on."""

from collections.abc import Iterator, Sequence

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import passed_on, titles
from rolekat.state.delegation import Delegation, leaves_the_line
from rolekat.state.organisation import OrganisationState
from rolekat.state.people import roles_of
from rolekat.state.seats import given_to
from rolekat.state.staffing import StaffingState

RULE = Rule("RK416", "responsibility-delegated", "error", "Rollegalleri 1.5, 1 Indledning")


@only_where("delegations")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What a system's file delegates."""
    for delegation in staffing.delegations:
        if delegation.part == "responsibilities":
            yield from _check(delegation, staffing.organisation, (staffing,))


@only_where("delegations")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """What is delegated for several systems."""
    for delegation in organisation.delegations:
        if delegation.part == "responsibilities":
            yield from _check(delegation, organisation, organisation.staffings)


def _check(
    delegation: Delegation, organisation: OrganisationState, staffings: Sequence[StaffingState]
) -> Iterator[Finding]:
    """An error where it may not be passed on at all, or not to them; a warning where it plainly leaves the line."""
    where = next((one for one in staffings if one.file == delegation.place.file), organisation)
    to = delegation.policy.to if delegation.allowed != "own-line" else ()
    if delegation.item.exclusive:
        yield passed_on(RULE, delegation, where, "exclusive")
    elif delegation.allowed == "never":
        yield passed_on(RULE, delegation, where)
    elif to:
        if not any(_holds(delegation, name, organisation, staffings) for name in to):
            yield passed_on(RULE, delegation, where, "elsewhere", roles=titles(to, delegation.gallery))
    elif delegation.allowed != "allowed" and leaves_the_line(delegation, organisation):
        variant = "home" if delegation.allowed == "own-line" and organisation.is_body else "line"
        yield passed_on(RULE, delegation, where, variant, severity="warning")


def _holds(
    delegation: Delegation, name: str, organisation: OrganisationState, staffings: Sequence[StaffingState]
) -> bool:
    """Whether a role of the gallery, or somebody who holds it, is who a responsibility was given to."""
    given = delegation.given
    here = (role for staffing in staffings for role in roles_of(name, organisation, staffing))
    roles = [*roles_of(name, organisation), *here]
    if given.role is not None:
        return given.role == name or any(role.id == given.role for role in roles)
    one = given_to(given)
    people = organisation.people_in(given.position) if given.position else (given.person,)
    held = [holding for role in roles for seat in role.seats for holding in seat.holdings]
    return any(one in holding.who or not set(holding.people).isdisjoint(people) for holding in held)
