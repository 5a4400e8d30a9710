"""Titles and texts of cross-cutting roles stand as the gallery has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState

if TYPE_CHECKING:
    from rolekat.model.system import Adaptation

RULE = Rule("RK304", "locked-text-changed", "error", "Rollegalleri 1.5, 3 Bilag")


@only_where("reworded")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for a title and one for texts, where the file itself changes them."""
    for name, entry in catalog.reworded.items():
        of = catalog.own_entries[name].of or name
        if not catalog.gallery.is_locked(of):
            continue
        title = catalog.gallery.roles[of].title if of in catalog.gallery.roles else of
        if entry.title is not None and entry.title != title:
            yield RULE.at(catalog.own_place("roles", name, "title"), "title", role=title, given=entry.title)
        if entry.adapt is not None and _changes_any(entry.adapt):
            yield RULE.at(catalog.own_place("roles", name, "adapt", of_key=True), role=title)


def _changes_any(adapt: Adaptation) -> bool:
    parts = (adapt.tasks, adapt.responsibilities, adapt.competencies)
    return adapt.effect is not None or any(part.add or part.replace or part.omit for part in parts)
