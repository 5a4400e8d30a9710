"""Instructions to programs above a file's first key go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, Safety, UnmendableError
from rolekat.fixing.text_spans import with_same_value

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)
_ABOVE: Final = re.compile(r"(?:%(?:YAML|TAG)[^\r\n]*(?:\r\n|\r|\n))+(?=---(?:\s|$))")


def safety(finding: Finding) -> Safety | None:
    """Where it is a file's very first line; a percent sign anywhere else may begin a text."""
    return "safe" if finding.place.span is not None and finding.place.span[:2] == (1, 1) else None


def mend(_finding: Finding, source: Source) -> Mend:
    """The lines go, up to the one that says where the file begins."""
    found = _ABOVE.match(source.text)
    if found is None:
        raise UnmendableError("unsure")
    return Mend("dropped", {"value": found[0].strip()}, (with_same_value(source, 0, found.end(), ""),))
