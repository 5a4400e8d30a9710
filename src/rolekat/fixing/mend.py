"""A mend: the steps that take a finding away, and what is told of them."""

from typing import Literal, TypeAlias

from rolekat.record import Record
from rolekat.text.changing import Change

Safety: TypeAlias = Literal["safe", "unsafe"]
"""Safe: what was meant is beyond doubt, and nothing is lost. Unsafe: somebody should look at it."""


class Edit(Record):
    """A change of a file's values."""

    file: str
    change: Change


class Rewrite(Record):
    """Another text for a file, where the fault is in the text itself."""

    file: str
    text: str


class Move(Record):
    """Another name for a file."""

    file: str
    to: str


Step: TypeAlias = Edit | Rewrite | Move


class Mend(Record):
    """What mends a finding, and what is told of it: a text `fix.mended.<key>` and what it speaks of."""

    key: str
    params: dict[str, str]
    steps: tuple[Step, ...]


class UnmendableError(Exception):
    """A finding of a sort that can be mended, and this one cannot: the key of the text `fix.why.<key>`."""

    def __init__(self, key: str, **params: str) -> None:
        super().__init__(key)
        self.key = key
        self.params = params
