"""Sheets as Markdown: everything from the data is text, nothing of it is markup."""

from collections.abc import Iterator, Sequence
from html import escape

from rolekat.answers.sheet import Cell, Choice, Fold, Heading, Legend, Line, Part, Sheet, Table, Task, Title, Typed
from rolekat.text.markdown import escape_sentence, escape_text


def as_markdown(sheet: Sheet, *, level: int = 1) -> str:
    """A sheet as Markdown, its title a heading of a level."""
    return "\n\n".join(block for part in sheet for block in _blocks(part, level)) + "\n" if sheet else ""


def _blocks(part: Part, level: int) -> Iterator[str]:  # noqa: C901 - a case for each part
    match part:
        case Title(text, about):
            yield f"{'#' * level} {escape_text(text)}"
            if about:
                yield escape_text(" · ".join(about))
        case Heading(text, remark):
            number = f" ({remark})" if remark.isdigit() else ""
            yield f"{'#' * (level + 1)} {escape_text(text + number)}"
            if remark and not number:
                yield escape_text(remark)
        case Line(text):
            yield escape_sentence(text)
        case Legend():
            pass
        case Task(text, about, ways):
            below = [*map(escape_sentence, about), *map(_typed, ways)]
            yield "\n".join((f"- [ ] {escape_sentence(text)}", *(f"  - {line}" for line in below)))
        case Fold(text, parts, remark):
            after = f" ({remark})" if remark else ""
            yield f"<details>\n<summary>{escape(text + after)}</summary>"
            yield from (block for each in parts for block in _blocks(each, level))
            yield "</details>"
        case Choice(tables):
            yield from _blocks(min(tables, key=lambda table: len(table.columns)), level)
        case Table(columns, rows):
            if rows:
                used = [index for index in range(len(columns)) if any(row[index].text for row in rows)]
                heads = [Cell(columns[index].head) for index in used]
                ruler = ["---:" if columns[index].number else "---" for index in used]
                lines = [
                    _line(heads),
                    f"| {' | '.join(ruler)} |",
                    *(_line([row[index] for index in used]) for row in rows),
                ]
                yield "\n".join(lines)


def _typed(way: Typed) -> str:
    then = "".join(f", {escape_sentence(way.link)} `{command}`" for command in way.then)
    return f"{escape_sentence(way.lead)} `{way.command}`{then}".lstrip()


def _line(cells: Sequence[Cell]) -> str:
    return f"| {' | '.join(map(_cell, cells))} |"


def _cell(cell: Cell) -> str:
    shown = escape_sentence(cell.word or cell.text)
    return f"**{shown}**" if cell.style == "vacant" and shown and not cell.word else shown
