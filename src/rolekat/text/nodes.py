"""Where the nodes of a text really begin and end: a parser's end marks run over the blanks and comments that follow."""

from typing import Any

from yaml.nodes import MappingNode, ScalarNode, SequenceNode


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


def line_start(text: str, at: int) -> int:
    """The offset at which the line begins that an offset is in."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """The offset of the line break that ends the line that an offset is in, or of the text's end."""
    found = [offset for mark in "\r\n" if (offset := text.find(mark, at)) >= 0]
    return min(found, default=len(text))


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
