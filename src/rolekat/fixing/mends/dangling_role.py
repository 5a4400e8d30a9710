"""A role's id that is nearly that of a role there is becomes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.fixing.near import params_of, sureness, to_near

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Safety

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")
_KINDS: Final = ("role-near", "group-near", "gallery-near")


def safety(finding: Finding) -> Safety | None:
    """Not for the entry of an organisation's role: whoever it names would come to hold another role."""
    if finding.variant in _KINDS or (finding.variant == "staffed-near" and not finding.place.of_key):
        params = params_of(finding)
        return sureness(params["given"], params["near"])
    return None


def refusal(finding: Finding) -> str | None:
    """The entry of an organisation's role, though its name is like another one."""
    return "holder" if finding.variant == "staffed-near" and finding.place.of_key else None


mend = to_near
