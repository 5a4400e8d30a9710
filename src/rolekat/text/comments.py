"""The comments of a text that can be parsed."""

from typing import Any

import yaml
from yaml import CSafeLoader
from yaml.events import ScalarEvent

from rolekat.record import Record
from rolekat.text.lines import line_end


class Comment(Record):
    """From its `#` to the end of its line."""

    start: int
    text: str


def comments_in(text: str) -> list[Comment]:
    """All comments, in order."""
    found: list[Comment] = []
    if "#" not in text:
        return found
    at = 0
    for start, end in [*_scalars(text), (len(text), len(text))]:
        mark = text.find("#", at, start)
        while mark >= 0:
            stop = line_end(text, mark)
            found.append(Comment(mark, text[mark:stop].rstrip()))
            mark = text.find("#", stop, start)
        at = max(at, end)
    return found


def _scalars(text: str) -> list[tuple[int, int]]:
    """The spans in which a `#` is text: those of all scalars. Behind the sign that opens a block may be a comment."""
    spans = []
    event: Any  # PyYAML's types say that its marks may be missing
    for event in yaml.parse(text, Loader=CSafeLoader):
        kind: type = event.__class__
        if kind is ScalarEvent:
            start, end = event.start_mark.index, event.end_mark.index
            spans.append((line_end(text, start) if event.style in ("|", ">") else start, end))
    return spans
