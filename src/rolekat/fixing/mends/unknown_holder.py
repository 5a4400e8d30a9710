"""A place or area that is nearly one there is becomes it. Who holds a role is never guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.near import params_of, sureness, to_near

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Safety

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")


def safety(finding: Finding) -> Safety | None:
    """Only of where a role is held."""
    params = params_of(finding)
    return sureness(params["given"], params["near"]) if finding.variant == "at-near" else None


mend = to_near
