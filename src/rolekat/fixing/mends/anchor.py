"""A text that begins with an asterisk or an ampersand is quoted; a copy of another text is written out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from rolekat.fixing.mend import Mend, Safety, UnmendableError
from rolekat.fixing.text_lines import line_quoted, value_in_line
from rolekat.fixing.text_nodes import composed
from rolekat.fixing.text_spans import quoted, spliced

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("safe",)


def safety(finding: Finding) -> Safety | None:
    """Not for a copy of a whole entry: which of its keys are meant to follow the other, a person must say."""
    return None if finding.variant == "merge" else "safe"


def mend(finding: Finding, source: Source) -> Mend:
    """Quotation marks where there is nothing that could be copied; else the text itself in each place."""
    line = value_in_line(source, finding.place)
    mark = re.match(r"[&*]([^\s,\[\]{}]+)[ \t]*", line.value)
    if mark is None:
        raise UnmendableError("gone")
    name = re.escape(mark[1])
    anchors = re.findall(rf"(?<=[\s:-])&{name}(?=\s)", source.text)
    aliases = list(re.finditer(rf"(?<=[\s:,\[-])\*{name}(?=[\s,\]}}]|$)", source.text))
    if not anchors or not aliases:
        return line_quoted(source, finding.place)
    return _written_out(source, mark[1])


def _written_out(source: Source, name: str) -> Mend:
    """The text that has a name, in every place that speaks of it by the name.

    Raises:
        UnmendableError: it is no plain text of one line, or what the file says would become something else.
    """
    found = re.search(rf"(?<=[\s:-])&{re.escape(name)}[ \t]+(?P<text>[^\r\n]+?)[ \t]*(?=\r|\n|$)", source.text)
    root = composed(source.text)
    if found is None or found["text"][:1] in "|>{[#\"'" or " #" in found["text"]:
        raise UnmendableError("unsure")
    said = found["text"]
    copies = re.finditer(rf"(?<=[\s:,\[-])\*{re.escape(name)}(?=[\s,\]}}]|$)", source.text)
    changes = [(found.start(), found.start("text"), "")]
    changes += [(copy.start(), copy.end(), quoted(said)) for copy in copies]
    text = source.text
    for start, end, new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    if _plain(composed(text)) != _plain(root):
        raise UnmendableError("unsure")
    raw = source
    for start, end, new in sorted(changes, reverse=True):
        raw = raw._replace(raw=spliced(raw, start, end, new).text)
    return Mend("written-out", {"name": name}, (spliced(raw, 0, 0, ""),))


def _plain(node: Any) -> Any:
    """What a node says, with every copy in its place.

    Raises:
        UnmendableError: it takes more than texts in maps and lists.
    """
    if isinstance(node, ScalarNode):
        return node.value
    if isinstance(node, SequenceNode):
        return [_plain(part) for part in node.value]
    if isinstance(node, MappingNode) and all(isinstance(key, ScalarNode) for key, _ in node.value):
        return [(key.value, _plain(value)) for key, value in node.value]
    raise UnmendableError("unsure")
