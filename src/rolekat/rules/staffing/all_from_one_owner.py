"""Where the source finds it an advantage that those in some seats come from several owners, they do."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.bodies import Body, bodies_of, bodies_once
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding
from rolekat.state.staffing import StaffingState

RULE = Rule("RK452", "all-from-one-owner", "note")
_SEVERAL = 2


@only_where("demands.bodies")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The bodies of a system, or of a group of systems."""
    if staffing.organisation.is_body and staffing.demands.bodies:
        for body in bodies_of(staffing):
            yield from _check(body)


@only_where("is_body")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The bodies that there are once."""
    if organisation.is_body:
        for body in bodies_once(organisation):
            yield from _check(body)


def _check(body: Body) -> Iterator[Finding]:
    """Several people in seats of one kind, all of whom work for the same owner though there are others."""
    organisation = body.organisation
    if len(organisation.head.owners) < _SEVERAL:
        return
    members: dict[tuple[str | None, str], dict[str, Holding]] = {}
    for seat, model in body.seats():
        if model.several_owners and seat.post is not None:
            here = members.setdefault((seat.per, seat.post.id), {})
            here.update({person: holding for holding in seat.holdings for person in holding.people})
    for (_, seat_id), people in members.items():
        employers = {organisation.employer_of(person) for person in people}
        if len(people) >= _SEVERAL and len(employers) == 1 and (employer := next(iter(employers))):
            first, *others = dict.fromkeys(holding.place for holding in people.values())
            yield RULE.at(
                first,
                related=(*((place, "also") for place in others), (body.said(seat_id), "said")),
                seat=body.title_of(seat_id),
                role=body.role.title,
                where=body.where,
                number=len(people),
                owner=organisation.names.area(employer),
            )
