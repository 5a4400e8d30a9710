"""Everything that a library holds, worked out: what lists, cards and exports walk through."""

from collections.abc import Collection, Iterator
from typing import Literal, NamedTuple, TypeAlias

from rolekat.findings.located import shown_path
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.state.catalog import CatalogState, state_of
from rolekat.state.organisation import OrganisationState

Reason: TypeAlias = Literal["faulty", "gallery-missing", "profile-missing", "catalog-missing"]


class Unreadable(NamedTuple):
    """A file whose content is missing from what is shown, and why. `rolekat check` says more."""

    file: str
    reason: Reason


class World(NamedTuple):
    """All galleries by id and version, all systems by id, and what cannot be shown."""

    galleries: list[LinkedGallery]
    systems: list[CatalogState]
    unreadable: list[Unreadable]


def world(library: Library, systems: Collection[str] | None = None) -> World:
    """All that the library holds; of the systems only those that are named, where any are."""
    galleries = sorted(library.galleries, key=lambda gallery: gallery.key)
    states: list[CatalogState] = []
    missing = list(_in_galleries(library))
    for name in library.system_ids if systems is None else sorted(systems):
        loaded = library.system(name)
        if loaded is None:
            continue
        state = state_of(loaded, library)
        if state is not None:
            states.append(state)
        missing += unreadable(loaded, library)
    return World(galleries, states, list(dict.fromkeys(missing)))


def unreadable(loaded: Loaded, library: Library) -> Iterator[Unreadable]:
    """What is missing from a system or profile: itself, its gallery, its profile."""
    if loaded.model is None:
        yield Unreadable(shown_path(loaded.file), "faulty")
        return
    if library.gallery(loaded.model.gallery) is None:
        yield Unreadable(shown_path(loaded.file), "gallery-missing")
    name = getattr(loaded.model, "profile", None) if loaded.kind == "system" else None
    profile = library.profile(name) if name else None
    if name and profile is None:
        yield Unreadable(shown_path(loaded.file), "profile-missing")
    elif profile is not None and profile.model is None:
        yield Unreadable(shown_path(profile.file), "faulty")


def unreadable_staffings(organisation: OrganisationState) -> Iterator[Unreadable]:
    """The files of an organisation of which nothing can be said."""
    for loaded in organisation.files:
        if loaded.model is None:
            yield Unreadable(shown_path(loaded.file), "faulty")
    for loaded in organisation.without_catalog:
        yield Unreadable(shown_path(loaded.file), "catalog-missing")


def _in_galleries(library: Library) -> Iterator[Unreadable]:
    for folder in library.gallery_folders:
        found = library.gallery_in(folder)
        files = found.loaded if isinstance(found, LinkedGallery) else (found,)
        for loaded in files:
            if loaded.model is None:
                yield Unreadable(shown_path(loaded.file), "faulty")
