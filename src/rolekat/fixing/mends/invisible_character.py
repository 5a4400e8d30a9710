"""A character that nobody sees goes; one that ends a line for programs alone becomes a space."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Safety
from rolekat.fixing.text_unseen import unseen_gone

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Mend
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")


def safety(finding: Finding) -> Safety | None:
    """Unsafe where it is written with a backslash: somebody meant to have it."""
    return "unsafe" if finding.variant == "escape" else "safe"


def mend(finding: Finding, source: Source) -> Mend:
    """The text without it."""
    return unseen_gone(finding, source)
