"""A change to a delegation sheet is announced as long before it counts as the sheet says."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.agreements import Agreed, sheets_of, sheets_once
from rolekat.rules.entering import only_where
from rolekat.state.days import plus_interval
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK457", "change-without-notice", "warning", "Hjørring Kommune, IT-strategi 2022, Støtte til systemejerne")


@only_where("staffing.sheets")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The sheets of a system."""
    for agreed in sheets_of(staffing):
        yield from _check(agreed, staffing.day)


@only_where("sheets")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The sheets of groups of systems."""
    for agreed in sheets_once(organisation):
        yield from _check(agreed, organisation.day)


def _check(agreed: Agreed, day: str) -> Iterator[Finding]:
    """A line that begins after the sheet does, or whose end was announced; what was so long ago is left alone.

    Where a line does not say when it was announced, it was when the sheet was agreed.
    """
    said = agreed.sheet.sheet
    if said.notice is None:
        return
    start = _start(agreed)
    for item, line in said.tasks.items():
        if line is None:
            continue
        begins = line.from_ if line.from_ and line.from_ > start else None
        counts = begins or (line.until if line.announced else None)
        announced = line.announced or (said.agreed.on if said.agreed else None)
        if counts is None or announced is None or plus_interval(counts, said.notice) < day:
            continue
        earliest = plus_interval(announced, said.notice)
        if earliest > counts:
            yield RULE.at(
                agreed.sheet.place("tasks", item, "from" if begins else "until"),
                "message" if begins else "ends",
                related=(
                    (agreed.sheet.place("notice"), "notice"),
                    (agreed.sheet.place("tasks", item, "announced"), "announced")
                    if line.announced
                    else (agreed.sheet.place("agreed", "on"), "announced"),
                ),
                role=agreed.title,
                where=agreed.where,
                item=item,
                counts=counts,
                announced=announced,
                notice=said.notice,
                earliest=earliest,
            )


def _start(agreed: Agreed) -> str:
    """The day from which a sheet counts: the stated one, that of its first lines, or that of the agreement."""
    said = agreed.sheet.sheet
    if said.from_ is not None:
        return said.from_
    begins = [line.from_ if line else None for line in said.tasks.values()]
    dated = [day for day in begins if day]
    return min(dated) if dated and len(dated) == len(begins) else said.agreed.on if said.agreed else ""
