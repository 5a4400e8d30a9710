"""A decision on a vacancy that is over goes; one beside a holder ends before that holder begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, UnmendableError
from rolekat.state.days import FIRST, day_before
from rolekat.text.changing import Drop, Put

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("unsafe",)


def safety(finding: Finding) -> Safety | None:
    """Unsafe: with a decision its reason goes."""
    return "unsafe" if finding.variant in ("past", "beside") else None


def mend(finding: Finding, source: Source) -> Mend:
    """The decision goes, or gets an end."""
    path, file = finding.place.path, finding.place.file
    if finding.variant == "past":
        return Mend("vacancy-gone", {}, (Edit(file, Drop(path[:-1])),))
    accepted = source.at(path)
    holders = [source.at(place.path) for place, label in finding.related if label == "holder" and place.file == file]
    if not isinstance(accepted, dict) or not holders or not all(isinstance(holder, dict) for holder in holders):
        raise UnmendableError("unsure")
    begins = min(holder.get("from") or FIRST for holder in holders)
    if begins <= (accepted.get("from") or FIRST):
        return Mend("vacancy-gone", {}, (Edit(file, Drop(path)),))
    last = day_before(begins)
    return Mend("vacancy-ended", {"day": last}, (Edit(file, Put((*path, "until"), last)),))
