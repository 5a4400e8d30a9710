"""What a finding is known by from one run to the next, so that a platform can tell new ones from old ones."""

import hashlib
import json
import re
from collections import Counter
from typing import Final

from rolekat.findings.finding import Param, Term
from rolekat.findings.located import Located, shown_path, text_of
from rolekat.report.report import Report

_ENOUGH: Final = 1000
"""Characters of a line to know it by; a whole file may be one line, with all its findings."""
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d")


def fingerprints(report: Report) -> list[str]:
    """One for each finding, in order, and no two alike.

    It is made of the rule, the file and the path through the file, not of the line: what is written above a finding
    moves it and leaves it what it is. What passes or changes by itself, such as how many days are left, is left out.
    """
    lines = _Lines()
    seen: Counter[str] = Counter()
    made = []
    for located in report.findings:
        known_by = json.dumps(_marks(located, lines))
        seen[known_by] += 1
        made.append(hashlib.sha256(f"{known_by}{seen[known_by]}".encode()).hexdigest())
    return made


def _marks(located: Located, lines: "_Lines") -> list[object]:
    found = located.finding
    anchor: object = found.place.path
    if found.place.span is not None:  # a fault of the text itself, which has no path through it yet
        anchor = lines.at(found.place.file, located.span.line)
    return [
        found.code,
        shown_path(found.place.file),
        anchor,
        [mark for _, value in found.params if (mark := _mark(value))],
    ]


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
