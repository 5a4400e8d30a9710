"""A stretch of a text replaced, and made sure of: read again, it says there what was meant, and elsewhere the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rolekat.fixing.mend import Rewrite, UnmendableError
from rolekat.text.reader import Reading
from rolekat.text.readings import reading_of

if TYPE_CHECKING:
    from rolekat.fixing.source import Source

_STANDING_IN: Final = "rolekat-0-stands-in-here"


def with_value(source: Source, start: int, end: int, new: str, meant: str | None) -> Rewrite:
    """The text with a value written another way, so that it reads as `meant`.

    What else is wrong with the text stays, and all that can be read of it stays what it is: a word that can stand
    anywhere, put in the same place, must read the same but for itself.

    Raises:
        UnmendableError: it would not.
    """
    text = source.text
    if _STANDING_IN in text:
        raise UnmendableError("unsure")
    after = reading_of(text[:start] + new + text[end:])
    beside = reading_of(text[:start] + _STANDING_IN + text[end:])
    if not _same_faults(after, beside) or not _is_put(beside.value, after.value, meant):
        raise UnmendableError("unsure")
    return spliced(source, start, end, new)


def with_same_value(source: Source, start: int, end: int, new: str) -> Rewrite:
    """The text written another way that says the same.

    Raises:
        UnmendableError: it would not.
    """
    after = source.text[:start] + new + source.text[end:]
    if reading_of(after).value != source.reading.value:
        raise UnmendableError("unsure")
    return spliced(source, start, end, new)


def spliced(source: Source, start: int, end: int, new: str) -> Rewrite:
    """The text with something else in a stretch, and not a character more."""
    return Rewrite(source.file, source.raw[:start] + new + source.raw[end:])


def quoted(text: str) -> str:
    """A text in quotation marks."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _same_faults(one: Reading, other: Reading) -> bool:
    """Whether as much is wrong in either, in the same lines."""
    first, second = [
        sorted((fault.rule, fault.span.line if fault.span else 0, str(fault.path)) for fault in reading.problems)
        for reading in (one, other)
    ]
    return first == second


def _is_put(beside: Any, after: Any, meant: str | None) -> bool:
    """Whether two values are the same but that one has the meant text where the other has what stands in for it."""
    differing = list(_differing(beside, after))
    return differing == [(_STANDING_IN, meant)]


def _differing(one: Any, other: Any) -> list[tuple[Any, Any]]:
    if isinstance(one, dict) and isinstance(other, dict) and list(one) == list(other):
        return [pair for key in one for pair in _differing(one[key], other[key])]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        return [pair for first, second in zip(one, other, strict=True) for pair in _differing(first, second)]
    return [] if one == other else [(one, other)]
