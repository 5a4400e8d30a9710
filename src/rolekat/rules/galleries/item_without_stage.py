"""Every task and responsibility says in which stages it counts, where the gallery has stages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.galleries import items
from rolekat.state.catalog import CatalogState
from rolekat.state.expectations import expectations

if TYPE_CHECKING:
    from rolekat.model.role import Role

RULE = Rule("RK201", "item-without-stage", "warning", "Rollegalleri 1.5, 2 Rollebeskrivelser")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each item, or one for the role where none of several has a stage.

    Roles that are no system's matter have no part in a system's life, and need no marks.
    """
    if gallery.head.lifecycle.stages:
        beside_systems = expectations(gallery).beside_systems
        for name, role in gallery.roles.items():
            if name not in beside_systems:
                yield from _role(name, role, gallery)


def _role(name: str, role: Role, gallery: LinkedGallery) -> Iterator[Finding]:
    unmarked = [path for path, item in items(role) if not item.stages]
    if len(unmarked) > 1 and len(unmarked) == len(role.tasks) + len(role.responsibilities):
        place = gallery.role_place(name, unmarked[0][0], of_key=True)
        yield RULE.at(place, "role", role=role.title, number=len(unmarked))
        return
    for path in unmarked:
        yield RULE.at(gallery.role_place(name, *path, of_key=True), role=role.title, item=path[-1])


@only_where("detailed")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """The items that a catalog or profile adds itself."""
    if not catalog.detailed or not catalog.gallery.head.lifecycle.stages:
        return
    stages = Several(tuple(f"`{stage}`" for stage in catalog.gallery.head.lifecycle.stages))
    for name, entry in catalog.detailed.items():
        if entry.adapt is None:
            continue
        added = (("tasks", entry.adapt.tasks.add), ("responsibilities", entry.adapt.responsibilities.add))
        for part, new in added:
            for item_id, item in new.items():
                if not item.stages and name in catalog.roles:
                    place = catalog.place("roles", name, "adapt", part, "add", item_id, of_key=True)
                    role = catalog.roles[name].title
                    yield RULE.at(place, "added", role=role, item=item_id, stages=stages)
