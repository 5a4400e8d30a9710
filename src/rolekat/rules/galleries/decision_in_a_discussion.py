"""A body that only discusses or advises decides nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.galleries import items
from rolekat.state.catalog import CatalogState

if TYPE_CHECKING:
    from rolekat.model.role import Role

RULE = Rule("RK228", "decision-in-a-discussion", "warning")
_NO_DECISIONS = ("advice", "discussion")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Each task and responsibility that is a decision."""
    for name, role in gallery.roles.items():
        if role.decides in _NO_DECISIONS:
            for path, item in items(role):
                if item.decides:
                    yield _finding(role, path[-1], gallery.role_place(name, *path, "decides"), gallery)


@only_where("detailed")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Those that a catalog or profile adds to such a body."""
    for name, entry in catalog.detailed.items():
        base = catalog.gallery.roles.get(catalog.own_entries[name].of or name) if entry.adapt else None
        if entry.adapt is None or base is None or base.decides not in _NO_DECISIONS:
            continue
        for part, added in (("tasks", entry.adapt.tasks.add), ("responsibilities", entry.adapt.responsibilities.add)):
            for item_id, item in added.items():
                if item.decides:
                    place = catalog.own_place("roles", name, "adapt", part, "add", item_id, "decides")
                    yield _finding(base, item_id, place, catalog.gallery)


def _finding(role: Role, item: str | int, place: Place, gallery: LinkedGallery) -> Finding:
    said = gallery.role_place(role.role, "decides")
    variant = "advice" if role.decides == "advice" else "message"
    return RULE.at(place, variant, related=((said, "decides"),), role=role.title, item=item)
