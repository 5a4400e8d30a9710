"""The nodes of a text that can be parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from yaml import CSafeLoader
from yaml.nodes import MappingNode, SequenceNode

from rolekat.fixing.mend import UnmendableError

if TYPE_CHECKING:
    from collections.abc import Iterator


def composed(text: str) -> Any:
    """The root of a text.

    Raises:
        UnmendableError: it cannot be parsed.
    """
    try:
        return yaml.compose(text, Loader=CSafeLoader)
    except yaml.YAMLError:
        raise UnmendableError("unsure") from None


def nodes(root: Any) -> Iterator[Any]:
    """A node and all below it, in order."""
    yield root
    if isinstance(root, MappingNode):
        for key, value in root.value:
            yield from nodes(key)
            yield from nodes(value)
    elif isinstance(root, SequenceNode):
        for part in root.value:
            yield from nodes(part)
