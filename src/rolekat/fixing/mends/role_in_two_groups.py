"""A role that stands twice in one list stands there once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, UnmendableError
from rolekat.text.changing import Drop

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)


def safety(finding: Finding) -> Safety | None:
    """In one and the same list: which of two groups is right, a person must say."""
    first = next((place for place, label in finding.related if label == "first"), None)
    return "safe" if first and first.path[:-1] == finding.place.path[:-1] else None


def mend(finding: Finding, source: Source) -> Mend:
    """The second goes."""
    path = finding.place.path
    role = source.at(path)
    if role not in source.at(path[:-1])[: int(path[-1])]:
        raise UnmendableError("gone")
    return Mend("twice", {"value": role}, (Edit(finding.place.file, Drop(path)),))
