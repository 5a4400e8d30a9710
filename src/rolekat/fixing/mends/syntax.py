"""A value that the format takes for something else is put in quotation marks; tabs at the beginning become spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, Rewrite, Safety, UnmendableError
from rolekat.fixing.text_lines import line_quoted, value_in_line
from rolekat.fixing.text_spans import with_value
from rolekat.text.reader import read

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe", "unsafe")
_QUOTED: Final = ("colon", "start", "star", "tag", "question", "after-quote")
_TABS: Final = re.compile(r"^([ -]*)(\t[\t ]*)", re.MULTILINE)
_WIDTHS: Final = (2, 4, 8)


def safety(finding: Finding) -> Safety | None:
    """Safe where all of a line can only be text, and where tabs can only mean one thing."""
    if finding.variant in _QUOTED or finding.variant == "tab":
        return "safe"
    return "unsafe" if finding.variant == "escape" else None


def mend(finding: Finding, source: Source) -> Mend:
    """Quotation marks around the text, or those in which a backslash is one; spaces in place of tabs."""
    if finding.variant == "tab":
        return Mend("tabs", {}, (_without_tabs(source),))
    if finding.variant == "escape":
        return _with_backslashes(finding, source)
    return line_quoted(source, finding.place)


def _without_tabs(source: Source) -> Rewrite:
    """Spaces for each tab at the beginning of a line: as many as you like, as long as it says the same.

    Raises:
        UnmendableError: it says nothing, or something else with more of them.
    """
    meanings = []
    for width in _WIDTHS:
        text = _TABS.sub(lambda match, width=width: match[1] + match[2].replace("\t", " " * width), source.text)  # type: ignore[misc]
        reading = read(text)
        if not any(problem.fatal for problem in reading.problems):
            meanings.append((width, reading.value))
    if not meanings or any(value != meanings[0][1] for _, value in meanings):
        raise UnmendableError("tabs")
    width = meanings[0][0]
    return Rewrite(source.file, _TABS.sub(lambda match: match[1] + match[2].replace("\t", " " * width), source.raw))


def _with_backslashes(finding: Finding, source: Source) -> Mend:
    """A text with backslashes in single marks, in which they mean themselves."""
    line = value_in_line(source, finding.place)
    inner = line.value[1:-1]
    if line.value[:1] != '"' or line.value[-1:] != '"' or '"' in inner or "'" in inner or re.search(r"\\[uUx]", inner):
        raise UnmendableError("unsure")
    new = f"'{inner}'"
    return Mend("requoted", {"given": line.value, "near": new}, (with_value(source, line.start, line.end, new, inner),))
