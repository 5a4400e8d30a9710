"""Text that YAML ends before its writer did."""

from typing import Any, Final

from yaml.events import ScalarEvent

from rolekat.text.marks import scalars
from rolekat.text.problem import Problem, Span, shown

PROSE_KEYS: Final = frozenset(
    {
        "applies_when", "characteristics", "decided", "document", "earlier", "effect", "financing", "heading",
        "interim", "introduction", "lines", "name", "not_applicable", "not_needed", "number", "only", "publisher",
        "question", "responsibility", "section", "term", "text", "title", "why",
    }
)  # fmt: skip
"""Keys that hold words in every kind of file; a test holds them to the models, of which this room knows nothing."""
_PROSE_WORDS: Final = 4
"""From this many words on, a plain value is taken for prose whatever its key, and a ` # ` in prose for no comment."""
_SUPPRESSION: Final = "# rolekat:"


def cut_by_hash(marks: Any, text: str) -> list[Problem]:
    """Find plain values after which ` #` hides the rest of the line.

    A remark after an id or a date is left alone, and after few words one that stands off by more than a blank;
    `Sag #12` and a hash after a sentence are not.
    """
    lines = text.splitlines()
    problems = []
    for event in scalars(marks):
        if not isinstance(event, ScalarEvent) or event.style or not event.value:
            continue
        end: Any = event.end_mark
        rest = lines[end.line][end.column :] if end.line < len(lines) else ""
        if rest.lstrip()[:1] == "#" and _hides_text(event, rest, lines):
            start = lines[end.line].index("#", end.column)
            span = Span(end.line + 1, start + 1, end.line + 1, len(lines[end.line]) + 1)
            problems.append(Problem("cut-by-hash", span, params=(("rest", shown(rest.lstrip())),), fatal=False))
    return problems


def _hides_text(event: Any, rest: str, lines: list[str]) -> bool:
    remark = rest.lstrip()
    if remark[1:2].isalnum() or event.value.count(" ") + 1 >= _PROSE_WORDS:
        return True
    start = event.start_mark
    key = lines[start.line][: start.column].rstrip(": \t").rpartition(" ")[2].strip("{[,\"'")
    # A remark that was lined up with others, or that speaks to rolekat, is one.
    return rest.startswith(" #") and not remark.startswith(_SUPPRESSION) and key in PROSE_KEYS
