"""CSV as spreadsheets write it: rows of cells, each with its place in the text."""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, TypeAlias

SEPARATORS: Final = (";", ",", "\t")
"""A spreadsheet writes semicolons where the comma is the decimal sign, as in Danish."""

Fault: TypeAlias = Literal["unclosed", "after-quote"]


class Cell(NamedTuple):
    """What a cell says, and from where to where it stands, its quotation marks included."""

    text: str
    start: int
    end: int
    fault: Fault | None = None
    """What is wrong with its form: a mark that is never closed, which ends the table, or one closed too early."""
    at: int = 0
    """Where that is."""


def rows_of(text: str, separator: str, at: int = 0) -> Iterator[list[Cell]]:
    """The rows of a text from an offset on, empty lines among them."""
    end = rf"{re.escape(separator)}\r\n"
    plain = re.compile(rf"[^{end}]*+")
    quoted = re.compile(rf" *+({_QUOTATION}) *+(?=[{end}]|\Z)")
    row: list[Cell] = []
    while True:
        match = quoted.match(text, at)
        if match:
            cell, at = Cell(_unquoted(match[1]), match.start(1), match.end(1)), match.end()
        else:
            cell = _unquoted_cell(text, at, plain)
            at = cell.end
        row.append(cell)
        if at == len(text) or cell.fault == "unclosed":
            yield row
            return
        if text[at] != separator:
            yield row
            row = []
            at += text.startswith("\r\n", at)
            if at + 1 == len(text):
                return
        at += 1


_QUOTATION: Final = r'"[^"]*+(?:""[^"]*+)*+"'
_CLOSED: Final = re.compile(_QUOTATION)


def _unquoted_cell(text: str, at: int, plain: re.Pattern[str]) -> Cell:
    """A cell without quotation marks around it, or with marks that do not end where it does."""
    end = _end(plain, text, at)
    if not text[at:end].lstrip(" ").startswith('"'):
        return Cell(text[at:end], at, end)
    start = text.index('"', at)
    closed = _CLOSED.match(text, start)
    if closed is None:
        return Cell("", start, start + 1, "unclosed", start)
    end = _end(plain, text, closed.end())
    return Cell(_unquoted(closed[0]) + text[closed.end() : end], start, end, "after-quote", closed.end())


def _end(plain: re.Pattern[str], text: str, at: int) -> int:
    match = plain.match(text, at)
    assert match, "it matches nothing, too"
    return match.end()


def _unquoted(quotation: str) -> str:
    return quotation[1:-1].replace('""', '"')
