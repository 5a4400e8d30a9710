"""Whether a change of a gallery reaches what is made from it: a catalog may have its own word on the matter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rolekat.diff.change import Change, Reach
    from rolekat.model.system import Adaptation
    from rolekat.state.catalog import CatalogRole, CatalogState


def is_reached(pair: tuple[CatalogState, CatalogState], change: Change) -> bool:
    """Whether a change of a gallery makes a difference in a catalog that is made from it, given on both sides."""
    reach = change.reach
    if reach is None:
        return False
    if reach.action is not None:
        here = [side for side in pair if reach.action in side.actions]
        return bool(here) and not all(side.restates(reach.action) for side in here)
    if not reach.roles:
        return True
    if reach.items is not None:
        return any(
            item is not None and not _is_own(copy.entry.adapt, *item)
            for side, item in zip(pair, reach.items, strict=True)
            for copy in _copies(side, reach)
        )
    return any(not (reach.suggestion and copy.obligations.stated) for side in pair for copy in _copies(side, reach))


def _copies(side: CatalogState, reach: Reach) -> Iterator[CatalogRole]:
    """The roles of a catalog that a change is about."""
    return (copy for role in reach.roles for copy in side.copies(role))


def _is_own(adapt: Adaptation | None, part: str, item: str) -> bool:
    """Whether a catalog has its own text, or leaves it out."""
    changes = getattr(adapt, part, None)
    return changes is not None and (item in changes.replace or item in changes.omit)
