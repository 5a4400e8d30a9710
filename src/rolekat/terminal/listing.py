"""A list as data: what text, tab-separated values and JSON are made of."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from rolekat.text.printable import harmless, printable


class Column(NamedTuple):
    """A column of a list. `key` names it for programs, `lists.column.<key>` for people."""

    key: str
    wraps: bool = False
    """Whether its text may be broken into lines."""
    drop: int = 0
    """Where the terminal is too narrow the columns with the highest number go first; 0 stays."""
    number: bool = False
    """Whether it holds numbers, which stand to the right."""
    least: int = 18
    """A column that wraps is no narrower than this, unless all it holds is."""


class Cell(NamedTuple):
    """What stands in a column: for programs, and for people."""

    value: Any
    shown: str


class Listing(NamedTuple):
    """One list."""

    name: str
    columns: tuple[Column, ...]
    rows: list[dict[str, Cell]]
    legend: tuple[str, ...] = ()
    """What the signs in it mean."""
    by: str | None = None
    """The column by which people look something up; for programs the rows stand by id."""


def cell(value: Any, shown: object = None) -> Cell:
    """A cell whose words are the value's own, unless others are given."""
    if shown is None:
        shown = "" if value is None else value
    return Cell(value, str(shown))


def as_json(listings: Sequence[Listing]) -> str:
    """Lists for programs, each under its name."""
    data = {
        listing.name: [{key: each.value for key, each in row.items()} for row in listing.rows] for listing in listings
    }
    return harmless(json.dumps({"schema_version": 1, **data}, ensure_ascii=False, indent=2)) + "\n"


def as_tsv(listing: Listing) -> str:
    """A list for spreadsheets: a line of keys, then a line for each row."""
    keys = [column.key for column in listing.columns]
    lines = [keys, *([_flat(row[key].value) for key in keys] for row in listing.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


def _flat(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return ",".join(f"{key}={each}" for key, each in value.items() if each is not None)
    if isinstance(value, (list, tuple)):
        return ",".join(map(str, value))
    return printable(" ".join(str(value).split()))
