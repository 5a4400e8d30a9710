"""A new entry of a map, and the maps above it that are not there yet."""

from collections.abc import Sequence
from typing import Any

from yaml.nodes import MappingNode

from rolekat.text.changing import Path, Put
from rolekat.text.editing.composed import Composed, EditError, Splice
from rolekat.text.editing.replacing import key_like, replaced_value
from rolekat.text.nodes import entry_start, is_empty, true_end
from rolekat.text.values import flow, lines_of, one_line_of


def put(composed: Composed, change: Put) -> Splice:
    """A value in place of the one that is there, or as a new entry of the nearest map above it that is there.

    Raises:
        EditError: what stands above it is no map, or has no place for it.
    """
    if composed.node(change.path) is not None:
        return replaced_value(composed, change.path, change.value)
    *above, key = change.path
    value: Any = change.value
    parent = composed.node(tuple(above))
    while parent is None and isinstance(key, str):
        value = {key: value}
        *above, key = above
        parent = composed.node(tuple(above))
    if is_empty(parent):
        return replaced_value(composed, tuple(above), {key: value})
    if not isinstance(parent, MappingNode) or not isinstance(key, str):
        raise EditError(f"what stands at {above} is no map")
    place = _place([name.value for name, _ in parent.value], key, change.order)
    if parent.flow_style:
        return _in_flow(composed, tuple(above), key, value, place)
    return _in_block(composed, parent, key, value, place)


def _place(names: Sequence[str], key: str, order: Sequence[str]) -> int:
    """Where a key comes: by the order that is given, else by the alphabet where the others do, else last."""
    if key in order:
        rank = {name: number for number, name in enumerate(order)}
        before = [number for number, name in enumerate(names) if rank.get(name, len(rank)) < rank[key]]
        return before[-1] + 1 if before else 0
    if list(names) == sorted(names):
        return sum(1 for name in names if name < key)
    return len(names)


def _in_flow(composed: Composed, path: Path, key: str, value: Any, place: int) -> Splice:
    parent = composed.node(path)
    if not flow(value) or not parent.value:
        if path and not composed.in_flow(path):
            return _as_block(composed, path, lines_of(key, value, ""), place)
        if not flow(value):
            raise EditError("braces have no place for a text")
    entry = one_line_of({key: value})[1:-1]
    if place == 0:
        at = parent.start_mark.index + 1
        return composed.replaced(at, at, f"{entry}, " if parent.value else entry)
    at = true_end(composed.text, parent.value[place - 1][1])
    return composed.replaced(at, at, f", {entry}")


def _as_block(composed: Composed, path: Path, new: Sequence[str], place: int) -> Splice:
    """A map in braces, an entry a line, with one more."""
    parent, text = composed.node(path), composed.text
    entries = [text[name.start_mark.index : true_end(text, part)] for name, part in parent.value]
    if any(mark in entry for entry in entries for mark in "\r\n"):
        raise EditError("braces over several lines stay")
    lines = [*entries[:place], *new, *entries[place:]]
    begin, key = composed.behind_sign(path), composed.key(path)
    if key is None:
        head, *lines = lines
        head, indent = text[begin : parent.start_mark.index] + head, parent.start_mark.column
    else:
        head, indent = "", key.start_mark.column + 2
    below = [f"{' ' * indent}{line}" if line else "" for line in lines]
    return composed.behind(begin, parent.end_mark.index, head, below)


def _in_block(composed: Composed, parent: MappingNode, key: str, value: Any, place: int) -> Splice:
    first: Any = parent.value[0][0]
    column = first.start_mark.column
    braces = all(getattr(part, "flow_style", False) for _, part in parent.value)
    lines = lines_of(key_like(first, key), value, " " * column, braces=braces)
    at = entry_start(composed.text, first)
    if place == 0 and at is not None:
        return composed.replaced(at, at, "".join(line + composed.newline for line in lines))
    # The first entry of a map in a list stands behind a dash: there a new one comes last.
    above, part = parent.value[place - 1]
    return composed.below(max(above.end_mark.index, true_end(composed.text, part)), column, lines)
