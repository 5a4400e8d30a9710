"""Where the parts of a text stand: the parser's events, kept beside the values they gave, or spans for plain texts."""

from collections.abc import Iterator, Sequence
from typing import Any

from rolekat.record import Record
from rolekat.text.problem import START, Span


class Marks(Record):
    """The places in a map or list. A scalar's place is its event itself."""

    start: Any
    """The event that opened the map or list."""
    keys: dict[str, Any]
    """The event of each key; empty for a list."""
    children: Any
    """The marks of each value: a dict by key for a map, a list for a list. Ask it for the keys that there are."""


def span_of(event: Any) -> Span:
    """The stretch that a key, a scalar or the opening of a map or list takes."""
    if isinstance(event, Span):
        return event
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def locate(marks: Any, path: Sequence[str | int], *, of_key: bool) -> Span:
    """The span of the key or value at `path`; where there is none, that of the nearest key above it."""
    key = None
    for step in path:
        found = _child(marks, step)
        if found is None:
            of_key = True
            break
        key, marks = found
    if of_key and key is not None:
        return span_of(key)
    if marks is None:
        return START
    return span_of(marks.start if isinstance(marks, Marks) else marks)


def _child(marks: Any, step: str | int) -> tuple[Any, Any] | None:
    if isinstance(marks, Marks):
        if isinstance(step, str) and step in marks.keys:
            return marks.keys[step], marks.children[step]
        if isinstance(step, int) and isinstance(marks.children, list) and 0 <= step < len(marks.children):
            return None, marks.children[step]
    elif marks is not None and step == 0:
        return None, marks  # one text where a list of them may stand is the list's first
    return None


def scalars(marks: Any) -> Iterator[Any]:
    """The events of all scalar values, in order."""
    stack = [marks]
    while stack:
        current = stack.pop()
        if isinstance(current, Marks):
            children = current.children
            stack.extend(reversed(children if isinstance(children, list) else list(children.values())))
        elif current is not None:
            yield current
