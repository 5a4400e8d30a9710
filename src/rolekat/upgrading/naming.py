"""Where files of catalogs and organisations name roles, their items, and phases, in their values as they were read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from rolekat.library.kinds import MODELS
from rolekat.library.named import Mention, mentions_in
from rolekat.text.changing import Path

_WORD: Final = re.compile(r"[a-z0-9-]+")
_PARTS: Final = (
    "responsible", "executor", "alternatives", "involved", "designates",
    "contact_point", "handovers", "delegated", "spread", "sheets", "body",
)  # fmt: skip
"""What a role is where it is named: the key that says so."""


class Naming(NamedTuple):
    """A place that names a role: by a key, or by the text that stands there."""

    role: str
    path: Path
    of_key: bool = False
    part: str = "roles"
    """What the role is there: `roles`, `contact_point`, `responsible`, `involved`, `handovers`, `delegated`, …"""

    @property
    def in_list(self) -> bool:
        """Whether it is one of several in a list, so that the rest stands without it."""
        return isinstance(self.path[-1], int)


def roles_named(kind: str, value: dict[str, Any]) -> Iterator[Naming]:
    """The roles that a file names by the ids of its catalog; not the gallery's roles that entries are copies of."""
    for mention in mentions_in(MODELS[kind], value):
        if mention.kind == "role" and mention.path[-1] != "of":
            yield Naming(mention.given, mention.path, mention.of_key, _part(mention))


def _part(mention: Mention) -> str:
    """The key that says what a role is where it is named: the nearest one."""
    if mention.of_key and mention.path[-2] == "roles":
        return "roles"
    return next((step for step in reversed(mention.path) if step in _PARTS), "roles")


def items_named(kind: str, value: dict[str, Any]) -> Iterator[tuple[str, str, Path]]:
    """The tasks and responsibilities that keys name: role, item and place."""
    for mention in mentions_in(MODELS[kind], value):
        if (mention.kind == "item" or (mention.kind == "role" and "spread" in mention.path)) and mention.role:
            yield mention.role, str(mention.path[-1]), mention.path


def references_named(kind: str, value: dict[str, Any]) -> Iterator[Mention]:
    """The roles that are named with or without their gallery: those that an organisation's own roles are."""
    return (mention for mention in mentions_in(MODELS[kind], value) if mention.kind == "reference")


def note_places(kind: str, value: dict[str, Any]) -> Iterator[Mention]:
    """The places that notes speak of."""
    return (mention for mention in mentions_in(MODELS[kind], value) if mention.kind == "note-place")


def phases_named(kind: str, value: dict[str, Any]) -> dict[str, list[tuple[Path, bool]]]:
    """The words of a file that may be phases, where phases are named: each with its places, and whether it is a key."""
    found: dict[str, list[tuple[Path, bool]]] = {}
    for mention in mentions_in(MODELS[kind], value):
        if mention.kind in ("phase", "phase-range"):
            for word in _WORD.findall(mention.given):
                found.setdefault(word, []).append((mention.path, mention.of_key))
    return found
