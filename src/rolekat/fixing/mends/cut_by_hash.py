"""A text that a hash cuts off is put in quotation marks, as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.findings.mark import MARK
from rolekat.fixing.mend import Mend, Safety, UnmendableError
from rolekat.fixing.near import params_of
from rolekat.fixing.text_spans import quoted, with_value
from rolekat.text.lines import line_end
from rolekat.text.marks import scalars

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")


def safety(finding: Finding) -> Safety | None:
    """Safe for `Sag #12`; what stands behind a hash and a space may be a remark all the same."""
    rest = params_of(finding)["rest"]
    return "safe" if rest[1:2].isalnum() else "unsafe"


def mend(finding: Finding, source: Source) -> Mend:
    """The value up to the end of its line, in quotation marks."""
    at, _ = source.stretch(finding.place)
    end = line_end(source.text, at)
    if source.text[at : at + 1] != "#" or MARK in source.text[at:end]:
        raise UnmendableError("gone")
    before = len(source.text[:at].rstrip(" \t"))
    starts = [
        event.start_mark.index
        for event in scalars(source.reading.marks)
        if event.end_mark.index == before and not event.style
    ]
    if not starts:
        raise UnmendableError("unsure")
    start, end = starts[-1], len(source.text[:end].rstrip())
    given = source.text[start:end]
    if "\n" in given or "\r" in given:
        raise UnmendableError("several-lines")
    return Mend("quoted", {"near": quoted(given)}, (with_value(source, start, end, quoted(given), given),))
