"""An answer in words, laid out by nobody yet: headings, lines and tables, which the terminal and Markdown draw."""

from typing import Literal, NamedTuple, TypeAlias

Style: TypeAlias = Literal["", "bold", "dim", "vacant", "missing", "soon", "accepted", "good"]
"""What a text is, not how it looks: `vacant` and `missing` are a mandatory and a recommended role that nobody holds."""


class Cell(NamedTuple):
    """What stands in a column of a row."""

    text: str = ""
    style: Style = ""
    word: str = ""
    """What a sign means: Markdown has it in the sign's place."""


class Column(NamedTuple):
    """A column of a table."""

    head: str
    number: bool = False
    wraps: bool = False
    """Whether its text may be broken into lines."""


class Table(NamedTuple):
    """Rows below each other. Without `headed`, a terminal shows no heads: the rows speak for themselves."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    headed: bool = False


class Title(NamedTuple):
    """What the sheet, or a large part of it, is about; with a line of facts below."""

    text: str
    about: tuple[str, ...] = ()


class Heading(NamedTuple):
    """The beginning of a section."""

    text: str
    remark: str = ""


class Line(NamedTuple):
    """A line or paragraph."""

    text: str
    style: Style = ""


class Legend(NamedTuple):
    """What the signs in the tables mean; Markdown needs none."""

    signs: tuple[str, ...]


class Choice(NamedTuple):
    """A table that a terminal may have no room for: it shows the first that fits, else the rest; Markdown the whole."""

    tables: tuple[Table, ...]
    otherwise: tuple["Part", ...]


class Typed(NamedTuple):
    """What can be typed, on a line of its own, which is never broken: it is copied."""

    command: str
    lead: str = ""
    """The word before it where there are several ways: either, or."""
    then: tuple[str, ...] = ()
    """What is typed after it."""
    link: str = ""
    """The words before that: and then."""


class Task(NamedTuple):
    """Something to decide or to do: a box to tick in Markdown; with what there is to know, and what can be typed."""

    text: str
    about: tuple[str, ...] = ()
    ways: tuple[Typed, ...] = ()


class Fold(NamedTuple):
    """Parts under a heading, which Markdown shows folded together."""

    text: str
    parts: tuple["Part", ...]
    remark: str = ""


Part: TypeAlias = Title | Heading | Line | Table | Legend | Choice | Fold | Task
Sheet: TypeAlias = list[Part]
