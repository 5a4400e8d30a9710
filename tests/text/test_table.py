"""Tables are read as the standard library reads them, and every cell knows where it stands."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rolekat.text.lines import Lines
from rolekat.text.problem import Span
from rolekat.text.table import SEPARATORS, Cell, rows_of

CELLS = st.text(st.sampled_from(list("aæ \"';,\t\n\r\u00a01")), max_size=8)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=4), min_size=1, max_size=5)


def texts(text: str, separator: str = ";") -> list[list[str]]:
    return [[cell.text for cell in row] for row in rows_of(text, separator)]


def cells(text: str) -> list[Cell]:
    return [cell for row in rows_of(text, ";") for cell in row]


@given(TABLES, st.sampled_from(SEPARATORS), st.sampled_from(["\n", "\r\n", "\r"]), st.booleans())
def test_reads_what_the_standard_library_writes(
    table: list[list[str]], separator: str, newline: str, all_: bool
) -> None:
    out = io.StringIO()
    # It leaves a lone \r without marks where that is not part of its own line ends.
    dialect = csv.unix_dialect if all_ or newline != "\r\n" else csv.excel
    csv.writer(out, dialect, delimiter=separator, lineterminator=newline).writerows(table)
    assert texts(out.getvalue(), separator) == table


@given(TABLES)
def test_a_cell_stands_where_it_says(table: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(table)
    text = out.getvalue()
    for cell in cells(text):
        written = text[cell.start : cell.end]
        assert cell.text == (written[1:-1].replace('""', '"') if written.startswith('"') else written)


@given(st.text(st.sampled_from(list('a" ;\n\r')), max_size=30))
def test_reads_anything(text: str) -> None:
    rows = list(rows_of(text, ";"))
    assert rows
    assert all(text[cell.end - 1 : cell.end] != ";" for row in rows for cell in row if cell.end > cell.start)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [[""]]),
        ("a;b", [["a", "b"]]),
        ("a;b\n", [["a", "b"]]),
        ("a;\r\n\r\nb", [["a", ""], [""], ["b"]]),
        ('a; "b;c" ;d', [["a", "b;c", "d"]]),
        ('5" skærm;x', [['5" skærm', "x"]]),
    ],
)
def test_forms(text: str, expected: list[list[str]]) -> None:
    assert texts(text) == expected
    assert not [cell for cell in cells(text) if cell.fault]


def test_a_mark_that_is_never_closed_ends_the_table() -> None:
    *_, last = cells('a;b\nc;"d\ne;f\n')
    assert (last.fault, last.at) == ("unclosed", 6)


def test_what_follows_a_closed_mark_is_kept_and_reported() -> None:
    _, odd, last = cells('a;"b" c;d')
    assert (odd.text, last.text) == ("b c", "d")
    assert (odd.fault, odd.at) == ("after-quote", 5)


def test_lines_count_as_an_editor_does() -> None:
    text = "a\r\nb\rc\nd\u2028e"
    lines = Lines(text)
    assert lines.span(text.index("b"), text.index("b") + 1) == Span(2, 1, 2, 2)
    assert lines.span(text.index("c"), text.index("e")) == Span(3, 1, 4, 3)
    assert lines.span(len(text), len(text)) == Span(4, 4, 4, 4)
