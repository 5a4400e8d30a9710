"""A word that holds the place of a name goes: then everybody sees that nobody is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, Step, UnmendableError
from rolekat.fixing.near import params_of, places_of
from rolekat.text.changing import Drop

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding, Path, Place
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("unsafe",)


def safety(finding: Finding) -> Safety | None:
    """Unsafe: what else is said of the holder goes, too. Somebody must answer for a decision, whatever it says now."""
    return "unsafe" if _entry(finding.place.path) else None


def mend(finding: Finding, source: Source) -> Mend:
    """The whole holder, the deputy, or the delegation goes."""
    steps = tuple(_step(place, source) for place in places_of(finding))
    return Mend("dropped", {"value": params_of(finding)["given"]}, steps)


def _entry(path: Path) -> Path | None:
    """What goes: the entry that is nothing without the name."""
    last = path[-1]
    if last == 0 or isinstance(last, int):
        return path if path[-2] in ("deputies", "named") else None
    if isinstance(path[-2], int):
        return path[:-1]
    return path[:-1] if path[-3] == "delegated" else path if last == "executor" else None


def _step(place: Place, source: Source) -> Step:
    path = _entry(place.path)
    if path is None:
        raise UnmendableError("unsure")
    source.at(place.path[:-1])
    above = source.at(path[:-1])
    alone = isinstance(path[-1], int) and (isinstance(above, str) or len(above) == 1)
    return Edit(place.file, Drop(path[:-1] if alone else path))
