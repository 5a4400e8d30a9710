"""A text that is the gallery's own goes, with the keys above it that hold nothing else: then the gallery's counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rolekat.fixing.mend import Edit, Mend, Safety
from rolekat.fixing.near import places_of
from rolekat.text.changing import Drop, changed

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding, Path
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)
_ENTRY: Final = 2
"""Where the role's entry stands, which stays: `roles`, its id."""


def safety(_finding: Finding) -> Safety:
    """The catalog says the same without it."""
    return "safe"


def mend(finding: Finding, source: Source) -> Mend:
    """What stands there goes, one after another."""
    steps = []
    value = source.reading.value
    for place in places_of(finding):
        source.at(place.path)
        change = Drop(_whole(value, place.path))
        value = changed(value, change)
        steps.append(Edit(place.file, change))
    gone = "`, `".join(str(place.path[-1]) for place in places_of(finding))
    return Mend("dropped", {"value": gone}, tuple(steps))


def _whole(value: Any, path: Path) -> Path:
    """The path to the key above it that holds nothing else."""
    holding = [value := value[step] for step in path[:-1]]
    while len(path) > _ENTRY + 1 and len(holding[len(path) - 2]) == 1:
        path = path[:-1]
    return path
