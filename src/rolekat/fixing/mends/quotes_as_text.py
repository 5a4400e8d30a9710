"""Marks that were meant as those of the format become them; one that stands alone goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, Safety, UnmendableError
from rolekat.fixing.text_spans import quoted, with_value
from rolekat.text.quotes import TYPOGRAPHIC

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")
_MARKS: Final = f'"{TYPOGRAPHIC}'


def safety(finding: Finding) -> Safety | None:
    """Unsafe where one mark is alone: the other may have been forgotten within the text."""
    return "safe" if finding.variant == "message" else "unsafe"


def mend(finding: Finding, source: Source) -> Mend:
    """The text without its marks, in those of the format."""
    start, end = source.stretch(finding.place)
    given = source.text[start:end]
    if not given or given[-1] not in _MARKS or "\n" in given or "\r" in given:
        raise UnmendableError("several-lines" if given else "gone")
    inner = given[:-1]
    inner = inner[1:] if inner[:1] in _MARKS else inner
    step = with_value(source, start, end, quoted(inner), inner)
    return Mend("requoted", {"given": given, "near": quoted(inner)}, (step,))
