"""The linked world: galleries with their roles, profiles, and systems, found where they lie.

Galleries and profiles, which few files hold and many use, are kept. System catalogs are read when asked
for and kept by nobody, so that a check of thirty thousand needs no more memory than one of thirty.
"""

import os
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from rolekat.lazy import lazy
from rolekat.library.discover import GALLERY_HEADS, discover
from rolekat.library.gallery import LinkedGallery, stem
from rolekat.library.loading import Loaded, load

PROFILES: Final = "profiles"
"""The folder that profiles lie in: a profile is found by its file's name, before any file is read."""


class Library:
    """Everything that can be referred to.

    `roots` are folders and files of the user; `fallback` only supplies what those lack: where both have
    the same gallery, profile or system, the user's counts.
    """

    def __init__(self, roots: Iterable[str], fallback: Iterable[str] = ()) -> None:
        self.files = _unique(file for root in roots for file in discover(root))
        fallback_files = _unique(file for root in fallback for file in discover(root))
        self.fallback_files = _without_same(fallback_files, self.files)
        self._linked: dict[str, LinkedGallery | Loaded] = {}

    @lazy
    def _gallery_files(self) -> dict[str, list[str]]:
        """The files of each folder that holds a gallery, its head first; the user's folders first."""
        files_in: dict[str, list[str]] = {}
        for file in (*self.files, *self.fallback_files):
            files_in.setdefault(os.path.dirname(file), []).append(file)
        # discover() puts a head before its roles.
        return {folder: files for folder, files in files_in.items() if os.path.basename(files[0]) in GALLERY_HEADS}

    @property
    def gallery_folders(self) -> Collection[str]:
        """The folders that hold a gallery: what lies in them is its head or a role of it."""
        return self._gallery_files.keys()

    @property
    def own_gallery_folders(self) -> list[str]:
        """Those of the user."""
        own = {os.path.dirname(file) for file in self.files}
        return [folder for folder in self._gallery_files if folder in own]

    def gallery_in(self, folder: str) -> LinkedGallery | Loaded:
        """The gallery of a folder, or its head alone where that cannot be relied on; read once, when asked for."""
        if folder not in self._linked:
            self._linked[folder] = link_gallery(self._gallery_files[folder])
        return self._linked[folder]

    @property
    def galleries(self) -> list[LinkedGallery]:
        """All readable galleries, the user's first; of one `id@version` the first."""
        found: dict[str, LinkedGallery] = {}
        for folder in self._gallery_files:
            gallery = self.gallery_in(folder)
            if isinstance(gallery, LinkedGallery):
                found.setdefault(gallery.key, gallery)
        return list(found.values())

    def gallery(self, key: str) -> LinkedGallery | None:
        """The gallery of that `id@version`; folders are read until it is found."""
        if key not in self._by_key:
            matching = (self.gallery_in(folder) for folder in self._gallery_files)
            found = (gallery for gallery in matching if isinstance(gallery, LinkedGallery) and gallery.key == key)
            self._by_key[key] = next(found, None)
        return self._by_key[key]

    @lazy
    def _by_key(self) -> dict[str, LinkedGallery | None]:
        return {}

    @property
    def gallery_keys(self) -> list[str]:
        """Every `id@version`, in order."""
        return sorted(gallery.key for gallery in self.galleries)

    @lazy
    def _catalog_files(self) -> tuple[dict[str, str], dict[str, str]]:
        profiles: dict[str, str] = {}
        systems: dict[str, str] = {}
        for file in (*self.files, *self.fallback_files):
            folder = os.path.dirname(file)
            if folder not in self.gallery_folders:
                kind = profiles if os.path.basename(folder) == PROFILES else systems
                kind.setdefault(stem(file), file)
        return profiles, systems

    @property
    def profile_ids(self) -> list[str]:
        """The ids of all profiles, by file name, in order."""
        return sorted(self._catalog_files[0])

    def profile(self, name: str) -> Loaded | None:
        """The profile of that id, readable or not; `None` where there is none."""
        if name not in self._profiles:
            file = self._catalog_files[0].get(name)
            self._profiles[name] = load(file) if file else None
        return self._profiles[name]

    @lazy
    def _profiles(self) -> dict[str, Loaded | None]:
        return {}

    @property
    def system_ids(self) -> list[str]:
        """The ids that the files outside galleries and profiles claim, in order."""
        return sorted(self._catalog_files[1])

    def systems(self) -> Iterator[Loaded]:
        """All readable system catalogs by id, each read when its turn comes."""
        for name in self.system_ids:
            loaded = self.system(name)
            if loaded and loaded.model:
                yield loaded

    def system(self, name: str) -> Loaded | None:
        """The file of that system, readable or not; `None` where there is none."""
        file = self._catalog_files[1].get(name)
        loaded = load(file) if file else None
        return loaded if loaded and loaded.kind in ("system", None) else None


def link_gallery(files: list[str]) -> LinkedGallery | Loaded:
    """The gallery that a folder's files make, or its head alone where that cannot be relied on."""
    head, *roles = files
    loaded = load(head)
    if loaded.model is None or loaded.kind != "gallery":
        return loaded
    return LinkedGallery(loaded, [load(file) for file in roles])


def _unique(files: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(files))


def _without_same(files: list[str], own: list[str]) -> list[str]:
    """The files that are not the user's under another name, as when the shipped catalog itself is worked on."""
    mine = {os.path.realpath(folder) for folder in {os.path.dirname(file) for file in own}}
    return [file for file in files if os.path.realpath(os.path.dirname(file)) not in mine]
