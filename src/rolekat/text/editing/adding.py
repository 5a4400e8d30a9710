"""A new entry of a list."""

from yaml.nodes import ScalarNode, SequenceNode

from rolekat.text.changing import Add, Put
from rolekat.text.editing.composed import Composed, EditError, Splice
from rolekat.text.editing.entering import put
from rolekat.text.lines import line_start
from rolekat.text.nodes import is_empty, true_end
from rolekat.text.values import lines_of, one_line_of


def added(composed: Composed, change: Add) -> Splice:
    """A value in a list, which is made where there is none; a text that stands alone becomes the first in it.

    Raises:
        EditError: there stands something else than a list.
    """
    node, text = composed.node(change.path), composed.text
    if node is None or is_empty(node):
        return put(composed, Put(change.path, [change.value], change.order))
    if isinstance(node, ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        return composed.replaced(start, end, f"[{text[start:end]}, {one_line_of(change.value, in_flow=True)}]")
    if not isinstance(node, SequenceNode):
        raise EditError(f"there is no list at {change.path}")
    place = -1 if change.after is None else change.after
    if node.flow_style:
        entry = one_line_of(change.value, in_flow=True)
        at = true_end(text, node.value[place]) if node.value else node.start_mark.index + 1
        return composed.replaced(at, at, f", {entry}" if node.value else entry)
    first = node.value[0].start_mark.index
    _, dash, gap = text[line_start(text, first) : first].rpartition("-")
    braces = all(getattr(part, "flow_style", True) for part in node.value)
    indent = " " * node.start_mark.column
    lines = lines_of(None, change.value, indent, braces=braces, gap=max(len(gap), 1) if dash else 1)
    return composed.below(true_end(text, node.value[place]), node.start_mark.column, lines)
