"""What a finding is known by from one run to the next, so that a platform can tell new ones from old ones."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from rolekat.findings.finding import Param, Path, Term
from rolekat.findings.located import Located, shown_path, text_of
from rolekat.report.report import Report

_ENOUGH: Final = 1000
"""Characters of a line to know it by; a whole file may be one line, with all its findings."""
_PASSING: Final = frozenset({"by"})
"""Who has accepted something: when that passes to somebody else, what is wrong remains the same."""
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")


class Mark(NamedTuple):
    """The rule, the file, where in the file, and the words of the sentence that do not pass by themselves.

    Where is a path, or the line as it stands there where the text itself is at fault.
    """

    code: str
    file: str
    anchor: Path | str
    words: tuple[str, ...]


def fingerprints(report: Report) -> list[str]:
    """One for each finding, in order, and no two alike.

    It is made of the rule, the file and the path through the file, not of the line: what is written above a finding
    moves it and leaves it what it is. What passes or changes by itself, such as how many days are left, is left out.
    """
    lines = _Lines()
    seen: Counter[str] = Counter()
    made = []
    for located in report.findings:
        mark = json.dumps(_marks(located, lines))
        seen[mark] += 1
        made.append(hashlib.sha256(f"{mark}{seen[mark]}".encode()).hexdigest())
    return made


def marks(findings: Iterable[Located]) -> list[Mark]:
    """What each finding is known by; several that look alike are known by the same."""
    lines = _Lines()
    return [_marks(located, lines) for located in findings]


def _marks(located: Located, lines: "_Lines") -> Mark:
    found = located.finding
    anchor: Path | str = found.place.path
    if found.place.span is not None:  # a fault of the text itself, which has no path through it yet
        anchor = lines.at(found.place.file, located.span.line)
    words = tuple([mark for name, value in found.params if name not in _PASSING and (mark := _mark(value))])
    return Mark(found.code, shown_path(found.place.file), anchor, words)


def _mark(value: Param) -> str:
    if isinstance(value, Term):
        return value.key
    return value if isinstance(value, str) and not _DATE.fullmatch(value) else ""


class _Lines:
    """The lines of the file that was asked for last."""

    def __init__(self) -> None:
        self.file = ""
        self.lines: list[str] = []

    def at(self, file: str, line: int) -> str:
        if file != self.file:
            self.file, self.lines = file, text_of(file).splitlines()
        return self.lines[line - 1].strip()[:_ENOUGH] if line <= len(self.lines) else ""
