"""The lines of a text: where a stretch stands, by line and column, and where the line of an offset begins and ends."""

import bisect
import re
from typing import Final

from rolekat.text.problem import Span

BREAK: Final = re.compile(r"\r\n|\r|\n")


class Lines:
    r"""The lines of a text, counted as an editor does: only `\n`, `\r\n` and `\r` end one."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in BREAK.finditer(text))]

    def span(self, start: int, end: int) -> Span:
        """The span from an offset up to another."""
        return Span(*self._at(start), *self._at(end))

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def line_start(text: str, at: int) -> int:
    """The offset at which the line begins that an offset is in."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """The offset of the line break that ends the line that an offset is in, or of the text's end."""
    found = [offset for mark in "\r\n" if (offset := text.find(mark, at)) >= 0]
    return min(found, default=len(text))


def next_line(text: str, at: int) -> int:
    """The offset at which the next line begins, or of the text's end."""
    end = line_end(text, at)
    return min(end + (2 if text.startswith("\r\n", end) else 1), len(text))
