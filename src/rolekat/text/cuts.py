"""Text that YAML ends before its writer did."""

from typing import Any, Final

from yaml.events import ScalarEvent

from rolekat.text.marks import scalars
from rolekat.text.problem import Problem, Span, shown

_PROSE_WORDS: Final = 4
"""From this many words on, a plain value is taken for prose, in which a ` # ` is no comment."""


def cut_by_hash(marks: Any, text: str) -> list[Problem]:
    """Find plain values after which ` #` hides the rest of the line.

    A remark after an id or a date is left alone; `Sag #12` and a hash after a sentence are not.
    """
    lines = text.splitlines()
    problems = []
    for event in scalars(marks):
        if not isinstance(event, ScalarEvent) or event.style or not event.value:
            continue
        end: Any = event.end_mark
        rest = lines[end.line][end.column :].lstrip() if end.line < len(lines) else ""
        if not rest.startswith("#"):
            continue
        glued = rest[1:2].isalnum()
        if glued or event.value.count(" ") + 1 >= _PROSE_WORDS:
            start = lines[end.line].index("#", end.column)
            span = Span(end.line + 1, start + 1, end.line + 1, len(lines[end.line]) + 1)
            problems.append(Problem("cut-by-hash", span, params=(("rest", shown(rest)),), fatal=False))
    return problems
