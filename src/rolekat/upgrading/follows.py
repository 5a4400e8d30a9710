"""What follows by itself: the changes of the gallery that reach what goes over, without a line of it being touched."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.answers.facts import Titled
from rolekat.diff.change import EFFECTS
from rolekat.diff.galleries import compare_galleries
from rolekat.diff.reaching import is_reached
from rolekat.state.catalog import state_of
from rolekat.upgrading.report import Follows

if TYPE_CHECKING:
    from rolekat.diff.change import Change
    from rolekat.diff.wording import Sentences
    from rolekat.library.library import Library
    from rolekat.state.catalog import CatalogState
    from rolekat.upgrading.move import Move
    from rolekat.upgrading.subjects import Pinned

_LEFT_OUT: Final = frozenset({
    "gallery-version-changed", "role-added", "role-retired", "role-renamed", "record-changed", "text-without-version",
})  # fmt: skip
"""What is done or asked, and so need not be told once more; and what nobody does anything otherwise for."""


def what_follows(pairs: list[tuple[Move, list[Pinned]]], library: Library, sentences: Sentences) -> list[Follows]:
    """The changes that reach something, those first that demand something new; each with everything that it reaches.

    Of changes of the gallery as a whole those that are mere words are left out.
    """
    found: dict[tuple[str, str, Titled | None, str], list[Titled]] = {}
    for move, subjects in pairs:
        if move.old is None:
            continue
        states = {each.typed: state_of(each.loaded, library) for each in subjects if each.kind != "organisation"}
        for change in compare_galleries(move.old, move.new):
            if change.kind in _LEFT_OUT or _is_mere_words(change):
                continue
            reached = [each.title for each in subjects if _reaches(change, each, states.get(each.typed))]
            if reached:
                role = Titled(change.subject.id, change.subject.title) if change.subject.kind == "role" else None
                key = (change.kind, change.effect, role, sentences.told(change))
                found.setdefault(key, []).extend(one for one in reached if one not in found.get(key, ()))
    follows = [Follows(*key, tuple(subjects)) for key, subjects in found.items()]
    return sorted(follows, key=lambda each: EFFECTS.index(each.effect))


def _is_mere_words(change: Change) -> bool:
    return change.subject.kind != "role" and change.effect == "editorial"


def _reaches(change: Change, subject: Pinned, state: CatalogState | None) -> bool:
    if state is not None:
        return is_reached((state, state), change)
    if subject.kind != "organisation" or change.reach is None:
        return False
    return bool(change.reach.roles & set(_held_once(subject)))


def _held_once(organisation: Pinned) -> Iterator[str]:
    """The roles that an organisation fills itself, in its head."""
    head = organisation.loaded.model
    yield from head.roles
    for group in head.system_groups.values():
        yield from group.roles
