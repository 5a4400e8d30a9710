"""A file says the organisation in whose folder it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.near import corrected, params_of, sureness

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Mend, Safety
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")


def safety(finding: Finding) -> Safety | None:
    """Unsafe: it may be the file that lies wrong. What a folder is called, nobody changes here."""
    params = params_of(finding)
    return sureness(params["given"], params["id"]) if finding.variant == "message" else None


def mend(finding: Finding, source: Source) -> Mend:
    """The organisation's id."""
    params = params_of(finding)
    return corrected(finding, source, params["given"], params["id"])
