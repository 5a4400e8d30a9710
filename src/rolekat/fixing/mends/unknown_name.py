"""A name that is nearly one of those that the gallery or the organisation has becomes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.near import params_of, sureness, to_near

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Safety

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")
_NEVER: Final = ("seat-near", "its-position-near")
"""Whoever is named there would come to hold another seat, or the roles that come with another position."""


def safety(finding: Finding) -> Safety | None:
    """Where there is an id that may have been meant."""
    if not finding.variant.endswith("-near") or finding.variant in _NEVER:
        return None
    params = params_of(finding)
    return sureness(params["given"], params["near"])


mend = to_near
