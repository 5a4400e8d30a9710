"""A comment taken out of a text: with its line, where it has one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolekat.fixing.mend import UnmendableError
from rolekat.fixing.text_spans import with_same_value
from rolekat.text.lines import line_end, line_start, next_line

if TYPE_CHECKING:
    from rolekat.findings.finding import Place
    from rolekat.fixing.mend import Rewrite
    from rolekat.fixing.source import Source


def comment_at(source: Source, place: Place) -> tuple[int, int]:
    """From where to where the comment goes that begins at a place.

    Raises:
        UnmendableError: none does.
    """
    start, _ = source.stretch(place)
    if source.text[start : start + 1] != "#":
        raise UnmendableError("gone")
    return start, line_end(source.text, start)


def without(source: Source, start: int, end: int) -> Rewrite:
    """The text without a comment.

    Raises:
        UnmendableError: it would say something else.
    """
    begin = line_start(source.text, start)
    if source.text[begin:start].strip(" "):
        return with_same_value(source, len(source.text[:start].rstrip(" ")), end, "")
    return with_same_value(source, begin, next_line(source.text, end), "")
