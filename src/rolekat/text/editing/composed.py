"""A text with its nodes, and the one stretch of it that an edit replaces."""

import re
from collections.abc import Sequence
from typing import Any, Final

import yaml
from yaml import CSafeLoader
from yaml.nodes import MappingNode, ScalarNode

from rolekat.record import Record
from rolekat.text.changing import Path
from rolekat.text.comments import comments_in
from rolekat.text.lines import BREAK, line_end
from rolekat.text.nodes import node_at

_DEEPER_COMMENT: Final = re.compile(r"(?:\r\n|\r|\n)( +)#[^\r\n]*")


class EditError(Exception):
    """The text cannot be changed so that nothing else would; the reason is for whoever maintains this."""


class Splice(Record):
    """What comes in the place of a stretch of a text."""

    start: int
    stop: int
    new: str

    def of(self, text: str) -> str:
        """The text with it."""
        return text[: self.start] + self.new + text[self.stop :]


class Composed:
    """A text that can be parsed."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = yaml.compose(text, Loader=CSafeLoader)
        found = BREAK.search(text)
        self.newline = found[0] if found else "\n"

    def node(self, path: Path) -> Any:
        """The node at a path, `None` where there is none."""
        return node_at(self.root, path)

    def key(self, path: Path) -> Any:
        """The node of the key of an entry of a map, `None` where there is none."""
        parent = self.node(path[:-1]) if path else None
        pairs = parent.value if isinstance(parent, MappingNode) else ()
        return next((key for key, _ in pairs if key.value == path[-1]), None)

    def in_flow(self, path: Path) -> bool:
        """Whether what stands at a path stands within braces or brackets."""
        return any(getattr(self.node(path[:depth]), "flow_style", False) for depth in range(len(path)))

    def behind_sign(self, path: Path) -> int:
        """The offset behind the colon or the dash that a value in a block follows."""
        key = self.key(path)
        if key is not None:
            return self.text.index(":", key.end_mark.index) + 1
        return self.text.rindex("-", 0, self.node(path).start_mark.index) + 1

    def comments(self, start: int, stop: int) -> list[str]:
        """The comments that begin in a stretch."""
        if "#" not in self.text[start:stop]:
            return []
        return [comment.text for comment in comments_in(self.text) if start <= comment.start < stop]

    def replaced(self, start: int, stop: int, new: str) -> Splice:
        """Another text for a stretch.

        Raises:
            EditError: a comment stands in it.
        """
        if self.comments(start, stop):
            raise EditError("a comment stands in what would go")
        return Splice(start, stop, new)

    def below(self, end: int, column: int, lines: Sequence[str]) -> Splice:
        """Lines below the one that an entry ends in, and below the comments there that stand deeper than it does."""
        at = line_end(self.text, end)
        while found := _DEEPER_COMMENT.match(self.text, at):
            if len(found[1]) <= column:
                break
            at = found.end()
        return Splice(at, at, "".join(self.newline + line for line in lines))

    def behind(self, begin: int, end: int, head: str, lines: Sequence[str]) -> Splice:
        """What stands behind a colon or a dash, with its own lines below; one remark within it or behind it stays.

        Raises:
            EditError: there are more remarks.
        """
        at = line_end(self.text, end)
        within = self.comments(begin, end)
        if len(within) > 1 or (within and self.comments(end, at)):
            raise EditError("comments stand in what would go")
        remark = f" {within[0]}" if within else self.text[end:at].rstrip()
        return Splice(begin, at, head + remark + "".join(self.newline + line for line in lines))


def quote_of(node: Any) -> str:
    """The quotation mark that a key or a value stands in, nothing where it stands in none."""
    return node.style if isinstance(node, ScalarNode) and node.style in ("'", '"') else ""
