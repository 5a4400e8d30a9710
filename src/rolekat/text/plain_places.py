"""Where the parts of a plain text stand: the marks that `reader.read` gives, found without libyaml.

Most files in which something is found are plain, and bringing in libyaml takes longer than reading fifty of them. A
test holds the places to those of libyaml.
"""

from typing import Any, Final

from rolekat.text.marks import Marks
from rolekat.text.plain import FLOW_TOKEN, LINE, read_plain
from rolekat.text.problem import Span

_DASH, _KEY, _PLAIN, _FLOW, _QUOTED, _HEAD, _ITEM = range(2, 9)
"""The groups of a line."""
_NO_KEYS: Final = ("", " ", "#", "-")
"""What a line begins with, in the column of the keys, that has none of them."""


def plain_places(text: str) -> Marks | None:
    """The places in a text, or `None` where only `reader.read` finds them.

    What stands under a key of the whole text is looked through when it is asked for: mostly one or two are.
    """
    return None if read_plain(text) is None else _Places(text.split("\n")).root()


class _Blocks(dict[str, Any]):
    """The places of what stands under each key of a text, worked out when they are asked for."""

    def __init__(self, places: "_Places", lines: dict[str, int]) -> None:
        self._places = places
        self._lines = lines

    def __missing__(self, key: str) -> Any:
        found = self[key] = self._places.under(self._lines[key])
        return found


class _Places:
    """Goes through the lines of a text that is known to be plain: what it finds fits together."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.at = -1
        """The line it has come to."""
        self.match: Any = None
        """What that line says; `None` after the last."""
        self.indent = -1

    def root(self) -> Marks:
        """The places in the whole text."""
        self.step()
        column, start = self.indent, self.span(self.indent, self.indent)
        keys: dict[str, Any] = {}
        lines: dict[str, int] = {}
        margin = " " * column
        for number in range(self.at, len(self.lines)):
            line = self.lines[number]
            if line.startswith(margin) and line[column : column + 1] not in _NO_KEYS:
                self.at, self.match = number, LINE.fullmatch(line)
                key = self.match[_KEY].strip('"')
                keys[key], lines[key] = self.span(self.match.start(_KEY), self.match.end(_KEY)), number
        return Marks(start, keys, _Blocks(self, lines))

    def under(self, line: int) -> Any:
        """The places of what follows the key of the whole text that stands in a line."""
        self.at = line - 1
        self.step()
        return self.value(self.indent)

    def step(self) -> None:
        """Go on to the next line that says something."""
        while True:
            self.at += 1
            if self.at >= len(self.lines):
                self.match, self.indent = None, -1
                return
            self.match = LINE.fullmatch(self.lines[self.at])
            if self.match[_KEY] or self.match[_ITEM]:  # else it is blank, or a remark
                self.indent = self.match.end(1)
                return

    @staticmethod
    def is_below(line: str, column: int) -> bool:
        """Whether a line belongs to a block of text whose key stands in a column."""
        return not line.strip(" ") or len(line) - len(line.lstrip(" ")) > column

    def map(self, column: int) -> Marks:
        """A map whose keys stand in a column; the first one may stand after a dash."""
        keys: dict[str, Any] = {}
        children: dict[str, Any] = {}
        start = self.span(column, column)
        first = True
        while self.match is not None and (first or (self.indent == column and not self.match[_DASH])):
            first = False
            match = self.match
            key = match[_KEY].strip('"')
            keys[key] = self.span(match.start(_KEY), match.end(_KEY))
            children[key] = self.value(column)
        return Marks(start, keys, children)

    def value(self, column: int) -> Any:
        """What follows a key in a column, on its line or below."""
        match = self.match
        if match[_FLOW]:
            return self.flow(match.start(_FLOW))
        if match[_HEAD]:
            return self.block(match.start(_HEAD), column)
        for kind in (_PLAIN, _QUOTED):
            if match[kind]:
                found = self.span(match.start(kind), match.start(kind) + len(match[kind].rstrip(" ")))
                self.step()
                return found
        after = match.end(_KEY) + 1
        nothing = self.span(after, after)
        self.step()
        if self.match is not None and self.match[_DASH] and self.indent >= column:
            return self.list(within=self.indent == column)
        return self.map(self.indent) if self.indent > column else nothing

    def list(self, *, within: bool) -> Marks:
        """A list; `within` the column of its key, where libyaml lets it begin with its dash and not before it."""
        column = self.indent
        start = self.span(column, column + within)
        children: list[Any] = []
        while self.match is not None and self.indent == column and self.match[_DASH]:
            children.append(self.item())
        return Marks(start, {}, children)

    def item(self) -> Any:
        match = self.match
        if match[_KEY]:
            return self.map(match.start(_KEY))
        start = match.start(_ITEM)
        if match[_ITEM][0] in "[{":
            return self.flow(start)
        found = self.span(start, start + len(match[_ITEM].rstrip(" ")))
        self.step()
        return found

    def block(self, start: int, column: int) -> Span:
        """A `>` or `|` block: up to the line after its last one, blank lines among them."""
        first, last = self.at, len(self.lines) - 1
        while self.at < last and self.is_below(self.lines[self.at + 1], column):
            self.at += 1
        # It ends where the next line begins, or the text where that ends without a break.
        end, end_column = (self.at, len(self.lines[last])) if self.at == last else (self.at + 1, 0)
        self.step()
        return Span(first + 1, start + 1, end + 1, end_column + 1)

    def flow(self, column: int) -> Marks:
        """A `[…]` or `{…}`, which may go on in the lines below."""
        stack: list[Marks] = []
        key: str | None = None
        position = column
        while True:
            found = FLOW_TOKEN.match(self.lines[self.at], position)
            if found is None:
                self.at += 1
                position = 0
                continue
            position = found.end()
            token = found[1]
            if token in (",", ":"):
                continue
            if token in ("]", "}"):
                root = stack.pop()
                if not stack:
                    self.step()
                    return root
                continue
            opens = token[0] in "[{"
            here = self.span(found.start(1), found.start(1) + len(token.rstrip(" ")))
            top = stack[-1] if stack else None
            if top is not None and key is None and top.children.__class__ is dict:
                key = token.strip("\"'").rstrip(" ")
                top.keys[key] = here
                continue
            new: Any = Marks(here, {}, {} if token[0] == "{" else []) if opens else here
            if top is None:
                pass
            elif key is not None:
                top.children[key] = new
                key = None
            else:
                top.children.append(new)
            if opens:
                stack.append(new)

    def span(self, start: int, end: int) -> Span:
        """A stretch of the current line."""
        return Span(self.at + 1, start + 1, self.at + 1, end + 1)
