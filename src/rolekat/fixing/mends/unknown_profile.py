"""The id of a profile that is nearly one there is becomes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.near import corrected, params_of, sureness

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Mend, Safety
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")


def safety(finding: Finding) -> Safety | None:
    """Where there is a profile that may have been meant."""
    params = params_of(finding)
    return sureness(params["profile"], params["near"]) if finding.variant == "near" else None


def mend(finding: Finding, source: Source) -> Mend:
    """The other id."""
    params = params_of(finding)
    return corrected(finding, source, params["profile"], params["near"])
