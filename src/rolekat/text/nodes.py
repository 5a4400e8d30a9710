"""The nodes of a text, found by path, and where they really begin and end.

A parser's end marks run over the blanks and comments that follow.
"""

from collections.abc import Sequence
from typing import Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from rolekat.text.lines import line_end, line_start


def node_at(root: Any, path: Sequence[str | int]) -> Any:
    """The node at a path below a root, `None` where there is none."""
    for step in path:
        if isinstance(root, MappingNode):
            root = next((value for key, value in root.value if key.value == step), None)
        elif isinstance(root, SequenceNode) and isinstance(step, int) and 0 <= step < len(root.value):
            root = root.value[step]
        else:
            return None
    return root


def is_empty(node: Any) -> bool:
    """Whether nothing stands where a value could: a bare key, a bare dash."""
    return isinstance(node, ScalarNode) and not node.value and not node.style


def true_end(text: str, node: Any) -> int:
    """The offset behind a value's last character."""
    if isinstance(node, ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in ("|", ">"):
            kept = "+" in text[start : line_end(text, start)].partition("#")[0]  # all line breaks below are its own
            return start + len(text[start:end].rstrip("\r\n \t")) if not kept else _before_break(text, end)
        return int(end)
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    if isinstance(node, MappingNode):
        return true_end(text, last[1])
    if isinstance(node, SequenceNode):
        return true_end(text, last)
    raise TypeError(node)


def _before_break(text: str, at: int) -> int:
    return at - 2 if text[:at].endswith("\r\n") else at - 1 if text[:at].endswith(("\n", "\r")) else at


def entry_start(text: str, key: Any) -> int | None:
    """Where an entry's lines begin, with the comments right above it; `None` where it does not begin its line."""
    start = line_start(text, key.start_mark.index)
    indent = text[start : key.start_mark.index]
    if indent.strip(" "):
        return None
    while start:
        above = line_start(text, start - (2 if text[start - 2 : start] == "\r\n" else 1))
        if not text[above:start].startswith(f"{indent}#"):
            return start
        start = above
    return start
