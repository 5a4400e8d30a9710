"""Delegation sheets: which tasks of a role others do, as its holder has agreed with them for a system or a group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Path, Place
from rolekat.library.taking import bare
from rolekat.record import Record
from rolekat.state.days import FIRST, LAST
from rolekat.state.seats import Given, given_to

if TYPE_CHECKING:
    from rolekat.model.organisation import Sheet, SheetLine

AGREED_WITH: Final = ("person", "position", "unit", "supplier", "role")
"""Whom a sheet is agreed with, or a line of it names."""
_BARE: Final[SheetLine] = bare("SheetLine")


class AgreedSheet(Record):
    """A delegation sheet with where it stands."""

    role: str
    sheet: Sheet
    file: str
    path: Path
    group: str | None
    """The group of systems that it counts for; `None` for one of a single system."""
    given: dict[str, Given]
    """The tasks that are done by others, by id."""

    def place(self, *path: str | int, of_key: bool = False) -> Place:
        """A place in the sheet."""
        return Place(self.file, (*self.path, *path), of_key)

    def counts_on(self, day: str) -> bool:
        """Whether it is in force on a day."""
        return (self.sheet.from_ or FIRST) <= day <= (self.sheet.until or LAST)


def sheets_in(sheets: Mapping[str, Sheet], file: str, path: Path, group: str | None = None) -> Iterator[AgreedSheet]:
    """The sheets of a staffing file or of a group of systems."""
    for role, sheet in sheets.items():
        where, unsaid = (*path, role), line_of(sheet, None)
        given = {
            item: Given(line_of(sheet, line) if line else unsaid, Place(file, (*where, "tasks", item), of_key=True))
            for item, line in sheet.tasks.items()
        }
        yield AgreedSheet(role, sheet, file, where, group, given)


def line_of(sheet: Sheet, line: SheetLine | None) -> SheetLine:
    """A line of a sheet in full: whom the sheet is agreed with, and its days, where the line does not say."""
    said = line or _BARE
    update: dict[str, object] = {}
    if given_to(said) is None:
        update = {kind: name for kind in AGREED_WITH if (name := getattr(sheet, kind))}
    if sheet.from_ and (said.from_ is None or said.from_ < sheet.from_):
        update["from_"] = sheet.from_
    if sheet.until and (said.until is None or said.until > sheet.until):
        update["until"] = sheet.until
    return said.model_copy(update=update) if update else said
