"""What goes beyond what is done for everybody has somebody who pays for it."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.agreements import Agreed, sheets_of, sheets_once
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK459", "extra-without-financing", "note", "Hjørring Kommune, IT-strategi 2022, Software")


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
    """One finding for all such tasks of a sheet."""
    tasks = agreed.sheet.sheet.tasks.items()
    extra = [item for item, line in tasks if line is not None and line.extra and line.financing is None]
    if extra:
        yield RULE.at(
            agreed.sheet.place("tasks", extra[0], "extra"),
            related=tuple((agreed.sheet.place("tasks", item, "extra"), "also") for item in extra[1:]),
            role=agreed.title,
            where=agreed.where,
            items=Several(tuple(f"`{item}`" for item in extra)),
        )
