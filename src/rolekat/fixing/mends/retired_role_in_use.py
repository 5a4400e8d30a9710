"""A role that the gallery has renamed is called by its new id; one that another replaced becomes that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Several
from rolekat.fixing.near import corrected, params_of

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Mend, Safety
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")


def safety(finding: Finding) -> Safety | None:
    """Safe where it is the same role by another name; never where several took its place."""
    if _now(finding) is None:
        return None
    return "safe" if finding.variant == "renamed" else "unsafe"


def mend(finding: Finding, source: Source) -> Mend:
    """The role that there is, wherever the file names the one that is gone."""
    return corrected(finding, source, params_of(finding)["id"], _now(finding) or "")


def _now(finding: Finding) -> str | None:
    """The one role that is there instead."""
    ids = dict(finding.params).get("ids")
    names = [name.strip("`") for name in ids.names] if isinstance(ids, Several) else []
    return names[0] if len(names) == 1 and "/" not in names[0] else None
