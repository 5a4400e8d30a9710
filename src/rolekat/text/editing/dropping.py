"""An entry of a map or a list that goes."""

from yaml.nodes import MappingNode

from rolekat.text.changing import Path
from rolekat.text.editing.composed import Composed, EditError, Splice
from rolekat.text.lines import line_end, line_start, next_line
from rolekat.text.nodes import true_end


def dropped(composed: Composed, path: Path) -> Splice:
    """An entry less; the comments in it stay, on lines of their own.

    Raises:
        EditError: a comment in it has no line to stay on, or it is all that stands behind a dash.
    """
    parent, text, step = composed.node(path[:-1]), composed.text, path[-1]
    if isinstance(parent, MappingNode):
        index = [key.value for key, _ in parent.value].index(step)
        spans = [(key.start_mark.index, true_end(text, part)) for key, part in parent.value]
    else:
        index = int(step)
        spans = [(part.start_mark.index, true_end(text, part)) for part in parent.value]
    if parent.flow_style:
        return _from_flow(composed, path, spans, index)
    first, last = spans[index]
    start, end = line_start(text, first), line_end(text, last)
    before = text[start:first]
    if "-" in before and isinstance(parent, MappingNode):
        return _from_behind_dash(composed, spans, index)
    indent = before[: len(before) - len(before.lstrip(" "))]
    kept = [f"{indent}{comment}" for comment in composed.comments(start, end)]
    if kept or end == len(text):
        return Splice(start, end, composed.newline.join(kept))
    return Splice(start, next_line(text, end), "")


def _from_behind_dash(composed: Composed, spans: list[tuple[int, int]], index: int) -> Splice:
    if len(spans) == 1:
        raise EditError("the only entry behind a dash stays")
    return composed.replaced(spans[index][0], spans[index + 1][0], "")


def _from_flow(composed: Composed, path: Path, spans: list[tuple[int, int]], index: int) -> Splice:
    if len(spans) == 1:  # empty braces would be something else than nothing
        parent = composed.node(path[:-1])
        start, stop = parent.start_mark.index, parent.end_mark.index
        blank = " " if composed.in_flow(path[:-1]) else ""
        return composed.replaced(len(composed.text[:start].rstrip(" ")), stop, blank)
    if index == 0:
        return composed.replaced(spans[0][0], spans[1][0], "")
    return composed.replaced(spans[index - 1][1], spans[index][1], "")
