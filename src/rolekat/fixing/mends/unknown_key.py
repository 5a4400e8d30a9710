"""A key that is nearly another one becomes that."""

from __future__ import annotations

import difflib
import re
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, UnmendableError
from rolekat.fixing.near import names_holders, params_of, sureness
from rolekat.text.changing import Rename

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")
_NAMING: Final = frozenset({"person", "position", "unit", "supplier", "body", "role", "together", "named"})
"""Keys by which somebody comes to hold a role, or to have a task."""
_SURE: Final = 0.8
_WORD: Final = re.compile(r"[\w-]+")
"""Several words say more than the key that would be put in their place."""


def safety(finding: Finding) -> Safety | None:
    """Safe for a slip of the pen; never where it would put somebody into a role."""
    params = params_of(finding)
    near, known = params.get("near", ""), params.get("known", "").split(", ")
    key = str(finding.place.path[-1]) if finding.place.path else ""
    if finding.variant != "near" or not key or (near in _NAMING and "person" in known):
        return None
    if near in ("holders", "seats") and "held_per" not in known:
        return None
    if sureness(key, near) == "safe":
        return "safe"
    if not _WORD.fullmatch(key):
        return None
    surely = difflib.SequenceMatcher(None, key, near).ratio() >= _SURE
    return "safe" if surely else "unsafe"


def mend(finding: Finding, source: Source) -> Mend:
    """The key gets the other name."""
    path, near = finding.place.path, params_of(finding)["near"]
    beside = source.at(path[:-1])
    if path[-1] not in beside:
        raise UnmendableError("gone")
    if near in beside:
        raise UnmendableError("there-already", name=near)
    if names_holders(beside[path[-1]]):
        raise UnmendableError("holder")
    step = Edit(finding.place.file, Rename(path, near))
    return Mend("renamed", {"given": str(path[-1]), "near": near}, (step,))
