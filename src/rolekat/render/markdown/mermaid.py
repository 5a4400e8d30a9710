"""Diagrams as Mermaid flowcharts."""

import re
from collections.abc import Iterator
from typing import Final

from rolekat.render.data import Diagram, Node

_UNSAFE: Final = re.compile(r"[\x00-\x7f](?<![\w\s.,:()/'!?-])|^-")
_NUMBERED: Final = re.compile(r"^(\d+)\.")


def flowchart(diagram: Diagram) -> str:
    """The diagram's source: what stands in a `mermaid` block."""
    return "\n".join(_lines(diagram))


def _lines(diagram: Diagram) -> Iterator[str]:
    yield f"flowchart {'LR' if diagram.across else 'TB'}"
    for node in diagram.nodes:
        yield f"  {_box(node)}"
    for edge in diagram.edges:
        label = f'|"{_label(edge.label)}"|' if edge.label else ""
        arrow = "==>" if edge.strong else "---" if edge.headless else "-->"
        yield f"  {_id(edge.start)} {arrow}{label} {_id(edge.end)}"


def _box(node: Node) -> str:
    label = "<br>".join(_label(line) for line in node.lines)
    return f'{_id(node.id)}(["{label}"])' if node.round else f'{_id(node.id)}["{label}"]'


def _id(name: str) -> str:
    return name.replace("-", "_")


def _label(text: str) -> str:
    """A label in quotes: what means something to Mermaid, or looks like a list to it, becomes a character code."""
    safe = _UNSAFE.sub(lambda found: f"#{ord(found[0])};", " ".join(text.split()))
    return _NUMBERED.sub(r"\1#46;", safe)
