"""A term in a role that has lapsed ends with the day before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety
from rolekat.fixing.near import params_of, places_of
from rolekat.state.days import day_before
from rolekat.text.changing import Put

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")


def safety(finding: Finding) -> Safety | None:
    """Safe where no end was written, for it has ended; unsafe where another one was, for that may have a reason."""
    return "safe" if finding.variant == "endless" else "unsafe" if finding.variant == "message" else None


def mend(finding: Finding, source: Source) -> Mend:
    """The last day, for all who are concerned."""
    last = day_before(params_of(finding)["day"])
    places = places_of(finding)
    for place in places:
        source.at(place.path)
    steps = tuple(Edit(place.file, Put((*place.path, "until"), last)) for place in places)
    return Mend("lapsed", {"day": last}, steps)
