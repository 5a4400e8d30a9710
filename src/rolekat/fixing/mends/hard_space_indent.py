"""Special spaces at the beginning of a line become ordinary ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, Rewrite, Safety

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)
_HARD: Final = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INDENT: Final = re.compile(rf"^[ \t{_HARD}]+", re.MULTILINE)


def safety(_finding: Finding) -> Safety | None:
    """Always: a line stands where one sees it stand."""
    return "safe"


def mend(_finding: Finding, source: Source) -> Mend:
    """One for one, in the whole file."""
    ordinary = {ord(space): " " for space in _HARD}
    text = _INDENT.sub(lambda match: match[0].translate(ordinary), source.raw)
    return Mend("hard-spaces", {}, (Rewrite(source.file, text),))
