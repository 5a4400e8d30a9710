"""Whoever is to hold a role that is needed today holds it already."""

from collections.abc import Hashable, Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import follow
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import held_as, is_open, scope
from rolekat.state.days import day_before
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK408", "term-not-begun", "note")


@only_where("dated")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The next holder of each vacant role or place of a system."""
    yield from _check(staffing, staffing.organisation, staffing.title)


@only_where("dated")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same for the roles that are held once."""
    yield from _check(organisation, organisation, "")


def _check(state: StaffingState | OrganisationState, organisation: OrganisationState, system: str) -> Iterator[Finding]:
    first: dict[Hashable, tuple[StaffedRole, Holding]] = {}
    for role, holding in state.dated:
        if state.day < holding.begins <= holding.ends:
            meant = (role.id, holding.holder.at, holding.seat, holding.seat_for)
            known = first.setdefault(meant, (role, holding))
            if holding.begins < known[1].begins:
                first[meant] = (role, holding)
    for role, holding in first.values():
        if role.demanded and not role.accepted and is_open(role, holding):
            yield RULE.at(
                holding.place,
                who=organisation.who(holding),
                role=held_as(role, holding),
                where=scope(holding.level, holding.path, organisation, system),
                day=holding.begins,
                command=follow(role, holding, state, "--until", day_before(holding.begins)),
            )
