"""What a file must say and can only say in one way is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, UnmendableError
from rolekat.fixing.near import params_of
from rolekat.text.changing import Put

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")


def safety(finding: Finding) -> Safety | None:
    """Safe where the file's own place says it; which gallery, and which version, only where there is no choice."""
    return "safe" if finding.variant == "value" else "unsafe" if finding.variant == "pin" else None


def mend(finding: Finding, source: Source) -> Mend:
    """The key, with the value that is known."""
    params, path = params_of(finding), finding.place.path
    key, value = params["key"], params["near"] if finding.variant == "value" else params["pin"]
    if finding.variant == "pin" and source.library.gallery(value) is None:
        raise UnmendableError("unsure")
    if key in source.at(path):
        raise UnmendableError("gone")
    step = Edit(finding.place.file, Put((*path, key), value))
    return Mend("written", {"key": key, "value": value}, (step,))
