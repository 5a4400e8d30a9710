"""An entry of a list that says nothing goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, UnmendableError
from rolekat.text.changing import Drop

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("unsafe",)


def safety(finding: Finding) -> Safety | None:
    """Only in a list, and unsafe: somebody may still have meant to write there."""
    return "unsafe" if finding.place.path and isinstance(finding.place.path[-1], int) else None


def mend(finding: Finding, source: Source) -> Mend:
    """The entry goes, and with the last one the list."""
    path = finding.place.path
    above = source.at(path[:-1])
    if source.at(path) is not None:
        raise UnmendableError("gone")
    key = next(str(step) for step in reversed(path) if isinstance(step, str))
    step = Edit(finding.place.file, Drop(path if len(above) > 1 else path[:-1]))
    return Mend("dropped", {"value": f"{key}: -"}, (step,))
