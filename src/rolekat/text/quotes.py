"""Quotation marks that were meant for the file and became part of the text."""

import re
from typing import Any, Final

from yaml.events import ScalarEvent

from rolekat.text.marks import scalars, span_of
from rolekat.text.problem import Problem, shown

TYPOGRAPHIC: Final = "“”„»«\u2018\u2019"
_WHOLE: Final = re.compile(rf"[“”„»«\u2018][^{TYPOGRAPHIC}]+[“”»«\u2019]")
_LAST: Final = re.compile(r'[^"]*[^"\d\s]"')
"""One mark at the end, and none before it. After a digit it stands for inches."""


def quotes_as_text(marks: Any, text: str) -> list[Problem]:
    """Find unquoted values that stand as a whole in typographic marks, or have a plain mark at their end alone."""
    problems = []
    for event in scalars(marks):
        if not isinstance(event, ScalarEvent) or event.style or not event.value:
            continue
        variant = "message" if _WHOLE.fullmatch(event.value) else "end" if _ends_alone(event, text) else None
        if variant:
            params = (("value", shown(event.value)),)
            problems.append(Problem("quotes-as-text", span_of(event), variant, params, fatal=False))
    return problems


def _ends_alone(event: Any, text: str) -> bool:
    """Whether a mark ends the value that is the first in its line too: one before it may be its other half."""
    last = event.end_mark.index - 1
    line = text.rfind("\n", 0, last) + 1
    return _LAST.fullmatch(event.value) is not None and '"' not in text[line:last]
