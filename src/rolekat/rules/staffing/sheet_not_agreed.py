"""Both sides have agreed to a delegation sheet: whoever holds the role, and those who do its tasks."""

from collections.abc import Iterator, Sequence

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.agreements import Agreed, sheets_of, sheets_once
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.sheets import AgreedSheet
from rolekat.state.staffing import StaffingState

RULE = Rule("RK455", "sheet-not-agreed", "warning", "Hjørring Kommune, IT-strategi 2022, Støtte til systemejerne")


@only_where("staffing.sheets")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The sheets of a system."""
    for agreed in sheets_of(staffing):
        yield from _check(agreed)


@only_where("sheets")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The sheets of groups of systems."""
    for agreed in sheets_once(organisation):
        yield from _check(agreed)


def _check(agreed: Agreed) -> Iterator[Finding]:
    """A sheet without any agreement, or with that of one side; of a side that nobody can tell nothing is said."""
    sheet, agreement = agreed.sheet, agreed.sheet.sheet.agreed
    if agreement is None:
        yield _finding("message", sheet.place(of_key=True), agreed)
        return
    by, place = set(agreement.by), sheet.place("agreed", "by")
    held = [(staffing, _holders(role)) for staffing in agreed.staffings if (role := staffing.role(sheet.role))]
    missing = [staffing.title for staffing, people in held if people and by.isdisjoint(people)]
    holders = {person for _, people in held for person in people}
    theirs = _their_people(sheet, agreed)
    if missing:
        yield _finding("holder", place, agreed, missing if len(missing) < len(held) else ())
    elif by.isdisjoint(theirs) if theirs else by <= holders:
        yield _finding("other", place, agreed)


def _holders(role: StaffedRole) -> set[str]:
    return {person for holding in role.holdings for person in holding.people}


def _their_people(sheet: AgreedSheet, agreed: Agreed) -> set[str]:
    """Everybody known on the other side: the person, those in the position or unit, those who hold the role."""
    said, organisation = sheet.sheet, agreed.organisation
    found = {said.person} if said.person else set(organisation.people_in(said.position or ""))
    if said.unit:
        found.update(organisation.people_of_unit(said.unit))
    if said.role:
        known = [organisation.roles.get(said.role), *(each.role(said.role) for each in agreed.staffings)]
        for holding in (held for role in known if role for held in role.holdings):
            found.update(holding.people)
            for kind, name in holding.who:
                found.update(organisation.people_of_unit(name) if kind == "unit" else ())
    return found


def _finding(variant: str, place: Place, agreed: Agreed, systems: Sequence[str] = ()) -> Finding:
    """A finding for all that the sheet counts for, or for some systems of it."""
    sheet = agreed.sheet.sheet
    return RULE.at(
        place,
        variant,
        related=(),
        role=agreed.title,
        where=Several(tuple(systems)) if systems else agreed.where,
        who=Several(tuple(f"`{person}`" for person in sheet.agreed.by) if sheet.agreed else ()),
    )
