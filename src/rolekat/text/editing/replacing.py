"""A value or a key in place of the one that is there."""

from typing import Any

from yaml.nodes import ScalarNode

from rolekat.text.changing import Path, Rename
from rolekat.text.editing.composed import Composed, EditError, Splice, quote_of
from rolekat.text.nodes import true_end
from rolekat.text.values import flow, key_text, lines_of, one_line_of


def replaced_key(composed: Composed, change: Rename) -> Splice:
    """Another key for an entry that is there."""
    key = composed.key(change.path)
    return composed.replaced(key.start_mark.index, key.end_mark.index, key_like(key, change.key))


def key_like(other: ScalarNode, key: str) -> str:
    """A key in the quotes that another one has."""
    quote = quote_of(other)
    return f"{quote}{key}{quote}"


def replaced_value(composed: Composed, path: Path, value: Any) -> Splice:
    """All of a value's text, with what is new in its place. A remark behind it stays where it is.

    Raises:
        EditError: a comment in it would be lost, or it is all of the text.
    """
    if not path:
        raise EditError("all of a file is not changed")
    node = composed.node(path)
    start, end = node.start_mark.index, true_end(composed.text, node)
    gap = " " if start == node.end_mark.index and composed.text[start - 1 : start] != " " else ""
    line = one_line_of(value, quote_of(node), in_flow=composed.in_flow(path))
    if composed.in_flow(path):
        return composed.replaced(start, end, gap + line if line else "")
    begin = composed.behind_sign(path)
    head, *lines = _behind_sign(composed, path, value, gap=max(start - begin, 1))
    on_one_line = isinstance(node, ScalarNode) or node.flow_style
    if flow(value) and not lines and on_one_line and not composed.comments(start, end):
        return composed.replaced(start, end, gap + line if line else "")
    return composed.behind(begin, begin if start == node.end_mark.index else end, head, lines)


def _behind_sign(composed: Composed, path: Path, value: Any, *, gap: int) -> list[str]:
    """What stands behind the colon or the dash of an entry in a block, and the lines below."""
    key = composed.key(path)
    if key is None:
        margin, sign = " " * composed.node(path[:-1]).start_mark.column, "-"
        first, *rest = lines_of(None, value, margin, gap=gap)
    else:
        margin, sign = " " * key.start_mark.column, f"{key_text(key.value)}:"
        first, *rest = lines_of(key.value, value, margin)
    return [first[len(margin) + len(sign) :], *rest]
