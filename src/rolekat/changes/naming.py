"""What somebody means by a word: one of the ids that there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rolekat.answers.scope import meant
from rolekat.creating.naming import known

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from rolekat.answers.scope import Labels


def one_named(kind: str, word: str, labels: Labels, ids: Iterable[str] | None = None) -> str:
    """The id that is meant, by id or by what it is called; `ids` are all that there are, where labels lack some.

    Raises:
        UsageError: there is none of that name; `kind` (`role`, `phase`, …) chooses the sentence.
    """
    found = meant(word, labels)
    return known(kind, word, labels if ids is None else ids) if found is None else found


def titled(entries: Mapping[str, Any]) -> dict[str, tuple[str, ...]]:
    """Entries of a file by what they are called, beside their ids: their title, where they have one."""
    return {name: (entry.title,) if entry and entry.title else () for name, entry in entries.items()}
