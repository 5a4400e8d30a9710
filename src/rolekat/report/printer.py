"""A finding for people: its sentence, its place with the line, what to do, and why."""

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import Final

from rolekat.findings.located import Located, text_of
from rolekat.fixing.registry import safety_of
from rolekat.language import Words
from rolekat.report.colours import paint
from rolekat.report.wording import place_of, wording
from rolekat.rules.privacy.personal_number import without_personal_numbers
from rolekat.text.printable import printable
from rolekat.text.problem import Span

_MOST_EXCERPTS: Final = 3
"""How many lines are shown of places that all say the same."""


class Printer:
    """Prints findings one after the other, for a terminal so wide."""

    def __init__(self, say: Words, width: int, *, colour: bool) -> None:
        self.say = say
        self.width = width
        self.colour = colour
        self._lines: tuple[str, list[str]] = ("", [])
        self._line: tuple[str, int, str] = ("", 0, "")

    def finding(self, located: Located) -> str:
        """One finding, with an empty line after it."""
        found = located.finding
        said = wording(located, self.say.language)
        head = f"{self.say.term(found.severity)}[{found.code}]"
        lines = self.wrapped(said.message, len(head) + 2)
        out = [f"{self.paint(found.severity, head)}{self.paint('bold', ': ' + lines[0])}"]
        out += [self.paint("bold", line) for line in lines[1:]]
        gutter = len(str(max([located.span.line, *(span.line for _, span, _ in located.related)])))
        out.append(self.arrow("-->", found.place.file, located.span, gutter))
        brief = found.severity == "note"  # many at a time, and nothing to mend: their lines are not shown
        if not brief:
            out += self.excerpt(found.place.file, located.span, gutter, found.severity)
        times: Counter[str] = Counter()
        for (file, span, _), label in zip(located.related, said.labels, strict=True):
            times[label] += 1
            short = brief or times[label] > _MOST_EXCERPTS  # the first few show what is meant
            out.append(self.arrow(":::", file, span, gutter) + (f" {label}" if short else ""))
            out += () if short else self.excerpt(file, span, gutter, "frame", label)
        if said.help:
            out += self.remark("help", said.help, gutter)
        if safety := safety_of(found):
            out.append(self.aside(self.say(f"report.fix-{safety}"), gutter))
        if said.source:
            out += self.remark("source", said.source, gutter)
        if not brief:
            out.append(self.aside(self.paint("faint", self.say("report.more", code=found.code)), gutter))
        return "\n".join(out) + "\n"

    def aside(self, text: str, gutter: int) -> str:
        """A short line that explains nothing: what else one may type."""
        return f"{' ' * gutter} {self.paint('frame', '=')} {text}"

    def arrow(self, sign: str, file: str, span: Span, gutter: int) -> str:
        """Where something stands."""
        return f"{' ' * gutter}{self.paint('frame', sign)} {place_of(file, span)}"

    def excerpt(self, file: str, span: Span, gutter: int, colour: str, label: str = "") -> Iterator[str]:
        """The line, and marks under what is meant."""
        lines = self.lines_of(file)
        bar = self.paint("frame", "|")
        yield f"{' ' * gutter} {bar}"
        if span.line > len(lines):
            return
        text = self.shown_line(file, span.line)
        start = span.column - 1
        end = span.end_column - 1 if span.end_line == span.line else len(text)
        room = self.width - gutter - 3
        if len(text) > room:
            shift = max(0, min(start - 8, len(text) - room + 1))
            text = ("…" if shift else "") + text[shift + bool(shift) : shift + room - 1] + "…"
            start, end = start - shift, min(end - shift, room)
        yield f"{self.paint('frame', str(span.line).rjust(gutter))} {bar} {text}"
        marks = "^" * max(1, _columns(text[start:end]))
        yield f"{' ' * gutter} {bar} {' ' * _columns(text[:start])}{self.paint(colour, f'{marks} {label}'.rstrip())}"

    def remark(self, kind: str, text: str, gutter: int) -> Iterator[str]:
        """Help or source, in lines that fit."""
        name = f"{self.say(f'report.{kind}')}: "
        margin = " " * (gutter + 3)
        first, *rest = self.wrapped(text, gutter + 3 + len(name))
        yield f"{' ' * gutter} {self.paint('frame', '=')} {self.paint('bold', name)}{first}"
        yield from (f"{margin}{' ' * len(name)}{line.strip()}" for line in rest)

    def wrapped(self, text: str, used: int) -> list[str]:
        """The text in lines that fit; the first has `used` columns less, the others are indented alike."""
        import textwrap

        room = max(self.width - used, 24)
        lines = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
        return [lines[0], *(" " * min(used, 4) + line for line in lines[1:])]

    def lines_of(self, file: str) -> list[str]:
        """The lines of a file; the last one asked for is kept."""
        if self._lines[0] != file:
            self._lines = (file, text_of(file).splitlines())
        return self._lines[1]

    def shown_line(self, file: str, number: int) -> str:
        """A line as it may be shown; the last one asked for is kept: a file may have all its findings on a long one."""
        if self._line[:2] != (file, number):
            line = self.lines_of(file)[number - 1].replace("\t", " ")
            self._line = (file, number, printable(without_personal_numbers(line)))
        return self._line[2]

    def paint(self, colour: str, text: str) -> str:
        """The text in a colour, where colours are wanted."""
        return paint(colour, text) if self.colour else text


def _columns(text: str) -> int:
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
