"""A word that stands for nothing goes: what is left open is left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, UnmendableError
from rolekat.fixing.near import params_of
from rolekat.fixing.text_spans import spliced, with_value
from rolekat.text.changing import Drop

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)


def safety(_finding: Finding) -> Safety | None:
    """Always: to rolekat an empty value says the same."""
    return "safe"


def mend(finding: Finding, source: Source) -> Mend:
    """The word goes; in a list its whole entry."""
    place, given = finding.place, params_of(finding)["value"]
    start, end = source.stretch(place)
    if source.text[start:end] != given:
        raise UnmendableError("gone")
    if isinstance(place.path[-1], int):
        above = source.at(place.path[:-1])
        path = place.path if len(above) > 1 else place.path[:-1]
        return Mend("emptied", {"value": given}, (Edit(place.file, Drop(path)),))
    step = with_value(source, start, end, "", None)
    if source.text[end : end + 1] in ("", "\r", "\n"):
        step = spliced(source, len(source.text[:start].rstrip(" \t")), end, "")
    return Mend("emptied", {"value": given}, (step,))
