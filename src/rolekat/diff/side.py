"""One of the two sides of a comparison: a library with its organisations, and what it has of the user's own."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from rolekat.findings.located import SHIPPED, shown_path
from rolekat.lazy import lazy
from rolekat.library.gallery import LinkedGallery, stem
from rolekat.library.organisation import LinkedOrganisation
from rolekat.state.catalog import CatalogState, state_of
from rolekat.state.organisation import OrganisationState
from rolekat.state.world import Reason, Unreadable, unreadable, unreadable_staffings
from rolekat.text.files import read_bytes

if TYPE_CHECKING:
    from rolekat.library.library import Library
    from rolekat.model.organisation import Organisation
    from rolekat.state.organisations import Organisations


class Side:
    """A library; `root` is the folder that paths of its files are told from."""

    def __init__(self, organisations: Organisations, root: str) -> None:
        self.organisations = organisations
        self.library: Library = organisations.library
        self.root = os.path.realpath(root)
        self._missing: dict[Unreadable, None] = {}
        self._catalogs: dict[str, CatalogState | None] = {}

    @lazy
    def own(self) -> frozenset[str]:
        """The user's files: what comes with rolekat is the same on both sides."""
        return frozenset(self.library.files)

    @lazy
    def by_path(self) -> Mapping[str, str]:
        """The user's files by their paths from the root."""
        return {self.path(file): file for file in self.library.files}

    def path(self, file: str) -> str:
        """A file as it is told of: from the root of its side, with forward slashes."""
        full = os.path.realpath(file)
        if full.startswith(self.root + os.sep):
            return full[len(self.root) + 1 :].replace(os.sep, "/")
        return shown_path(file)

    @lazy
    def galleries(self) -> dict[str, LinkedGallery]:
        """The user's galleries by id and version."""
        found: dict[str, LinkedGallery] = {}
        for folder in self.library.own_gallery_folders:
            gallery = self.library.gallery_in(folder)
            if isinstance(gallery, LinkedGallery):
                found.setdefault(gallery.key, gallery)
        return found

    @lazy
    def faulty_galleries(self) -> frozenset[str]:
        """The folders, by their paths from the root, of galleries whose head cannot be read."""
        library = self.library
        folders = library.own_gallery_folders
        return frozenset(self.path(each) for each in folders if not isinstance(library.gallery_in(each), LinkedGallery))

    @lazy
    def systems(self) -> dict[str, str]:
        """The files of the user that claim to be a system, by id."""
        library = self.library
        return {name: files[0] for name, files in library.system_files.items() if files[0] in self.own}

    def catalog(self, name: str) -> CatalogState | None:
        """What a system's catalog comes to; `None` where it cannot be told, which is remembered."""
        if name not in self._catalogs:
            loaded = self.library.system(name)
            state = state_of(loaded, self.library) if loaded and loaded.model else None
            if state is not None and not state.complete:
                state = None
            if loaded is not None:
                self.miss(unreadable(loaded, self.library))
            self._catalogs[name] = state
            self.organisations.keep(name, state)
        return self._catalogs[name]

    @lazy
    def organisation_folders(self) -> dict[str, str]:
        """The folders of organisations by id."""
        return {os.path.basename(folder): folder for folder in reversed(self.library.organisation_folders)}

    def organisation(self, name: str) -> OrganisationState | None:
        """An organisation on the day; `None` where its head cannot be read, which is remembered."""
        found = self.organisations.in_folder(self.organisation_folders[name])
        if isinstance(found, OrganisationState):
            self.miss(unreadable_staffings(found))
            return found
        self.miss([Unreadable(found.file, "faulty")])
        return None

    def staffed(self, name: str) -> dict[str, str]:
        """The files of an organisation by the systems that they are about."""
        files = self.library.organisation_files(self.organisation_folders[name])
        return {stem(file): file for file in reversed(files[1:])}

    def head(self, name: str) -> Organisation | None:
        """What the head of an organisation says; `None` where that cannot be relied on."""
        linked = self.library.organisation(name)
        return linked.head if isinstance(linked, LinkedOrganisation) else None

    def head_file(self, name: str) -> str:
        """The file of an organisation's head."""
        return self.library.organisation_files(self.organisation_folders[name])[0]

    def miss(self, several: Iterable[Unreadable]) -> None:
        """Remember files of which nothing can be told."""
        for each in several:
            if not each.file.startswith(SHIPPED):
                self._missing[each] = None

    @property
    def missing(self) -> list[tuple[str, Reason]]:
        """The files, by their paths, of which nothing can be told, and why."""
        for gallery in self.galleries.values():
            for loaded in gallery.loaded:
                if loaded.model is None:
                    self.miss([Unreadable(loaded.file, "faulty")])
        for folder in self.library.own_gallery_folders:
            if self.path(folder) in self.faulty_galleries:
                self.miss([Unreadable(self.library.gallery_files(folder)[0], "faulty")])
        return sorted({(self.path(each.file), each.reason) for each in self._missing})


def same_bytes(old: str | None, new: str | None) -> bool:
    """Whether two files hold the same; one that both sides share is not read."""
    if old is None or new is None:
        return old is new
    if old == new:
        return True
    try:
        return read_bytes(old) == read_bytes(new)
    except OSError:
        return False
