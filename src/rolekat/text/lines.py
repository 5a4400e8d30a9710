"""Where a stretch of a text stands, by line and column."""

import bisect
import re
from typing import Final

from rolekat.text.problem import Span

_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Lines:
    r"""The lines of a text, counted as an editor does: only `\n`, `\r\n` and `\r` end one."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _BREAK.finditer(text))]

    def span(self, start: int, end: int) -> Span:
        """The span from an offset up to another."""
        return Span(*self._at(start), *self._at(end))

    def _at(self, offset: int) -> tuple[int, int]:
        line = bisect.bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1
