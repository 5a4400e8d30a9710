"""Comments that suppress findings: `# rolekat: ignore RK302 until 2027-06-30 -- the reason`.

On a line of its own the comment counts for the next line that is none; after a value, for its own line;
`ignore-file` counts for the whole file. A reason is part of it: a finding that nobody can explain comes back. So does
one after its last day, where it has one.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate
from typing import Final

from rolekat.findings.mark import MARK
from rolekat.gregorian import is_day
from rolekat.record import Record
from rolekat.text.problem import Span

_BEGINNING: Final = re.compile(rf"#+[ \t]*{MARK}")
_REASON: Final = re.compile(r"[ \t]*(?:--|\u2013|\u2014|:)[ \t]*")
"""A word processor makes a dash of two hyphens."""
_SAID: Final = re.compile(
    r"(?P<file>-file)?(?P<codes>(?:[ \t,]+(?!until\b)[A-Za-z0-9]+)*)(?:[ \t,]+until[ \t]+(?P<until>\S+))?[ \t,]*"
)


_OTHERWISE: Final = re.compile(
    r".*?[ \t,]+(?P<word>[^\W\d]{1,20}(?:[ \t][^\W\d]{1,20}){0,2})[ \t]+(?P<until>\d+[-./]\d+[-./]\d+)[ \t,]*"
)
"""A last day after another word: `indtil`, `til og med`."""


class Suppression(Record):
    """One comment: what it suppresses, where, why and how long. `line` is `None` for the whole file."""

    codes: tuple[str, ...]
    line: int | None
    reason: str | None
    until: str | None
    """Its last day."""
    word: str | None
    """What stands before the last day where `until` should."""
    understood: bool
    """Whether all of it is; otherwise it suppresses nothing."""
    span: Span

    def is_about(self, code: str, line: int) -> bool:
        """Whether it is for a finding, up to its last day; without a reason it is for none."""
        counts = self.understood and self.reason is not None
        return counts and code in self.codes and self.line in (None, line)

    def has_ended(self, day: str) -> bool:
        """Whether its last day has passed."""
        return self.until is not None and self.until < day


def suppressions_in(text: str) -> list[Suppression]:
    """All suppressing comments of a file, in order."""
    found = []
    lines = text.split("\n")
    contents = [index for index, line in enumerate(lines) if _is_content(line)]
    for index, column, comment in _comments(text, lines):
        head, *reason = _REASON.split(comment[len(_BEGINNING.match(comment)[0]) :], maxsplit=1)  # type: ignore[index]
        said = _SAID.fullmatch(head)
        otherwise = None if said else _OTHERWISE.fullmatch(head)
        dated = said or otherwise
        target: int | None = index + 1
        if said and said["file"]:
            target = None
        elif not lines[index][:column].strip():
            below = bisect_right(contents, index)
            target = (contents[below] if below < len(contents) else index) + 1
        found.append(
            Suppression(
                codes=tuple(code.upper() for code in re.split(r"[, \t]+", said["codes"]) if code) if said else (),
                line=target,
                reason=("".join(reason).strip() or None),
                until=dated["until"] if dated else None,
                word=otherwise["word"] if otherwise else None,
                understood=said is not None and (said["until"] is None or is_day(said["until"])),
                span=Span(index + 1, column + 1, index + 1, column + 1 + len(comment)),
            )
        )
    return found


def _comments(text: str, lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """The comments that are meant to suppress something: the number of the line, the column, the words.

    Of a text that cannot be parsed nobody knows what is a comment: then whatever looks like one.
    """
    from yaml import YAMLError

    from rolekat.text.comments import comments_in

    try:
        starts = [comment.start for comment in comments_in(text)]
    except YAMLError:
        starts = [found.start() for found in _BEGINNING.finditer(text)]
    begins = list(accumulate((len(line) + 1 for line in lines), initial=0))
    for start in starts:
        if _BEGINNING.match(text, start):
            index = bisect_right(begins, start) - 1
            column = start - begins[index]
            yield index, column, lines[index][column:].rstrip()


def _is_content(line: str) -> bool:
    stripped = line.strip()
    return bool(stripped) and not stripped.startswith("#")
