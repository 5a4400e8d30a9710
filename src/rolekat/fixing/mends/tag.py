"""What tells programs how to read a value goes; a text that only begins with an exclamation mark is quoted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, Safety, UnmendableError
from rolekat.fixing.text_lines import line_quoted, value_in_line
from rolekat.fixing.text_spans import with_value

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)
_FOR_PROGRAMS: Final = re.compile(r"!!(?:str|int|float|bool|timestamp)[ \t]+")


def safety(_finding: Finding) -> Safety | None:
    """Always: to rolekat every value is the text that stands there."""
    return "safe"


def mend(finding: Finding, source: Source) -> Mend:
    """The value without its mark, or in quotation marks with it."""
    line = value_in_line(source, finding.place)
    mark = _FOR_PROGRAMS.match(line.value)
    if mark is None:
        if line.value.startswith("!!"):
            raise UnmendableError("unsure")
        return line_quoted(source, finding.place)
    rest = line.value[mark.end() :]
    meant = rest[1:-1] if rest[:1] in "\"'" and rest[-1:] == rest[:1] else rest
    return Mend("dropped", {"value": mark[0].strip()}, (with_value(source, line.start, line.end, rest, meant),))
