"""A text that a colon makes a key of is put in quotation marks, as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from yaml.nodes import MappingNode, ScalarNode

from rolekat.fixing.mend import Mend, Safety, UnmendableError
from rolekat.fixing.text_nodes import composed
from rolekat.fixing.text_spans import quoted, with_value
from rolekat.text.nodes import node_at

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)


def safety(_finding: Finding) -> Safety | None:
    """Always: only a text can stand there."""
    return "safe"


def mend(finding: Finding, source: Source) -> Mend:
    """The key with its value, in quotation marks."""
    node = node_at(composed(source.text), finding.place.path)
    if not isinstance(node, MappingNode) or len(node.value) != 1:
        raise UnmendableError("gone")
    key, value = node.value[0]
    if not isinstance(value, ScalarNode) or value.style or key.style or source.text[node.start_mark.index] == "{":
        raise UnmendableError("unsure")
    start, end = key.start_mark.index, max(value.end_mark.index, key.end_mark.index)
    given = source.text[start:end].rstrip()
    if "\n" in given or "\r" in given:
        raise UnmendableError("several-lines")
    step = with_value(source, start, start + len(given), quoted(given), given)
    return Mend("quoted", {"near": quoted(given)}, (step,))
