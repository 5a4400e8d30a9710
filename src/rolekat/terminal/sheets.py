"""Sheets on the terminal: laid out by hand, because a municipality's are thousands of lines long."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, TypeAlias

from rich.cells import cell_len, chop_cells

from rolekat.answers.sheet import (
    Cell,
    Choice,
    Column,
    Fold,
    Heading,
    Legend,
    Line,
    Part,
    Sheet,
    Style,
    Table,
    Task,
    Title,
)
from rolekat.text.printable import printable

_CODES: Final[dict[Style, str]] = {
    "bold": "1", "dim": "2", "vacant": "1;31", "missing": "33", "soon": "33", "accepted": "2", "good": "32",
}  # fmt: skip
_INDENT: Final = 2
_GAP: Final = 2
_NARROWEST: Final = 40
_MOST_READABLE: Final = 100
"""Longer lines of prose are hard to read, however wide the terminal is."""
_LEAST: Final = 14
"""A column that wraps is no narrower than this, unless all it holds is."""
_STEP: Final = 2
"""Widths are tried so far apart."""
_PLACE: Final = re.compile(r"/.*:\d+$")
"""A file with a line, which is copied as a whole, or clicked."""
_LONG_WORD: Final = 28
"""Words up to this length are not torn apart."""


def as_text(sheet: Sheet, *, width: int, colour: bool) -> str:
    """A sheet for people at a terminal, without spaces at the ends of lines; sentences alone are not set in."""
    margin = 0 if all(isinstance(part, Line) for part in sheet) else _INDENT
    drawer = _Drawer(max(width, _NARROWEST), margin, colour=colour)
    lines = [line for part in sheet for line in drawer.part(part)]
    return "\n".join(lines).strip("\n") + "\n" if lines else ""


class _Drawer:
    def __init__(self, width: int, margin: int, *, colour: bool) -> None:
        self.width = width
        self.margin = margin
        self.prose = min(width, _MOST_READABLE)
        self.colour = colour

    def paint(self, text: str, style: Style) -> str:
        return f"\x1b[{_CODES[style]}m{text}\x1b[0m" if self.colour and style and text else text

    def part(self, part: Part) -> Iterator[str]:
        match part:
            case Title(text, about):
                yield ""
                yield from (self.paint(line, "bold") for line in wrap(text, self.prose))
                yield from (self.paint(line, "dim") for line in wrap(" · ".join(about), self.prose) if line)
            case Heading(text, remark):
                yield ""
                yield from self.heading(text, remark)
            case Line(text, style):
                margin = " " * self.margin
                yield from (margin + self.paint(line, style) for line in wrap(text, self.prose - self.margin))
            case Legend(signs):
                yield from self.legend(signs)
            case Table():
                yield from self.table(part)
            case Task():
                yield from self.task(part)
            case Fold(text, parts, remark):
                yield from self.part(Heading(text, remark))
                yield from (line for each in parts for line in self.part(each))
            case Choice(tables, otherwise):
                fitting = [table for table in tables if self.widths(table) is not None]
                for chosen in fitting[:1] or otherwise:
                    yield from self.part(chosen)

    def legend(self, signs: Sequence[str]) -> Iterator[str]:
        lines = wrap("  ".join(signs), self.prose - _INDENT)
        yield from ["", *(" " * _INDENT + self.paint(line, "dim") for line in lines)]

    def task(self, task: Task) -> Iterator[str]:
        yield from self.item(Cell("?", "soon"), Cell(task.text), _INDENT)
        for line in task.about:
            yield from self.item(Cell(), Cell(line, "dim"), 2 * _INDENT)
        for way in task.ways:
            if way.lead:
                yield from self.item(Cell(), Cell(way.lead, "dim"), 2 * _INDENT)
            yield " " * 3 * _INDENT + printable(way.command)
            if way.then:
                yield from self.item(Cell(), Cell(way.link, "dim"), 3 * _INDENT)
                yield from (" " * 4 * _INDENT + printable(command) for command in way.then)

    def heading(self, text: str, remark: str) -> Iterator[str]:
        *before, last = wrap(text, self.prose)
        yield from (self.paint(line, "bold") for line in before)
        if cell_len(last) + _GAP + cell_len(remark) <= self.prose:
            yield f"{self.paint(last, 'bold')}{'  ' if remark else ''}{self.paint(printable(remark), 'dim')}"
            return
        yield self.paint(last, "bold")
        yield from (self.paint(line, "dim") for line in wrap(remark, self.prose))

    def table(self, table: Table) -> Iterator[str]:
        widths = self.widths(table)
        if widths is None:
            for row in table.rows:
                yield from self.stacked(table, row)
            return
        if table.headed:
            yield from self.row(table, [Cell(column.head, "dim") for column in table.columns], widths)
        for row in table.rows:
            yield from self.row(table, row, widths)

    def row(self, table: Table, row: Sequence[Cell], widths: Sequence[int]) -> Iterator[str]:
        shown = [wrap(cell.text, width) if width else [] for cell, width in zip(row, widths, strict=True)]
        for number in range(max(map(len, shown), default=0)):
            line, gap = " " * _INDENT, 0
            for column, cell, lines, width in zip(table.columns, row, shown, widths, strict=True):
                if not width:
                    continue
                text = lines[number] if number < len(lines) else ""
                pad = " " * (width - cell_len(text))
                painted = self.paint(text, cell.style)
                line += " " * gap + (pad + painted if column.number else painted + pad)
                gap = 1 if width == 1 else _GAP
            yield line.rstrip()

    def stacked(self, table: Table, row: Sequence[Cell]) -> Iterator[str]:
        """A row that the terminal has no room for: what is first on a line, the rest set in below it."""
        cells = list(zip(table.columns, row, strict=True))
        if table.headed:
            label, *others = cells
            named = " · ".join(f"{column.head} {cell.text}" for column, cell in others if cell.text)
            styled = [cell.style for _, cell in others if cell.style and cell.text]
            cells = [label, (Column(""), Cell(named, styled[0] if styled else ""))]
        deep = sum(not _is_sign(cell) for _, cell in cells) > 2  # noqa: PLR2004 - what is between is set in once
        sign, indent = Cell(), _INDENT
        for number, (_, cell) in enumerate(cells, start=1):
            if _is_sign(cell):
                sign = cell
                continue
            if cell.text:
                yield from self.item(sign, cell, indent + _INDENT * (deep and number == len(cells)))
                sign = Cell()
            indent = 2 * _INDENT

    def item(self, sign: Cell, cell: Cell, indent: int) -> Iterator[str]:
        """A cell on lines of its own, with the sign before it."""
        before = f"{printable(sign.text)} " if sign.text else ""
        for number, line in enumerate(wrap(cell.text, self.width - indent - len(before))):
            lead = self.paint(before, sign.style) if not number else " " * len(before)
            yield " " * indent + lead + self.paint(line, cell.style)

    def widths(self, table: Table) -> list[int] | None:
        """The widths of the columns, none for one that is empty; `None` where they have not all room."""
        needs = []
        for index, column in enumerate(table.columns):
            texts = [printable(row[index].text) for row in table.rows]
            if not any(texts):
                needs.append((0, 0))
                continue
            heads = [column.head] if table.headed else []
            most = max(map(cell_len, (*texts, *heads)))
            words = max(map(cell_len, _words((*texts, *heads))), default=0) if column.wraps else most
            places = max((cell_len(word) for word in _words(texts) if _PLACE.search(word)), default=0)
            least = min(most, max(_LEAST, min(words, _LONG_WORD), places))
            needs.append((least if column.wraps else most, most))
        room = self.width if table.headed else self.prose
        room -= _INDENT + _GAP * (sum(most > 0 for _, most in needs) - 1)
        left = room - sum(least for least, _ in needs)
        if left < 0:
            return None
        return _fitted(table, needs, left)


_Needs: TypeAlias = Sequence[tuple[int, int]]
"""The least and the most that each column can use."""


def _fitted(table: Table, needs: _Needs, left: int) -> list[int]:
    """The widths with which the table has the fewest lines; of equals, those with the widest first text."""
    first = next((index for index, (least, most) in enumerate(needs) if least < most), 0)
    least, most = needs[first]
    wished = [*range(least, min(most, least + left), _STEP), min(most, least + left)]
    lengths = [[len(cell.text) for cell in row] for row in table.rows]

    def lines(widths: Sequence[int]) -> int:
        return sum(
            max(-(-length // width) if width else 0 for length, width in zip(row, widths, strict=True))
            for row in lengths
        )

    tried = (
        _shared_out([*needs[:first], (width, width), *needs[first + 1 :]], left - (width - least)) for width in wished
    )
    return min(tried, key=lambda widths: (lines(widths), -widths[first]))


def _shared_out(needs: _Needs, left: int) -> list[int]:
    """What is left shared out: columns that want little more get it first."""
    widths = [least for least, _ in needs]
    order = sorted(range(len(needs)), key=lambda index: needs[index][1] - needs[index][0])
    for number, index in enumerate(order):
        least, most = needs[index]
        more = min(most - least, left // (len(order) - number))
        widths[index] += more
        left -= more
    return widths


def _is_sign(cell: Cell) -> bool:
    return bool(cell.text) and not any(map(str.isalnum, cell.text))


def wrap(text: str, width: int) -> list[str]:
    """A text in lines that fit; a word that is longer than a line is cut."""
    text = printable(text)
    if cell_len(text) <= width:
        return [text]
    lines, line = [], ""
    for word in text.split(" "):
        joined = f"{line} {word}" if line else word
        if cell_len(joined) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *whole, line = chop_cells(word, width) if cell_len(word) > width else [word]
        lines += whole
    return [*lines, line]


def _words(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in text.split(" "))
