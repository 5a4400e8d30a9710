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


def emptied(before: Any, after: Any) -> list[Path]:
    """What says nothing any more and said something before, but for the key of a role, which stays."""
    said = {path for path, part in entries(before) if part not in (None, {}, [])}
    return [
        path for path, part in entries(after) if part in (None, {}, []) and path in said and path[-2:-1] != ("roles",)
    ]
