"""A register that is a table: from its rows to what YAML would say, each value with its place."""

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from rolekat.contacts.columns import COLUMNS, PATHS, called, field_of, near
from rolekat.contacts.contact import Contact
from rolekat.contacts.people import judge
from rolekat.text.limits import MAX_PROBLEMS
from rolekat.text.lines import Lines
from rolekat.text.problem import START, Problem, Span, shown
from rolekat.text.table import SEPARATORS, Cell, rows_of
from rolekat.text.words import year_first

_HINT: Final = re.compile(r"sep=(.)(?:\r\n|\r|\n)", re.IGNORECASE)
"""The line in which a spreadsheet may say what separates the cells."""
_DAYS: Final = frozenset({"verified", "consent_given", "consent_until"})
_PURPOSES: Final = {"kontakt": "contact"}
_CHOICES: Final = frozenset({"choice", "choice-near"})
"""The purpose of a consent is all that is chosen from a list."""
_NEEDED: Final = ("id", "name")


class TablePeople(NamedTuple):
    """Everybody who can be relied on, where each id stands, and what is wrong."""

    contacts: dict[str, Contact]
    spans: dict[str, Span]
    problems: list[Problem]


def people_in(text: str) -> TablePeople:
    """The people that a table names."""
    hint = _HINT.match(text)
    start = hint.end() if hint else 0
    rows = rows_of(text, hint[1] if hint else _separator(text), start)
    table = _Table(text)
    head = next((row for row in rows if not _is_blank(row)), None)
    if head is None:
        return TablePeople({}, {}, [Problem("missing-key", START, "head", _names())])
    if table.reads_head(head):
        for row in rows:
            table.read_row(row)
            if len(table.problems) >= MAX_PROBLEMS:
                break
    return table.people()


def _separator(text: str) -> str:
    """What separates the cells: that by which most heads are known."""

    def heads(separator: str) -> tuple[int, int]:
        row: list[Cell] = next((row for row in rows_of(text, separator) if not _is_blank(row)), [])
        return sum(field_of(cell.text) is not None for cell in row), len(row)

    return max(SEPARATORS, key=heads)


class _Table:
    """What has been read of a table so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = Lines(text)
        self.head: list[Cell] = []
        self.columns: dict[str, int] = {}
        self.entries: dict[str, Any] = {}
        self.cells: dict[tuple[str, ...], Cell] = {}
        self.problems: list[Problem] = []

    def reads_head(self, head: list[Cell]) -> bool:
        """Take in the row that names the columns, and whether people can be read by it."""
        self.head = head
        self.problems += self.faults_of(head)
        unknown: list[Problem] = []
        for number, cell in enumerate(head):
            field = field_of(cell.text)
            if field is None and cell.text.strip() and len(unknown) < MAX_PROBLEMS:
                params = (("key", shown(" ".join(cell.text.split()))), ("near", near(cell.text) or ""), *_names())
                variant = "column-near" if near(cell.text) else "column"
                unknown.append(Problem("unknown-key", self.span(cell), variant, params, fatal=False))
            elif field in self.columns:
                params = _column(field)
                first = self.span(head[self.columns[field]])
                self.problems.append(Problem("duplicate-key", self.span(cell), "column", params, False, first))
            elif field:
                self.columns[field] = number
        if not self.columns:
            self.problems.append(Problem("missing-key", self.span(head[0]), "head", _names()))
            return False
        self.problems += unknown
        missing = [self.without_column(field) for field in _NEEDED if field not in self.columns]
        self.problems += missing
        return not missing

    def read_row(self, row: list[Cell]) -> None:
        """Take in one person."""
        self.problems += self.faults_of(row)
        if _is_blank(row) or row[-1].fault == "unclosed":
            return
        for number, cell in enumerate(row):
            if cell.text.strip() and (number >= len(self.head) or not self.head[number].text.strip()):
                params = (("given", shown(cell.text.strip())),)
                self.problems.append(Problem("invalid-value", self.span(cell), "cells", params, fatal=False))
                break
        given = dict(self.values(row))
        person = given.pop("id", (row[0], ""))[1].lower()
        if not person:
            at = next(cell for cell in row if cell.text.strip())
            self.problems.append(Problem("missing-key", self.span(at), "cell", _column("id"), fatal=False))
        elif person in self.entries:
            cell, first = row[self.columns["id"]], self.span(self.cells[person,])
            params = (("key", shown(person)),)
            self.problems.append(Problem("duplicate-key", self.span(cell), "row", params, False, first))
        else:
            self.cells[person,] = row[self.columns["id"]]
            entry = self.entries[person] = {}
            for field, (cell, value) in given.items():
                self.cells[person, *PATHS[field]] = cell
                *above, key = PATHS[field]
                (entry.setdefault(above[0], {}) if above else entry)[key] = value

    def values(self, row: list[Cell]) -> Iterator[tuple[str, tuple[Cell, str]]]:
        """What the known columns hold in a row, as YAML would say it."""
        for field, number in self.columns.items():
            value = " ".join(row[number].text.split()) if number < len(row) else ""
            if field in _DAYS:
                value = year_first(value)
            elif field == "consent_purpose":
                value = _PURPOSES.get(value.lower(), value.lower())
            if value:
                yield field, (row[number], value)

    def people(self) -> TablePeople:
        """Everybody whom the rows named."""
        contacts, problems = judge(self.entries)
        placed = dict.fromkeys(map(self.placed, problems))
        spans = {person: self.span(self.cells[person,]) for person in self.entries}
        return TablePeople(contacts, spans, [*self.problems, *placed][:MAX_PROBLEMS])

    def placed(self, problem: Problem) -> Problem:
        """What is wrong with a person, in the words of a table and with its place in it."""
        if problem.rule == "missing-key":
            field = "_".join((*problem.path[1:], dict(problem.params)["key"]))  # type: ignore[arg-type]  # no lists here
            if field not in self.columns:
                return self.without_column(field)
            problem = problem._replace(variant="cell", params=_column(field))
        path: Any = problem.path
        while path not in self.cells:
            path = path[:-1]
        cell = self.cells[path]
        if problem.variant == "day":
            problem = problem._replace(variant="csv-day", params=(("given", shown(cell.text.strip())),))
        elif problem.variant in _CHOICES:
            problem = problem._replace(variant="csv-purpose", params=(("given", shown(cell.text.strip())),))
        return problem._replace(span=self.span(cell))

    def without_column(self, field: str) -> Problem:
        """That a column is missing which is needed."""
        return Problem("missing-key", self.span(self.head[0]), "column", _column(field))

    def faults_of(self, row: list[Cell]) -> Iterator[Problem]:
        """What is wrong with the form of cells."""
        for cell in row:
            if cell.fault:
                rest = (("rest", shown(self.text[cell.at : cell.end].strip())),)
                is_fatal = cell.fault == "unclosed"
                span = self.lines.span(cell.at, cell.at + 1)
                yield Problem("syntax", span, f"csv-{cell.fault}", () if is_fatal else rest, is_fatal)

    def span(self, cell: Cell) -> Span:
        """Where a cell stands."""
        return self.lines.span(cell.start, cell.end)


def _is_blank(row: list[Cell]) -> bool:
    return not any(cell.text.strip() for cell in row)


def _column(field: str) -> tuple[tuple[str, str], ...]:
    return (("column", field), *called(field))


def _names() -> tuple[tuple[str, str], ...]:
    return (("known", ", ".join(COLUMNS)), *called(*COLUMNS))
