"""The file that a finding stands in, as whoever mends it needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rolekat.fixing.mend import UnmendableError
from rolekat.record import Record
from rolekat.text.decode import decode
from rolekat.text.files import read_bytes
from rolekat.text.lines import BREAK
from rolekat.text.marks import locate
from rolekat.text.readings import reading_of

if TYPE_CHECKING:
    from rolekat.findings.finding import Path, Place
    from rolekat.library.library import Library
    from rolekat.text.problem import Span
    from rolekat.text.reader import Reading


class Source(Record):
    """A file's bytes and its text; `text` is as the reader sees it, `raw` as it stands, character by character."""

    file: str
    data: bytes
    text: str
    raw: str
    library: Library

    @property
    def reading(self) -> Reading:
        """What the text says."""
        return reading_of(self.text)

    def at(self, path: Path) -> Any:
        """What stands at a path.

        Raises:
            UnmendableError: nothing does.
        """
        value = self.reading.value
        for step in path:
            try:
                value = value[step]
            except (KeyError, IndexError, TypeError):
                raise UnmendableError("gone") from None
        return value

    def offset(self, line: int, column: int) -> int:
        """Where a line and column are."""
        start = 0
        for _ in range(line - 1):
            found = BREAK.search(self.text, start)
            if not found:
                raise UnmendableError("gone")
            start = found.end()
        return start + column - 1

    def stretch(self, place: Place) -> tuple[int, int]:
        """From where to where a place goes.

        Raises:
            UnmendableError: there is no such place any more.
        """
        span = place.span or self._span(place)
        return self.offset(span.line, span.column), self.offset(span.end_line, span.end_column)

    def _span(self, place: Place) -> Span:
        self.at(place.path)
        return locate(self.reading.marks, place.path, of_key=place.of_key)


def source_of(file: str, library: Library) -> Source:
    """A file as it stands.

    Raises:
        UnmendableError: it cannot be read.
    """
    try:
        data = read_bytes(file)
    except OSError:
        raise UnmendableError("gone") from None
    text = decode(data)[0]
    raw = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    return Source(file, data, text or "", raw, library)
