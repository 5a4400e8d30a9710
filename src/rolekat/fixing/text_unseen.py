"""Characters that nobody sees, taken out of a text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, Rewrite, UnmendableError
from rolekat.fixing.near import params_of
from rolekat.fixing.text_spans import with_value
from rolekat.text.marks import scalars

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

_BREAKING: Final = "\x85\u2028\u2029"
_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0abevNLP])|.)", re.DOTALL)
_NAMED: Final = {
    "0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "v": "\v", "N": "\x85", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def unseen_gone(finding: Finding, source: Source) -> Mend:
    """All characters of the finding's sort go; one that breaks a line for programs leaves a space.

    Raises:
        UnmendableError: they are gone, or the text would say more than what it said without them.
    """
    name = params_of(finding)["character"]
    character = chr(int(name.removeprefix("U+"), 16))
    new = " " if character in _BREAKING else ""
    params = {"value": name}
    if finding.variant != "escape":
        if character not in source.raw:
            raise UnmendableError("gone")
        return Mend("unseen", params, (Rewrite(source.file, source.raw.replace(character, new)),))
    start, end = source.stretch(finding.place)
    event = next((each for each in scalars(source.reading.marks) if each.start_mark.index == start), None)
    if event is None:
        raise UnmendableError("unsure")
    said = _ESCAPE.sub(lambda match: new if _meant(match) == character else match[0], source.text[start:end])
    return Mend("unseen", params, (with_value(source, start, end, said, event.value.replace(character, new)),))


def _meant(match: re.Match[str]) -> str | None:
    """The character that an escape stands for, of those that have a number or stand for what nobody sees."""
    digits = match[1] or match[2] or match[3]
    if digits:
        number = int(digits, 16)
        return chr(number) if number <= _LAST else None
    return _NAMED.get(match[4] or "")


_LAST: Final = 0x10FFFF
