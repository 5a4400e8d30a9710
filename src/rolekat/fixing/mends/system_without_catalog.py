"""A file on a system whose catalog is called as the file is gets that id."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Edit, Mend, Safety
from rolekat.fixing.near import params_of
from rolekat.text.changing import Put

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("unsafe",)


def safety(finding: Finding) -> Safety | None:
    """Where the file's own name says which system is meant."""
    name = os.path.splitext(os.path.basename(finding.place.file))[0]
    return "unsafe" if finding.variant == "near" and params_of(finding)["near"] == name else None


def mend(finding: Finding, source: Source) -> Mend:
    """The id that the file is called by."""
    params, place = params_of(finding), finding.place
    source.at(place.path)
    step = Edit(place.file, Put(place.path, params["near"]))
    return Mend("renamed", {"given": params["system"], "near": params["near"]}, (step,))
