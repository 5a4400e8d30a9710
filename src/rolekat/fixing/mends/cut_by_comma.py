"""A text that a comma cuts in two is put in quotation marks, as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from yaml.nodes import MappingNode, ScalarNode

from rolekat.fixing.mend import Mend, Safety, UnmendableError
from rolekat.fixing.text_nodes import composed, nodes
from rolekat.fixing.text_spans import quoted, with_value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)


def safety(_finding: Finding) -> Safety | None:
    """Always: a key without a colon within braces can only be the rest of a text."""
    return "safe"


def mend(finding: Finding, source: Source) -> Mend:
    """The text with everything up to the next real key."""
    at, _ = source.stretch(finding.place)
    for node in nodes(composed(source.text)):
        if isinstance(node, MappingNode) and node.flow_style:
            keys = [key.start_mark.index for key, _ in node.value]
            if at in keys:
                start, end = _text(node.value, keys.index(at), source.text)
                given = source.text[start:end]
                step = with_value(source, start, end, quoted(given), given)
                return Mend("quoted", {"near": quoted(given)}, (step,))
    raise UnmendableError("gone")


def _text(entries: Sequence[tuple[Any, Any]], index: int, text: str) -> tuple[int, int]:
    """From where to where the text goes that an entry is a part of."""
    first, last = index, index
    while first > 0 and _is_rest(entries[first], text):
        first -= 1
    while last + 1 < len(entries) and _is_rest(entries[last + 1], text):
        last += 1
    value = entries[first][1]
    if first == index or not isinstance(value, ScalarNode) or value.style or not value.value:
        raise UnmendableError("unsure")
    start, end = value.start_mark.index, entries[last][0].end_mark.index
    if "\n" in text[start:end] or "\r" in text[start:end]:
        raise UnmendableError("several-lines")
    return start, end


def _is_rest(entry: tuple[Any, Any], text: str) -> bool:
    """Whether an entry is a key without a colon."""
    key, value = entry
    is_empty = isinstance(value, ScalarNode) and not value.value and not value.style
    return is_empty and ":" not in text[key.end_mark.index : value.start_mark.index + 1]
