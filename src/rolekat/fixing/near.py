"""A name that leads nowhere, and the one that was meant: written where the wrong one stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rolekat.fixing.mend import Edit, Mend, Safety, Step, UnmendableError
from rolekat.text.changing import Put, Rename, from_below
from rolekat.text.words import slug

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding, Place
    from rolekat.fixing.source import Source


def sureness(given: str, near: str) -> Safety:
    """Safe where two names differ in nothing but capitals, hyphens and how æ, ø and å are written."""
    same = slug(given).replace("-", "") == slug(near).replace("-", "")
    return "safe" if same else "unsafe"


def params_of(finding: Finding) -> dict[str, str]:
    """The parameters of a finding that are texts."""
    return {name: value for name, value in finding.params if isinstance(value, str)}


def places_of(finding: Finding) -> list[Place]:
    """The places that a finding is about, the last of each list first: taking one out moves none that is to change."""
    places = [finding.place, *(place for place, label in finding.related if label == "also")]
    return from_below(places, lambda place: place.path)


def names_holders(value: Any) -> bool:
    """Whether somebody is named somewhere in a value as the holder of a role."""
    if isinstance(value, dict):
        return any(key in ("holders", "seats") or names_holders(part) for key, part in value.items())
    return isinstance(value, list) and any(map(names_holders, value))


def corrected(finding: Finding, source: Source, given: str, near: str) -> Mend:
    """The meant name at the finding's place and at all others that are related as `also`.

    Raises:
        UnmendableError: it stands in no way that could be told from the rest, or stands there already.
    """
    steps = tuple(step for place in places_of(finding) for step in _named(place, source, given, near))
    return Mend("renamed", {"given": given, "near": near}, steps)


def to_near(finding: Finding, source: Source) -> Mend:
    """The name that is near the given one, wherever the file has the wrong one.

    Raises:
        UnmendableError: as of `corrected`.
    """
    params = params_of(finding)
    return corrected(finding, source, params["given"], params["near"])


def _named(place: Place, source: Source, given: str, near: str) -> list[Step]:
    value = source.at(place.path[:-1])
    if place.of_key:
        if not isinstance(value, dict) or given not in value or place.path[-1] != given:
            raise UnmendableError("gone")
        if near in value:
            raise UnmendableError("there-already", name=near)
        return [Edit(place.file, Rename(place.path, near))]
    path = place.path
    if isinstance(value, str) and path[-1] == 0:  # one text where a list of them may stand
        path = path[:-1]
    said = source.at(path)
    if not isinstance(said, str):
        raise UnmendableError("gone")
    whole = re.compile(rf"(?<![\w-]){re.escape(given)}(?![\w-])")
    if len(whole.findall(said)) != 1:
        raise UnmendableError("gone")
    new = whole.sub(lambda _: near, said)
    beside = source.at(path[:-1])
    if isinstance(path[-1], int) and isinstance(beside, list) and new in beside:
        raise UnmendableError("there-already", name=near)
    return [Edit(place.file, Put(path, new))]
