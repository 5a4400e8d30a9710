"""The value of a line that cannot be read, as whoever wrote it meant it: all that stands behind its key."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, UnmendableError
from rolekat.fixing.text_spans import quoted, with_value
from rolekat.record import Record
from rolekat.text.lines import BREAK, line_end, line_start

if TYPE_CHECKING:
    from rolekat.findings.finding import Place
    from rolekat.fixing.source import Source

_KEY: Final = re.compile(r" *(?:- +)*(?:[a-z0-9æøå][a-z0-9æøå_-]*: +)?")
_OPENING: Final = ("{", "[", "|", ">", "#")


class Line(Record):
    """Where the value of a line begins and ends."""

    start: int
    end: int
    value: str


def value_in_line(source: Source, place: Place) -> Line:
    """The value that a place is in.

    Raises:
        UnmendableError: it is not plain what the value is: it may go on, or be no text.
    """
    at, _ = source.stretch(place)
    begin, end = line_start(source.text, at), line_end(source.text, at)
    head = _KEY.match(source.text, begin, end)
    start = head.end() if head else begin
    value = source.text[start:end].rstrip()
    if not value or start > at or start == begin or value.startswith(_OPENING) or " #" in value or "\t#" in value:
        raise UnmendableError("unsure")
    column = start - begin - len(source.text[begin:start].lstrip(" "))
    if _goes_on(source.text, end, column):
        raise UnmendableError("several-lines")
    return Line(start, start + len(value), value)


def _goes_on(text: str, end: int, column: int) -> bool:
    """Whether the next line that says anything is indented further than the key is."""
    for line in BREAK.split(text[end:])[1:]:
        if line.strip() and not line.lstrip().startswith("#"):
            return len(line) - len(line.lstrip(" ")) > column
    return False


def line_quoted(source: Source, place: Place) -> Mend:
    """The whole value of a line in quotation marks.

    Raises:
        UnmendableError: it is not plain what the value is.
    """
    line = value_in_line(source, place)
    step = with_value(source, line.start, line.end, quoted(line.value), line.value)
    return Mend("quoted", {"near": quoted(line.value)}, (step,))
