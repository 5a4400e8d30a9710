"""What has no effect on a seat that comes with a role goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety
from rolekat.text.changing import Drop

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("unsafe",)


def safety(finding: Finding) -> Safety | None:
    """Unsafe: it may be the role that is too much."""
    return "unsafe" if finding.variant in ("count", "position") else None


def mend(finding: Finding, source: Source) -> Mend:
    """The key goes."""
    path = finding.place.path
    source.at(path)
    return Mend("dropped", {"value": str(path[-1])}, (Edit(finding.place.file, Drop(path)),))
