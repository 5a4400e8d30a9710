"""A comment that suppresses nothing goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, Safety
from rolekat.fixing.text_comments import comment_at, without

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)


def safety(_finding: Finding) -> Safety | None:
    """Always: there is nothing left that it could be about."""
    return "safe"


def mend(finding: Finding, source: Source) -> Mend:
    """The comment goes, with its line where it has one of its own."""
    start, end = comment_at(source, finding.place)
    return Mend("comment-gone", {"comment": source.text[start:end].strip()}, (without(source, start, end),))
