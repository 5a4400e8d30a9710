"""Lists as tables that fit the terminal."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from rolekat.language import Words
from rolekat.language.alphabet import order
from rolekat.terminal.listing import Cell, Column, Listing
from rolekat.terminal.page import Page, text
from rolekat.text.printable import printable

Row: TypeAlias = dict[str, Cell]

_GAP: Final = 2
_LONG_WORD: Final = 28
"""Words up to this length are not torn apart."""
_STACKED: Final = 3
"""Columns that are dropped sooner than this are not worth a line of their own."""


def as_text(listings: Sequence[Listing], say: Words, *, width: int, colour: bool) -> str:
    """Lists for people, each under a heading where there are several."""
    page = Page(width, wide=True)
    for listing in listings:
        if len(listings) > 1:
            page.heading(say(f"lists.heading.{listing.name}"), str(len(listing.rows)))
        if listing.rows:
            draw(page, listing, say)
        elif len(listings) == 1:
            page.flush(text(say("lists.nothing")))
            page.legend(listing.legend)
    return page.as_text(colour=colour)


def draw(page: Page, listing: Listing, say: Words) -> None:
    """A list as a table; where not even the columns that must stay fit, as an entry below each other.

    What lies in several galleries stands under the name of each.
    """
    several = listing.columns[:1] == (Column("gallery"),)
    shown = listing._replace(columns=listing.columns[1:]) if several else listing
    widths = _fitting(shown, say, page.width)
    for gallery, rows in _by_gallery(listing, say) if several else [("", _in_order(listing, say))]:
        if gallery:
            page.flush(text(gallery, "dim italic"))
        if widths is None:
            _stack(page, shown, rows)
        else:
            page.flush(_table(widths, rows, say))
    if listing.legend:
        page.flush(Text())
        page.legend(listing.legend)


def _table(widths: Mapping[Column, int], rows: Sequence[Row], say: Words) -> Table:
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="dim")
    for number, (column, width) in enumerate(widths.items()):
        table.add_column(
            text(_head(column, say)),
            justify="right" if column.number else "left",
            overflow="fold",
            width=width,
            style="bold" if number == 0 else "",
        )
    for row in rows:
        table.add_row(*(text(row[column.key].shown) for column in widths))
    return table


def _by_gallery(listing: Listing, say: Words) -> Iterator[tuple[str, list[Row]]]:
    found: dict[str, list[Row]] = {}
    for row in listing.rows:
        found.setdefault(row["gallery"].shown, []).append(row)
    return ((gallery, _in_order(listing._replace(rows=rows), say)) for gallery, rows in sorted(found.items()))


def _in_order(listing: Listing, say: Words) -> list[Row]:
    """The rows as people look for them."""
    if listing.by is None:
        return listing.rows
    name, key = listing.by, order(say.language)
    return sorted(listing.rows, key=lambda row: key(row[name].shown))


def _fitting(listing: Listing, say: Words, width: int) -> dict[Column, int] | None:
    """The columns that the terminal has room for, with their widths."""
    filled = (column for column in listing.columns if any(row[column.key].shown for row in listing.rows))
    needs = {column: _needs(listing, column, say) for column in filled}
    while (used := sum(least + _GAP for least, _ in needs.values())) > width:
        level = max(column.drop for column in needs)
        if not level:
            return None
        needs = {column: need for column, need in needs.items() if column.drop < level}
    wanted = sum(most - least for least, most in needs.values())
    share = min(1.0, (width - used) / wanted) if wanted else 0
    return {column: least + int((most - least) * share) for column, (least, most) in needs.items()}


def _needs(listing: Listing, column: Column, say: Words) -> tuple[int, int]:
    """The room that a column cannot do without, and the most that it can use."""
    shown = [_head(column, say), *(printable(row[column.key].shown) for row in listing.rows)]
    longest = max(map(cell_len, shown))
    if not column.wraps:
        return longest, longest
    word = max((cell_len(word) for words in shown for word in words.split()), default=0)
    return min(longest, max(column.least, min(word, _LONG_WORD))), longest


def _head(column: Column, say: Words) -> str:
    return say(f"lists.column.{column.key}")


def _stack(page: Page, listing: Listing, rows: Sequence[Row]) -> None:
    first, *others = (column for column in listing.columns if not column.number and column.drop <= _STACKED)
    for row in rows:
        page.flush(text(row[first.key].shown, "bold"))
        words = [row[column.key].shown for column in others if row[column.key].shown]
        together = "  ".join(words)
        for line in [together] if cell_len(together) <= page.room else words:
            page.add(text(line))
