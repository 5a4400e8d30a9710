"""What is wrong with a file, before anyone asks what it means."""

from typing import Final

from rolekat.record import Record


class Span(Record):
    """A stretch of one file. Lines and columns count from 1, in characters; the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


START = Span(1, 1, 1, 1)


_QUOTED: Final = 60


def shown(text: str) -> str:
    """A key or value as a sentence quotes it: no longer than a line can hold."""
    return text if len(text) <= _QUOTED else f"{text[: _QUOTED - 3]}…"


def span_at(text: str, offset: int) -> Span:
    """The span of one character of a text."""
    # Counted as an editor does: only \n, \r\n and \r end a line.
    head = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = head.count("\n") + 1
    column = len(head) - (head.rfind("\n") + 1) + 1
    return Span(line, column, line, column + 1)


class Problem(Record):
    """A fault found while reading or validating one file.

    `rule` names the rule that documents it, `variant` picks the rule's sentence, `fatal` says that
    the rest of the file must not be judged, because what was read is not what was meant.
    It stands at a span where the text itself is at fault, else at a path through maps and lists.
    """

    rule: str
    span: Span | None = None
    variant: str = "message"
    params: tuple[tuple[str, str], ...] = ()
    fatal: bool = True
    related: Span | None = None
    path: tuple[str | int, ...] = ()
    of_key: bool = False
