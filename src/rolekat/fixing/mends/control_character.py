"""A control character goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Safety
from rolekat.fixing.text_unseen import unseen_gone

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Mend
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("unsafe",)


def safety(_finding: Finding) -> Safety | None:
    """Unsafe: it mostly stands where something else was lost."""
    return "unsafe"


def mend(finding: Finding, source: Source) -> Mend:
    """The text without it."""
    return unseen_gone(finding, source)
