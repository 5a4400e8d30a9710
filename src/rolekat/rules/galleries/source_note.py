"""What the catalog knows to be wrong or contradictory in its source is shown to whoever checks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState

if TYPE_CHECKING:
    from rolekat.model.base import Note

RULE = Rule("RK210", "source-note", "note")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """The notes of the gallery at the first place that they speak of, then those of its roles."""
    for name, note in gallery.head.notes.items():
        place = gallery.noted_place(note.at[0]) if note.at else None
        yield from _shown(note, place or gallery.place("notes", name, of_key=True))
    for role, described in gallery.roles.items():
        for name, note in described.notes.items():
            place = gallery.noted_place(note.at[0], role) if note.at else None
            yield from _shown(note, place or gallery.role_place(role, "notes", name, of_key=True))


@only_where("system.notes")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """The notes of a catalog or profile."""
    for name, note in catalog.system.notes.items():
        yield from _shown(note, Place(catalog.loaded.file, ("notes", name), of_key=True))


def _shown(note: Note, place: Place) -> Iterator[Finding]:
    if note.kind in ("source-defect", "contradiction"):
        yield RULE.at(place, note.kind, text=" ".join(note.text.split()).rstrip("."))
