"""The report for people: each finding with its line, what to do and why, then one line that sums up."""

import os
import unicodedata
from collections.abc import Iterator
from typing import Final

from rolekat.findings.located import Located, shown_path, text_of
from rolekat.language import Language, Words, words
from rolekat.report.report import Report
from rolekat.rules.pages import sentence
from rolekat.text.printable import printable
from rolekat.text.problem import Span

_COLOURS: Final = {"error": "1;31", "warning": "1;33", "note": "1;36", "frame": "34", "bold": "1", "faint": "2"}


def as_text(report: Report, language: Language, *, width: int = 100, colour: bool = False) -> str:
    """The whole report; `width` is the terminal's, in characters."""
    printer = _Printer(words(language), max(width, 40), colour=colour)
    parts = [printer.finding(located) for located in report.findings]
    return "\n".join([*parts, printer.summary(report)]) + "\n"


class _Printer:
    def __init__(self, say: Words, width: int, *, colour: bool) -> None:
        self.say = say
        self.width = width
        self.colour = colour
        self._lines: tuple[str, list[str]] = ("", [])

    def finding(self, located: Located) -> str:
        found = located.finding
        said = sentence(found, self.say.language)
        head = f"{self.say.term(found.severity)}[{found.code}]"
        lines = self.wrapped(printable(said.message), len(head) + 2)
        out = [f"{self.paint(found.severity, head)}{self.paint('bold', ': ' + lines[0])}"]
        out += [self.paint("bold", line) for line in lines[1:]]
        gutter = len(str(max([located.span.line, *(span.line for _, span, _ in located.related)])))
        out.append(self.arrow("-->", found.place.file, located.span, gutter))
        if found.severity == "note":
            return "\n".join(out) + "\n"
        out += self.excerpt(found.place.file, located.span, gutter, found.severity)
        for (file, span, _), label in zip(located.related, said.labels, strict=True):
            out.append(self.arrow(":::", file, span, gutter))
            out += self.excerpt(file, span, gutter, "frame", printable(label))
        if said.help:
            out += self.remark("help", said.help, gutter)
        if found.source:
            out += self.remark("source", found.source, gutter)
        out.append(f"{' ' * gutter} {self.paint('frame', '=')} {self.paint('faint', self.say('report.more', code=found.code))}")
        return "\n".join(out) + "\n"

    def arrow(self, sign: str, file: str, span: Span, gutter: int) -> str:
        place = f"{shown_path(file)}:{span.line}:{span.column}"
        return f"{' ' * gutter}{self.paint('frame', sign)} {printable(place)}"

    def excerpt(self, file: str, span: Span, gutter: int, colour: str, label: str = "") -> Iterator[str]:
        lines = self.lines_of(file)
        bar = self.paint("frame", "|")
        yield f"{' ' * gutter} {bar}"
        if span.line > len(lines):
            return
        text = printable(lines[span.line - 1].replace("\t", " "))
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
        name = f"{self.say(f'report.{kind}')}: "
        margin = " " * (gutter + 3)
        first, *rest = self.wrapped(printable(text), gutter + 3 + len(name))
        yield f"{' ' * gutter} {self.paint('frame', '=')} {self.paint('bold', name)}{first}"
        yield from (f"{margin}{' ' * len(name)}{line.strip()}" for line in rest)

    def wrapped(self, text: str, used: int) -> list[str]:
        """The text in lines that fit; the first has `used` columns less, the others are indented alike."""
        import textwrap

        room = max(self.width - used, 24)
        lines = textwrap.wrap(text, room, break_long_words=False, break_on_hyphens=False) or [""]
        return [lines[0], *(" " * min(used, 4) + line for line in lines[1:])]

    def summary(self, report: Report) -> str:
        counts = [
            self.paint(severity, self.say.count(f"report.{severity}s", report.count(severity)))
            for severity in ("error", "warning", "note")
            if report.count(severity)
        ]
        if report.suppressed:
            counts.append(self.say.count("report.suppressed", report.suppressed))
        checked = self.say.count("report.checked", report.files)
        return f"{checked}: {', '.join(counts)}." if counts else f"{checked}. {self.say('report.clean')}"

    def lines_of(self, file: str) -> list[str]:
        if self._lines[0] != file:
            self._lines = (file, text_of(file).splitlines())
        return self._lines[1]

    def paint(self, colour: str, text: str) -> str:
        return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m" if self.colour else text


def _columns(text: str) -> int:
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def terminal_width() -> int:
    """The width to print at: the terminal's, or 100 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    for stream in (1, 2):  # what is piped to a pager is still read in the terminal that errors go to
        try:
            return os.get_terminal_size(stream).columns or 100
        except OSError:
            continue
    return 100
