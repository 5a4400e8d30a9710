"""Who takes over from whom in one catalog, copy by copy, with what the catalog says of the hand-over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.record import Record

if TYPE_CHECKING:
    from rolekat.model.system import Handover
    from rolekat.state.catalog import CatalogRole, CatalogState


class TakingOver(Record):
    """A role of the catalog that takes over from another."""

    predecessor: str
    """The id of the role that ends: the catalog's, or the gallery's where the catalog does not speak of it."""
    successor: CatalogRole
    phase: str | None
    """The phase from whose beginning it counts, where that is known."""
    text: str | None
    """The gallery's words on it."""
    handover: Handover | None
    """What the catalog says of it."""


def successions(catalog: CatalogState) -> Iterator[TakingOver]:
    """Every role that takes over with every copy of the one before it; nothing of one left out on purpose."""
    gallery, expected, handovers = catalog.gallery, catalog.expected, catalog.handovers
    for role in catalog.roles.values():
        for relation in role.base.relations if role.base else ():
            before = gallery.role_meant(relation.to)
            if relation.kind != "succeeds" or before is None:
                continue
            phase = relation.at or expected.takes_over(before, None)
            ending = [copy.id for copy in catalog.copies(before)]
            if not ending and before not in catalog.left_out:
                ending = [before]
            for predecessor in ending:
                handover = handovers.get(role.id) or handovers.get(role.of)
                yield TakingOver(predecessor, role, phase, relation.text, handover)
