"""Two delegation sheets that count for the same system give the same task to the same ones."""

from collections.abc import Iterator
from itertools import combinations

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.agreements import Agreed, sheets_once
from rolekat.rules.entering import only_where
from rolekat.state.days import FIRST, LAST
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Given, given_to
from rolekat.state.staffing import StaffingState

RULE = Rule("RK458", "sheets-disagree", "warning", "Hjørring Kommune, IT-strategi 2022, Støtte til systemejerne")


@only_where("sheets")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Each two groups of systems with a sheet for the same role: at the one whose group comes last."""
    if len(organisation.sheets) > 1:
        for first, second in combinations(sheets_once(organisation), 2):
            if first.sheet.role == second.sheet.role:
                yield from _check(first, second)


def _check(first: Agreed, second: Agreed) -> Iterator[Finding]:
    """The systems in both groups, and the tasks; not those of which a system says itself who does them."""
    staffings = [staffing for staffing in first.staffings if staffing in second.staffings]
    mine, theirs = first.sheet.given, second.sheet.given
    tasks: dict[str, list[str]] = {}
    for item in mine:
        if item in theirs and _differ(mine[item], theirs[item]):
            systems = [each.title for each in staffings if not _says_itself(each, first.sheet.role, item)]
            if systems:
                tasks[item] = systems
    if tasks:
        item = next(iter(tasks))
        yield RULE.at(
            theirs[item].place,
            related=(
                (mine[item].place, "first"),
                *((theirs[other].place, "also") for other in tasks if other != item),
            ),
            role=first.title,
            first=first.where,
            second=second.where,
            items=Several(tuple(f"`{name}`" for name in tasks)),
            systems=Several(tuple(dict.fromkeys(title for titles in tasks.values() for title in titles))),
        )


def _differ(one: Given, other: Given) -> bool:
    """Whether two lines give a task to different ones on the same day."""
    first, second = one.delegated, other.delegated
    apart = (first.until or LAST) < (second.from_ or FIRST) or (second.until or LAST) < (first.from_ or FIRST)
    return not apart and given_to(first) != given_to(second)


def _says_itself(staffing: StaffingState, role: str, item: str) -> bool:
    sheet = staffing.staffing.sheets.get(role)
    entry = staffing.staffing.roles.get(role)
    return bool(sheet and item in sheet.tasks) or bool(entry and item in entry.delegated)
