"""What a file says, entry by entry."""

from collections.abc import Iterator
from typing import Any

from rolekat.text.changing import Path


def entries(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every path of a value with what is there, from the root down."""
    yield path, value
    if isinstance(value, dict):
        for key, part in value.items():
            yield from entries(part, (*path, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from entries(part, (*path, index))
