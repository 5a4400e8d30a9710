"""A range of phases that runs backwards is turned round; what is mandatory at any time is not recommended, too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety
from rolekat.fixing.near import corrected, params_of
from rolekat.text.changing import Drop

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("unsafe",)


def safety(finding: Finding) -> Safety | None:
    """Unsafe: it may be the other phase, or the other obligation, that was not meant."""
    return "unsafe" if finding.variant in ("backwards", "any-time") else None


def mend(finding: Finding, source: Source) -> Mend:
    """The same two phases in their order; or the weaker obligation goes."""
    path = finding.place.path
    if finding.variant == "any-time":
        source.at(path)
        return Mend("dropped", {"value": str(path[-1])}, (Edit(finding.place.file, Drop(path)),))
    params = params_of(finding)
    return corrected(finding, source, params["range"], params["swapped"])
