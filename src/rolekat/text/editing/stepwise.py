"""A whole map or list in place of another, as smaller changes: what both have stays as it is written."""

from typing import Any

from yaml.nodes import MappingNode, SequenceNode

from rolekat.text.changing import Add, Change, Drop, Put, as_read
from rolekat.text.editing.composed import Composed


def steps_of(composed: Composed, value: Any, change: Change) -> list[Change]:
    """The changes, to be made one after another, that a change of a text comes to; none where it is one by itself.

    `value` is what the text says.
    """
    if not isinstance(change, Put):
        return []
    node = composed.node(change.path)
    if isinstance(node, MappingNode) and node.value and isinstance(change.value, dict) and change.value:
        puts = [Put((*change.path, key), part, change.order) for key, part in change.value.items()]
        return [*puts, *(Drop((*change.path, key.value)) for key, _ in node.value if key.value not in change.value)]
    if isinstance(node, SequenceNode) and not node.flow_style and isinstance(change.value, (list, tuple)):
        for step in change.path:
            value = value[step]
        return _of_list(value, change)
    return []


def _of_list(there: list[Any], change: Put) -> list[Change]:
    """Entry by entry, where what stays comes first and in order."""
    wanted = as_read(change.value) or []
    kept = [index for index, part in enumerate(there) if part in wanted]
    if not kept or [there[index] for index in kept] != wanted[: len(kept)]:
        return []
    gone = [index for index in reversed(range(len(there))) if index not in kept]
    return [
        *(Drop((*change.path, index)) for index in gone),
        *(Add(change.path, part) for part in list(change.value)[len(kept) :]),
    ]
