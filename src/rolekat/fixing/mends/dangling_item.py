"""The id of a task or responsibility that is nearly one there is becomes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.near import params_of, sureness, to_near

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Safety

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")


def safety(finding: Finding) -> Safety | None:
    """Where there is an id that may have been meant."""
    if not finding.variant.endswith("-near"):
        return None
    params = params_of(finding)
    return sureness(params["given"], params["near"])


mend = to_near
