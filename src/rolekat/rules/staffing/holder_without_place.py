"""Whoever holds a role that each place or unit has for itself says for which."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import scope
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK433", "holder-without-place", "warning")


@only_where("held")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The roles of a system."""
    yield from _check(staffing.held, staffing.organisation, staffing.title)


@only_where("held")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles that are held once."""
    yield from _check(organisation.held, organisation, organisation.head.title)


def _check(roles: Iterable[StaffedRole], organisation: OrganisationState, system: str) -> Iterator[Finding]:
    """One finding a role, with all holders who say nothing; none where there are no places to choose from."""
    for role in roles:
        demand = role.demand
        if demand is None or not demand.of_places or role.seats[0].per is None:
            continue
        nowhere = [
            holding
            for holding in (*role.current, *role.coming)
            if not holding.holder.at and holding.organisation == organisation.id
        ]
        if nowhere:
            yield RULE.at(
                nowhere[0].place,
                "unit" if (demand.per or "").startswith("unit") else "message",
                related=tuple((holding.place, "also") for holding in nowhere[1:]),
                role=role.title,
                where=scope(nowhere[0].level, nowhere[0].path, organisation, system),
                here=role.seats[0].per or "",
            )
