"""An entry that stands twice and says the same stands once; so does one of which the second says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yaml.nodes import MappingNode, SequenceNode

from rolekat.fixing.mend import Mend, Safety, UnmendableError
from rolekat.fixing.text_nodes import composed, nodes
from rolekat.fixing.text_spans import with_same_value
from rolekat.text.comments import comments_in
from rolekat.text.lines import line_start, next_line
from rolekat.text.nodes import is_empty, true_end

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)


def safety(finding: Finding) -> Safety | None:
    """Where the second says nothing that the first does not say; else a person must put the two together."""
    return "safe" if finding.variant == "message" else None


def mend(finding: Finding, source: Source) -> Mend:
    """The second goes."""
    at, _ = source.stretch(finding.place)
    for node in nodes(composed(source.text)):
        starts = [key.start_mark.index for key, _ in node.value] if isinstance(node, MappingNode) else []
        if at in starts:
            start, end = _second(node, starts.index(at), source.text)
            key = node.value[starts.index(at)][0].value
            return Mend("twice", {"value": key}, (with_same_value(source, start, end, ""),))
    raise UnmendableError("gone")


def _second(node: Any, index: int, text: str) -> tuple[int, int]:
    """From where to where the second of two entries of a map goes."""
    key, value = node.value[index]
    first = next((part for name, part in node.value[:index] if name.value == key.value), None)
    if first is None:
        raise UnmendableError("gone")
    if not is_empty(value) and _said(first) != _said(value):
        raise UnmendableError("differs", name=key.value)
    start, end = _lines(node.value, index, text, in_braces=node.flow_style)
    if any(start <= comment.start < end for comment in comments_in(text)):
        raise UnmendableError("comment")
    return start, end


def _lines(entries: Sequence[tuple[Any, Any]], index: int, text: str, *, in_braces: bool) -> tuple[int, int]:
    key, value = entries[index]
    end = max(true_end(text, value), key.end_mark.index)
    if in_braces:
        before = entries[index - 1]
        return max(true_end(text, before[1]), before[0].end_mark.index), end
    start = line_start(text, key.start_mark.index)
    if text[start : key.start_mark.index].strip(" "):
        raise UnmendableError("unsure")
    return start, next_line(text, end)


def _said(node: Any) -> Any:
    if isinstance(node, MappingNode):
        return {key.value: _said(value) for key, value in node.value}
    return [_said(part) for part in node.value] if isinstance(node, SequenceNode) else node.value
