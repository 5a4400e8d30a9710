"""Answers as JSON: the data itself, key by key."""

import json
from typing import Any

from rolekat.text.printable import harmless

SCHEMA_VERSION = 1
"""Changes when a reader of the old form would be misled; a new key is no such change."""


def plain(value: Any) -> Any:
    """Data as maps and lists: a named tuple by the names of its fields."""
    if hasattr(value, "_fields"):
        return {name: plain(part) for name, part in zip(value._fields, value, strict=True)}
    if isinstance(value, (tuple, list)):
        return [plain(part) for part in value]
    if isinstance(value, dict):
        return {name: plain(part) for name, part in value.items()}
    return value


def as_json(answer: Any) -> str:
    """An answer for programs."""
    data = {"schema_version": SCHEMA_VERSION, **plain(answer)}
    return harmless(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"
