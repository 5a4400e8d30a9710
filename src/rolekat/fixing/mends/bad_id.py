"""What is nearly an id becomes one: small letters, digits and hyphens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety, Step, UnmendableError
from rolekat.fixing.near import names_holders, params_of, sureness
from rolekat.text.changing import Put, Rename

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")
_PLAIN: Final = re.compile(r"[\w -]+")
"""Words of letters and digits: made into an id, they lose nothing but capitals and spaces."""
_LONGEST: Final = 60
"""Longer ones are cut where a finding quotes them."""


def safety(finding: Finding) -> Safety | None:
    """Never a person's name, which is no id; nor words of which nobody can tell what they are to name."""
    params = params_of(finding)
    given = params.get("given", "")
    if not given or len(given) >= _LONGEST:
        return None
    if finding.variant in ("role-near", "phase-near"):
        if finding.variant == "role-near" and finding.place.of_key:
            return None if _by_staff(finding) else sureness(given, params["near"])
        return sureness(given, params["near"])
    if finding.variant == "somebody-near":
        return sureness(given, params["near"])
    if finding.variant != "message":
        return None
    return "safe" if _PLAIN.fullmatch(given) else "unsafe"


def _by_staff(finding: Finding) -> bool:
    """Whether the role's entry may name those who hold it."""
    return "organisations" in re.split(r"[/\\]", finding.place.file)


def mend(finding: Finding, source: Source) -> Mend:
    """The id, where the other form of it stands."""
    params, place = params_of(finding), finding.place
    given, near = params["given"], params.get("near") or params["suggestion"]
    above = source.at(place.path[:-1])
    step: Step
    if place.of_key:
        if place.path[-1] != given or given not in above:
            raise UnmendableError("gone")
        if near in above:
            raise UnmendableError("there-already", name=near)
        if names_holders(above[given]):
            raise UnmendableError("holder")
        step = Edit(place.file, Rename(place.path, near))
    else:
        path = place.path[:-1] if isinstance(above, str) else place.path
        if source.at(path) != given:
            raise UnmendableError("gone")
        step = Edit(place.file, Put(path, near))
    return Mend("renamed", {"given": given, "near": near}, (step,))
