"""Puts one id into a list of a file that somebody else wrote, and touches no other byte."""

import re
from collections.abc import Sequence
from typing import Any

from rolekat.text.decode import decode
from rolekat.text.marks import Marks
from rolekat.text.reader import read


def with_id(data: bytes, path: Sequence[str], name: str) -> bytes | None:
    """The file with an id at the end of the list at `path`; `None` where that cannot be done safely.

    A list that is missing or empty without brackets is left to its writer.
    """
    text, problems = decode(data)
    if text is None or problems:
        return None
    reading = read(text)
    marks = reading.marks
    for step in path:
        if not isinstance(marks, Marks) or not isinstance(marks.children, dict) or step not in marks.children:
            return None
        marks = marks.children[step]
    if reading.problems or not isinstance(marks, Marks) or not isinstance(marks.children, list):
        return None
    changed = _inserted(text, marks, name)
    if changed is None:
        return None
    after = read(changed)
    if after.problems or after.value != _expected(reading.value, path, name):
        return None
    bom = b"\xef\xbb\xbf" if data.startswith(b"\xef\xbb\xbf") else b""
    return bom + changed.encode("utf-8")


def _inserted(text: str, marks: Marks, name: str) -> str | None:
    lines = re.split("(\r\n|\n|\r)", text)
    contents, ends = lines[::2], [*lines[1::2], ""]

    def offset(line: int, column: int) -> int:
        return sum(len(contents[i]) + len(ends[i]) for i in range(line)) + column

    start = marks.start.start_mark
    if not marks.children:
        after = offset(start.line, start.column) + 1
        return f"{text[:after]}{name}{text[after:]}"
    last = marks.children[-1]
    if isinstance(last, Marks) or last is None:
        return None
    end = last.end_mark
    if marks.start.flow_style:
        after = offset(end.line, end.column)
        return f"{text[:after]}, {name}{text[after:]}"
    first = contents[last.start_mark.line][: last.start_mark.column]  # `    - `
    if not re.fullmatch(r" *- +", first):
        return None
    newline = ends[end.line] or ends[0] or "\n"
    after = offset(end.line, len(contents[end.line]))
    return f"{text[:after]}{newline}{first}{name}{text[after:]}"


def _expected(value: Any, path: Sequence[str], name: str) -> Any:
    """The value with the id where it should be, all else as it was."""
    if not path:
        return [*value, name]
    return {key: _expected(part, path[1:], name) if key == path[0] else part for key, part in value.items()}
