"""A note stands at a place that there is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rolekat.findings.finding import Finding, Path, Place, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.base import Note

RULE = Rule("RK115", "note-without-place", "warning")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """The notes of the head, then those of its own roles."""
    files = gallery.files
    for name, note in gallery.head.notes.items():
        for index, at in enumerate(note.at):
            if not _is_there(gallery.noted_place(at), files) and not _is_broken(at, gallery):
                yield RULE.at(gallery.place("notes", name, "at", index), at=at)
    for role, described in gallery.own.items():
        for name, note in described.model.notes.items():
            for index, at in enumerate(note.at):
                if not _is_there(gallery.noted_place(at, role), files) and not _is_broken(at, gallery):
                    yield RULE.at(gallery.role_place(role, "notes", name, "at", index), "role", at=at)


@only_where("system.notes")
def check_catalog(catalog: CatalogState, library: Library) -> Iterator[Finding]:
    """Notes of a catalog or profile speak of its own keys, of its profile's, or of the gallery's."""
    if not catalog.system.notes or not catalog.complete:
        return
    files = catalog.gallery.files
    shared = library.profile(catalog.as_system.profile or "") if catalog.profile else None
    values = [catalog.loaded.value, shared.value if shared else None]
    for name, note in catalog.system.notes.items():
        for index, at in enumerate(note.at):
            if any(_exists(value, tuple(at.split("/"))) for value in values):
                continue
            if not _is_there(catalog.gallery.noted_place(at), files) and not _is_broken(at, catalog.gallery):
                yield RULE.at(catalog.own_place("notes", name, "at", index), "catalog", at=at)


def _is_broken(at: str, gallery: LinkedGallery) -> bool:
    first, _, rest = at.partition("/")
    return first == "roles" and rest.partition("/")[0] in gallery.broken


def _is_there(place: Place | None, files: dict[str, Loaded]) -> bool:
    return place is not None and _exists(files[place.file].value, place.path)


def _exists(value: Any, path: Path) -> bool:
    for step in path:
        if isinstance(value, dict) and str(step) in value:
            value = value[str(step)]
        elif isinstance(value, list) and str(step).isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return False
    return True


@only_where("staffing.notes")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Notes of a staffing file speak of its own keys."""
    if staffing.staffing.notes:
        yield from _own(staffing.loaded, staffing.staffing.notes)


@only_where("head.notes")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Notes of an organisation speak of its own keys."""
    if organisation.head.notes:
        yield from _own(organisation.linked.loaded, organisation.head.notes)


def _own(loaded: Loaded, notes: Mapping[str, Note]) -> Iterator[Finding]:
    for name, note in notes.items():
        for index, at in enumerate(note.at):
            if not _exists(loaded.value, tuple(at.split("/"))):
                yield RULE.at(Place(loaded.file, ("notes", name, "at", index)), "own", at=at)
