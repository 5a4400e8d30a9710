"""A name that is nearly one of those that the gallery or the organisation has becomes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.near import corrected, params_of, sureness

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Mend, Safety
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")
_NEVER: Final = ("seat-near",)
"""Whoever is named below would come to hold another seat."""


def safety(finding: Finding) -> Safety | None:
    """Where there is an id that may have been meant."""
    if not finding.variant.endswith("-near") or finding.variant in _NEVER:
        return None
    params = params_of(finding)
    return sureness(params["given"], params["near"])


def mend(finding: Finding, source: Source) -> Mend:
    """The other id, wherever the file has the wrong one."""
    params = params_of(finding)
    return corrected(finding, source, params["given"], params["near"])
