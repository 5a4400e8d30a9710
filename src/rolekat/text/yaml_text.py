"""Writes YAML as a person would: ids in flow style, prose in folded blocks, every text as it was given.

A small writer of our own instead of a library's dump: a catalog is read like a form, and a text must
never be cut by a comma, a colon or a hash.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Final

from rolekat.errors import UsageError
from rolekat.text.decode import decode

WIDTH: Final = 92
_SHOWN: Final = 60
_PLAIN: Final = re.compile(r"[^\W\d_][\w .,/()+&%'@-]*(?<! )")
"""Texts that mean themselves without quotes."""
_OTHER_TYPES: Final = frozenset(("null", "true", "false", "yes", "no", "on", "off", "y", "n", "inf", "nan"))
"""Words that other readers of YAML take for something else than text."""
_BLANKS: Final = re.compile("[ \t\r\n\x0b\x0c]+")
_PARAGRAPHS: Final = re.compile(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)\s*")


class YamlWriter:
    """Lines of one file, from the top down."""

    def __init__(self, indent: str = "") -> None:
        self._lines: list[str] = []
        self._indent = indent

    def __str__(self) -> str:
        return "".join(f"{line}\n" for line in self._lines)

    @property
    def indent(self) -> str:
        """The blanks before the next line."""
        return self._indent

    def line(self, text: str) -> None:
        """A line that is written already, but for its indentation."""
        self._lines.append(f"{self._indent}{text}".rstrip())

    def blank(self) -> None:
        """An empty line, never two."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def comment(self, text: str) -> None:
        """A comment on lines of its own; a line break in the text begins a new line."""
        for line in text.splitlines():
            shift = " " * (len(line) - len(line.lstrip()))
            for part in wrap(line.split(), WIDTH - len(self._indent) - len(shift) - 2) or [""]:
                self._lines.append(f"{self._indent}# {shift}{part}".rstrip())

    @contextmanager
    def block(self, key: str, remark: str = "") -> Iterator[None]:
        """A map below a key."""
        self.bare(key, remark)
        with self.indented():
            yield

    @contextmanager
    def indented(self) -> Iterator[None]:
        """More of the map below the key that was written last."""
        self._indent += "  "
        yield
        self._indent = self._indent[:-2]

    @contextmanager
    def switched_off(self) -> Iterator[None]:
        """What is written meanwhile stands there as a comment: without its `# ` it is YAML."""
        begin, indent = len(self._lines), self._indent
        yield
        self._lines[begin:] = [f"{indent}# {line[len(indent) :]}".rstrip() for line in self._lines[begin:]]

    def bare(self, key: str, remark: str = "") -> None:
        """A key with nothing behind it: everything as elsewhere. A remark stands above it."""
        self._remark(remark)
        self._lines.append(f"{self._indent}{key}:")

    def text(self, key: str, text: str) -> None:
        """A short text on the key's own line, quoted where it has to be; a long one in a block."""
        line = f"{self._indent}{key}: {scalar(text)}"
        if len(line) <= WIDTH:
            self._lines.append(line)
        else:
            self.prose(key, one_line(text))

    def ids(self, key: str, ids: Iterable[str]) -> None:
        """A list of ids or phases."""
        inside = ", ".join(ids)
        lines = wrap(f"{key}: [{inside}]".split(" "), WIDTH - len(self._indent) - 2)
        self._lines += [f"{self._indent}{'  ' if number else ''}{line}" for number, line in enumerate(lines)]

    def phases(self, key: str, ranges: Sequence[str]) -> None:
        """When something holds: one range, or a list of phases; nothing for never."""
        if len(ranges) == 1:
            self.text(key, ranges[0])
        elif ranges:
            self.ids(key, ranges)

    def flow(self, key: str, entries: Mapping[str, str], remark: str = "") -> None:
        """A small map of ids, numbers and short texts. A remark stands above it."""
        self._remark(remark)
        inside = ", ".join(f"{name}: {value}" for name, value in entries.items())
        self._lines.append(f"{self._indent}{key}: {{{inside}}}")

    def value(self, key: str, value: str, remark: str = "") -> None:
        """An id, a number or a day, as it is. A remark stands above it."""
        self._remark(remark)
        self._lines.append(f"{self._indent}{key}: {value}")

    def item(self, entries: Mapping[str, str]) -> None:
        """An entry of a list: a small map of ids and days."""
        inside = ", ".join(f"{name}: {value}" for name, value in entries.items())
        self._lines.append(f"{self._indent}- {{{inside}}}")

    def prose(self, key: str, text: str) -> None:
        """Sentences, in a folded block that no sign in them can end."""
        self._lines.append(f"{self._indent}{key}: >-")
        self._block(
            [wrap(words, WIDTH - len(self._indent) - 2) for part in _PARAGRAPHS.split(text) if (words := _words(part))]
        )

    def markdown(self, key: str, text: str) -> None:
        """Markdown, whose line breaks count: kept, but for paragraphs on one long line."""
        self._lines.append(f"{self._indent}{key}: |")
        paragraphs = []
        for part in _PARAGRAPHS.split(text.strip()):
            lines = [line.rstrip() for line in re.split("\r\n|\r|\n", part)]
            room = WIDTH - len(self._indent) - 2
            if len(lines) == 1 and lines[0][:1].isalnum():
                lines = wrap(_words(lines[0]), room)
            paragraphs.append(lines)
        self._block(paragraphs)

    def _remark(self, remark: str) -> None:
        if remark:
            self._lines.append(f"{self._indent}# {one_line(remark)}")

    def _block(self, paragraphs: list[list[str]]) -> None:
        for number, lines in enumerate(paragraphs):
            if number:
                self._lines.append("")
            self._lines += [f"{self._indent}  {line}".rstrip() for line in lines]


def scalar(text: str) -> str:
    """A short text as a YAML value: plain where that is safe, else in double quotes."""
    text = one_line(text)
    if _PLAIN.fullmatch(text) and text.lower() not in _OTHER_TYPES:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def one_line(text: str) -> str:
    """A text with every stretch of blanks as one space."""
    return " ".join(_words(text))


def paragraphs(text: str) -> str:
    """A text as it is read back from a block: its paragraphs, each on one line, with a blank line between them."""
    return "\n\n".join(line for part in _PARAGRAPHS.split(text) if (line := one_line(part)))


def wrap(words: list[str], width: int) -> list[str]:
    """Words in lines of at most `width`; a longer word has a line of its own."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def checked_text(text: str) -> str:
    """The text, which a catalog file can hold.

    Raises:
        UsageError: it has a character that nobody can see or that a file must not have.
    """
    _, problems = decode(f".{text}".encode("utf-8", "surrogatepass"))  # at the beginning of a file a mark may stand
    if problems:
        shown = ascii(text)[1:-1]
        raise UsageError("new-text-unwritable", text=shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}...")
    return text


def _words(text: str) -> list[str]:
    # A hard space is kept within a word; beside a blank it would look like indentation.
    return [word for part in _BLANKS.split(text) if (word := part.strip("\u00a0"))]
