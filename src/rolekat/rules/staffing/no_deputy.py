"""A mandatory role that one person holds alone has a deputy."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import PERSON, for_holding
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Held, Holding, StaffedBody, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK405", "no-deputy", "note")


@only_where("held")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """One finding for all roles of this file; what is held for a group of systems stands elsewhere."""
    alone = list(_alone(staffing.held, staffing.file))
    if alone:
        yield _finding(alone, "message", staffing)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """One finding for the cross-cutting roles and those held for groups of systems."""
    alone = list(_alone(organisation.roles.values(), organisation.file))
    if organisation.head.system_groups:
        for staffing in (one for one in organisation.staffings if organisation.groups_of(one.id)):
            alone += _alone(staffing.held, organisation.file)
    if alone:
        first_of = {held.place: (role, held) for role, held in reversed(alone)}
        yield _finding(list(reversed(first_of.values())), "once", organisation)


def _alone(roles: Iterable[StaffedRole], file: str) -> Iterator[Held]:
    for role in roles:
        if role.obligation != "mandatory" or role.otherwise or isinstance(role, StaffedBody):
            continue
        seats = role.seats if len(role.seats) == 1 else ()  # one at each school: they stand in for one another
        for seat in seats:
            held = seat.holdings
            if held and _is_alone(held) and held[0].file == file and role.applicable:
                yield role, held[0]


def _is_alone(holdings: Iterable[Holding]) -> bool:
    """Whether there is one person only: whoever is named twice, or as their own deputy, is no second."""
    named = {person for held in holdings for person in (held.holder.person, *held.holder.deputies)}
    return None not in named and len(named) == 1


def _finding(alone: list[Held], variant: str, where: StaffingState | OrganisationState) -> Finding:
    (role, first), *others = alone
    return RULE.at(
        first.place,
        variant,
        related=tuple((holding.place, "also") for _, holding in others),
        roles=Several(tuple(dict.fromkeys(role.title for role, _ in alone))),
        where=where.title if isinstance(where, StaffingState) else where.head.title,
        command=for_holding("depute", role, first, where, PERSON),
    )
