"""Where somebody has left, it is written: a term ends with the last day, and others no longer count on the person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, Step, UnmendableError
from rolekat.fixing.near import params_of, places_of
from rolekat.text.changing import Drop, Put

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding, Place
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")


def safety(finding: Finding) -> Safety | None:
    """Safe for a holder, whose term has ended in any case. Who answers for an accepted vacancy now, nobody knows."""
    if finding.variant == "message":
        return "safe"
    if finding.variant == "among":
        return "unsafe" if "named" in finding.place.path else None
    if finding.variant == "delegate":
        return "unsafe" if {"delegated", "tasks"} & {*finding.place.path} else None
    return "unsafe" if finding.variant in ("deputy", "executor") else None


def mend(finding: Finding, source: Source) -> Mend:
    """The last day, where it counts for a term; else the name goes."""
    params = params_of(finding)
    steps = tuple(_step(place, finding.variant, params["day"], source) for place in places_of(finding))
    key = "ended" if finding.variant in ("message", "delegate") else "left-out"
    return Mend(key, {"who": params["who"].strip("`"), "day": params["day"]}, steps)


def _step(place: Place, variant: str, day: str, source: Source) -> Step:
    path = place.path
    source.at(path)
    if variant in ("message", "delegate"):
        term = path if variant == "message" else path[:-1]
        if variant == "delegate" and not {"delegated", "tasks"} & {*path}:
            raise UnmendableError("unsure")
        return Edit(place.file, Put((*term, "until"), day))
    above = source.at(path[:-1])
    if variant == "among" and "named" not in path:
        raise UnmendableError("unsure")
    alone = isinstance(above, str) or (isinstance(above, list) and len(above) == 1)
    return Edit(place.file, Drop(path[:-1] if alone else path))
