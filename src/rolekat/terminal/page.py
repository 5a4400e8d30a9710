"""A page for the terminal: parts laid out for a width, in colour or as plain text."""

import io
from collections.abc import Iterable, Sequence
from typing import Final

from rich.console import Console, RenderableType
from rich.markdown import Markdown
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from rolekat.text.printable import printable

MOST_READABLE: Final = 100
"""Longer lines of prose are hard to read, however wide the terminal is."""
NARROWEST: Final = 40
INDENT: Final = 2
_LEAST: Final = 24
"""The columns that text beside a label needs."""


class Page:
    """Collects the parts of what is printed. Every text is text: markup in it stays what it is."""

    def __init__(self, width: int, *, wide: bool = False) -> None:
        self.width = max(width, NARROWEST)
        if not wide:
            self.width = min(self.width, MOST_READABLE)
        self._parts: list[RenderableType] = []

    @property
    def room(self) -> int:
        """The columns within the indentation."""
        return self.width - INDENT

    def title(self, title: str, *about: str) -> None:
        """What the page is about, with a line of facts below."""
        self._parts.append(text(title, "bold"))
        if about:
            self._parts.append(text(" · ".join(about), "dim"))

    def heading(self, heading: str, remark: str = "") -> None:
        """Begin a section."""
        line = Text().append_text(text(heading, "bold"))
        if remark:
            line.append(f"  {printable(remark)}", "dim")
        self._parts += [Text(), line]

    def paragraph(self, words: str, style: str = "", *, deeper: int = 0) -> None:
        """A paragraph of plain text."""
        self.add(Padding(text(words, style), (0, 0, 0, deeper)) if deeper else text(words, style))

    def legend(self, signs: Iterable[str]) -> None:
        """What signs mean, side by side, none of them torn apart."""
        lines: list[str] = []
        for sign in map(printable, signs):
            if lines and len(lines[-1]) + 2 + len(sign) <= self.room:
                lines[-1] += f"  {sign}"
            else:
                lines.append(sign)
        for line in lines:
            self.add(Text(line, "dim"))

    def markdown(self, source: str) -> None:
        """A text that its author wrote in Markdown."""
        safe = "\n".join(printable(line) for line in source.split("\n"))
        self.add(Markdown(safe, hyperlinks=False))

    def rows(self, rows: Iterable[Sequence[str | Text]], *, first: str = "dim", deeper: int = 0) -> None:
        """Labels and what belongs to each, side by side; below each other where the page is narrow."""
        cells = [[cell if isinstance(cell, Text) else text(cell) for cell in row] for row in rows]
        if not cells:
            return
        for row in cells:
            row[0].stylize(first)
        labels = max(row[0].cell_len for row in cells)
        room = self.room - deeper
        if labels > room // 2 or labels + _LEAST > room:
            for row in cells:
                if row[0].plain.strip():
                    self.add(Padding(row[0], (0, 0, 0, deeper)))
                self.add(Padding(_joined(row[1:]), (0, 0, 0, INDENT + deeper)))
            return
        grid = Table.grid(padding=(0, 2, 0, 0))
        grid.add_column(no_wrap=True)
        grid.add_column(overflow="fold")
        for row in cells:
            grid.add_row(row[0], _joined(row[1:]))
        self.add(Padding(grid, (0, 0, 0, deeper)))

    def add(self, part: RenderableType) -> None:
        """Anything, indented."""
        self._parts.append(Padding(part, (0, 0, 0, INDENT)))

    def flush(self, part: RenderableType) -> None:
        """Anything, from the first column on."""
        self._parts.append(part)

    def as_text(self, *, colour: bool) -> str:
        """The whole page, without spaces at the ends of lines."""
        console = Console(
            file=io.StringIO(),
            width=self.width,
            color_system="standard" if colour else None,
            force_terminal=colour,
            no_color=not colour,
            highlight=False,
            markup=False,
            emoji=False,
            legacy_windows=False,
            _environ={},
        )
        with console.capture() as capture:
            for part in self._parts:
                console.print(part)
        lines = [line.rstrip() for line in capture.get().split("\n")]
        return "\n".join(lines).strip("\n") + "\n"


def text(words: str, style: str = "") -> Text:
    """A text that cannot do anything but be read."""
    return Text(printable(words), style=style, overflow="fold")


def _joined(parts: Sequence[Text]) -> Text:
    return Text("\n", overflow="fold").join(parts)
