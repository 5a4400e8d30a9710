"""A term ends no earlier than it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Path, Place, Rule
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.organisation import AcceptedVacancy, Delegated, Holder, RoleStaffing, Sheet

RULE = Rule("RK442", "term-backwards", "error")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Terms of holders, of tasks that were given away, of accepted vacancies."""
    for _, holding in staffing.dated:
        if holding.ends < holding.begins:
            yield from _term(holding.holder, holding.file, holding.path)
    for name, entry in staffing.qualified.items():
        yield from _around(entry, staffing.file, ("roles", name))
    if staffing.staffing.sheets:
        yield from _sheets(staffing.staffing.sheets, staffing.file, ("sheets",))
    contract = staffing.staffing.contract
    if contract is not None and contract.begins and contract.ends and contract.ends < contract.begins:
        related = ((staffing.place("contract", "begins"), "begins"),)
        place = staffing.place("contract", "ends")
        yield RULE.at(place, related=related, begins=contract.begins, ends=contract.ends)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same in the organisation's head."""
    for _, holding in organisation.dated:
        if holding.ends < holding.begins:
            yield from _term(holding.holder, holding.file, holding.path)
    for path, entry in organisation.qualified.items():
        yield from _around(entry, organisation.file, path)
    for name, group in organisation.head.system_groups.items():
        yield from _sheets(group.sheets, organisation.file, ("system_groups", name, "sheets"))


def _sheets(sheets: Mapping[str, Sheet], file: str, path: Path) -> Iterator[Finding]:
    """Terms of sheets, and of tasks on them."""
    for role, sheet in sheets.items():
        yield from _term(sheet, file, (*path, role))
        for item, line in sheet.tasks.items():
            if line is not None:
                yield from _term(line, file, (*path, role, "tasks", item))


def _around(entry: RoleStaffing, file: str, path: Path) -> Iterator[Finding]:
    for item, delegated in entry.delegated.items():
        if delegated.until is not None:
            yield from _term(delegated, file, (*path, "delegated", item))
    if entry.accepted_vacancy is not None:
        yield from _term(entry.accepted_vacancy, file, (*path, "accepted_vacancy"))


def _term(said: Holder | Delegated | AcceptedVacancy | Sheet, file: str, path: Path) -> Iterator[Finding]:
    begins, ends = said.from_, said.until
    if begins is not None and ends is not None and ends < begins:
        related = ((Place(file, (*path, "from")), "begins"),)
        yield RULE.at(Place(file, (*path, "until")), related=related, begins=begins, ends=ends)
