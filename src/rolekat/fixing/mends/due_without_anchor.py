"""A deadline that says nothing goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, UnmendableError
from rolekat.text.changing import Drop

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)


def safety(finding: Finding) -> Safety | None:
    """Only one with nothing in it."""
    return "safe" if finding.variant == "empty" else None


def mend(finding: Finding, source: Source) -> Mend:
    """The key goes."""
    if source.at(finding.place.path):
        raise UnmendableError("gone")
    return Mend("dropped", {"value": "due"}, (Edit(finding.place.file, Drop(finding.place.path)),))
