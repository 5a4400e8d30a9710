"""The linked world: galleries with their roles, profiles, systems and organisations, found where they lie.

Galleries and profiles, which few files hold and many use, are kept. System catalogs are read when asked
for and kept by nobody, so that a check of thirty thousand needs no more memory than one of thirty.
"""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final

from rolekat.lazy import lazy
from rolekat.library.discover import GALLERY_HEADS, ORGANISATION_HEADS, discover
from rolekat.library.gallery import LinkedGallery, stem
from rolekat.library.loading import Loaded, load
from rolekat.library.organisation import LinkedOrganisation
from rolekat.library.versions import newest_first, newest_of_each
from rolekat.text.files import read_bytes

PROFILES: Final = "profiles"
"""The folder that profiles lie in: a profile is found by its file's name, before any file is read."""
_PIN: Final = rb"^gallery: *[\"']?([a-z0-9-]+@[A-Za-z0-9._-]+)"


class Library:
    """Everything that can be referred to.

    `roots` are folders and files of the user; `fallback` only supplies what those lack: where both have
    the same gallery, profile or system, the user's counts. Files `apart`, by their real names, are no catalog files.
    """

    def __init__(self, roots: Iterable[str], fallback: Iterable[str] = (), apart: Collection[str] = ()) -> None:
        self.files = _unique(file for root in roots for file in discover(root))
        if apart:
            self.files = [file for file in self.files if os.path.realpath(file) not in apart]
        fallback_files = _unique(file for root in fallback for file in discover(root))
        self.fallback_files = _without_same(fallback_files, self.own_files_in)
        self._linked: dict[str, LinkedGallery | Loaded] = {}

    @lazy
    def _files_in(self) -> dict[str, list[str]]:
        """The files of each folder, a head first; the user's folders first."""
        files_in = {folder: list(files) for folder, files in self.own_files_in.items()}
        for folder, files in _by_folder(self.fallback_files).items():
            files_in.setdefault(folder, []).extend(files)
        return files_in

    @lazy
    def own_files_in(self) -> dict[str, list[str]]:
        """The user's files of each folder."""
        return _by_folder(self.files)

    @lazy
    def _gallery_files(self) -> dict[str, list[str]]:
        """The files of each folder that holds a gallery."""
        # discover() puts a head before its roles.
        return {folder: files for folder, files in self._files_in.items() if _name(files[0]) in GALLERY_HEADS}

    @lazy
    def _organisation_files(self) -> dict[str, list[str]]:
        """The head and the staffing files of each folder that holds an organisation, those of the fallback too."""
        found = {folder: files[:1] for folder, files in self._files_in.items() if _name(files[0]) in ORGANISATION_HEADS}
        for folder, files in self._files_in.items() if found else ():
            above = folder
            while above and above not in found and os.path.dirname(above) != above:
                above = os.path.dirname(above)
            if above in found and folder not in self._gallery_files:
                found[above] += files[1:] if above == folder else files
        return found

    @lazy
    def in_organisations(self) -> frozenset[str]:
        """Every file of an organisation."""
        return frozenset(file for files in self._organisation_files.values() for file in files)

    @lazy
    def organisation_folders(self) -> tuple[str, ...]:
        """The folders of the user that hold an organisation. Nobody works with an example beside their own."""
        return tuple([folder for folder in self._organisation_files if folder in self.own_files_in])

    def organisation_in(self, folder: str) -> LinkedOrganisation | Loaded:
        """The organisation of a folder, or its head alone where that cannot be relied on; kept by nobody."""
        head, *files = self._organisation_files[folder]
        loaded = load(head)
        if loaded.model is None or loaded.kind != "organisation":
            return loaded
        return LinkedOrganisation(loaded, files)

    def organisation_files(self, folder: str) -> list[str]:
        """The files of an organisation's folder, its head first."""
        return self._organisation_files[folder]

    @property
    def organisation_ids(self) -> list[str]:
        """The ids that the folders of organisations claim, in order."""
        return sorted({os.path.basename(folder) for folder in self.organisation_folders})

    def organisation(self, name: str) -> LinkedOrganisation | Loaded | None:
        """The organisation of that id, found by its folder's name, readable or not; `None` where there is none."""
        folder = next((folder for folder in self.organisation_folders if os.path.basename(folder) == name), None)
        return self.organisation_in(folder) if folder is not None else None

    @property
    def gallery_folders(self) -> Collection[str]:
        """The folders that hold a gallery: what lies in them is its head or a role of it."""
        return self._gallery_files.keys()

    @property
    def own_gallery_folders(self) -> list[str]:
        """Those of the user."""
        return [folder for folder in self._gallery_files if folder in self.own_files_in]

    @lazy
    def copied_folders(self) -> list[str]:
        """The folders of the user that `rolekat update` copied from elsewhere."""
        from rolekat.library.copies import copied_folders

        return copied_folders(self.own_files_in)

    def gallery_files(self, folder: str) -> list[str]:
        """The files of a folder that holds a gallery, its head first."""
        return self._gallery_files[folder]

    def gallery_in(self, folder: str) -> LinkedGallery | Loaded:
        """The gallery of a folder, or its head alone where that cannot be relied on; read once, when asked for."""
        if folder not in self._linked:
            head, *roles = self._gallery_files[folder]
            loaded = load(head)
            self._linked[folder] = loaded  # galleries that build on each other end here
            if loaded.model is not None and loaded.kind == "gallery":
                bases = [self.gallery(pin) for pin in loaded.model.extends]
                there = tuple([base for base in bases if base is not None])
                self._linked[folder] = LinkedGallery(loaded, [load(file) for file in roles], there)
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
            found = next((each for each in matching if isinstance(each, LinkedGallery) and each.key == key), None)
            if found is None:  # not kept: it may only be on its way, where galleries build on each other
                return None
            self._by_key[key] = found
        return self._by_key[key]

    @lazy
    def _by_key(self) -> dict[str, LinkedGallery]:
        return {}

    def versions(self, name: str) -> list[LinkedGallery]:
        """The versions of the gallery of that id, newest first; none where there is no such gallery."""
        return newest_first(gallery for gallery in self.galleries if gallery.head.gallery == name)

    @property
    def newest_galleries(self) -> list[LinkedGallery]:
        """Of each gallery its newest version, the user's first."""
        return newest_of_each(self.galleries)

    @property
    def current_galleries(self) -> list[LinkedGallery]:
        """Of each gallery the versions that the user works with, or else its newest; the user's first."""
        there = self.galleries
        newest = newest_of_each(there)
        if len(newest) == len(there):  # nothing to choose from: the user's files need not be looked at
            return there
        used = {gallery.key for gallery in self._named_galleries()}
        ids = {gallery.head.gallery for gallery in there if gallery.key in used}
        latest = {gallery.key for gallery in newest if gallery.head.gallery not in ids}
        return [gallery for gallery in there if gallery.key in used | latest]

    @property
    def galleries_in_use(self) -> list[LinkedGallery]:
        """Those that the user's own systems, profiles and organisations name; without any such, the user's own."""
        own = [
            each for folder in self.own_gallery_folders if isinstance(each := self.gallery_in(folder), LinkedGallery)
        ]
        return self._named_galleries() or own

    def _named_galleries(self) -> list[LinkedGallery]:
        """Those that the user's own systems, profiles and organisations name, by key.

        It is read off the files' bytes: for one key none of them is parsed.
        """
        found: dict[str, LinkedGallery] = {}
        for file in self.files:
            if os.path.dirname(file) in self._gallery_files or self._is_staffing(file):
                continue
            try:
                pin = re.search(_PIN, read_bytes(file), re.MULTILINE)
            except OSError:
                continue
            gallery = self.gallery(pin[1].decode()) if pin else None
            if gallery is not None:
                found[gallery.key] = gallery
        return [found[key] for key in sorted(found)]

    def files_pinned_to(self, key: str) -> list[str]:
        """The user's files that are made from the gallery of that `id@version`, read off their bytes."""
        found = []
        for file in self.files:
            try:
                pin = re.search(_PIN, read_bytes(file), re.MULTILINE)
            except OSError:
                continue
            if pin is not None and pin[1].decode() == key:
                found.append(file)
        return found

    def _is_staffing(self, file: str) -> bool:
        return file in self.in_organisations and _name(file) not in ORGANISATION_HEADS

    @property
    def gallery_keys(self) -> list[str]:
        """Every `id@version`, in order."""
        return sorted(gallery.key for gallery in self.galleries)

    @lazy
    def _catalog_files(self) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
        """The files that claim to be each profile and each system."""
        profiles: dict[str, list[str]] = {}
        systems: dict[str, list[str]] = {}
        for folder, files in self._files_in.items():
            if folder not in self.gallery_folders and files[-1] not in self.in_organisations:
                kind = profiles if os.path.basename(folder) == PROFILES else systems
                for file in files:
                    kind.setdefault(stem(file), []).append(file)
        return profiles, systems

    @property
    def profile_ids(self) -> list[str]:
        """The ids of all profiles, by file name, in order."""
        return sorted(self._catalog_files[0])

    def profile(self, name: str) -> Loaded | None:
        """The profile of that id, readable or not; `None` where there is none."""
        if name not in self._profiles:
            files = self._catalog_files[0].get(name)
            self._profiles[name] = load(files[0]) if files else None
        return self._profiles[name]

    @lazy
    def _profiles(self) -> dict[str, Loaded | None]:
        return {}

    @property
    def system_ids(self) -> list[str]:
        """The ids that the files outside galleries and profiles claim, in order."""
        return sorted(self._catalog_files[1])

    @property
    def system_files(self) -> Mapping[str, list[str]]:
        """The files that claim to be each system, the user's first."""
        return self._catalog_files[1]

    @property
    def profile_files(self) -> Mapping[str, list[str]]:
        """The files that claim to be each profile, the user's first."""
        return self._catalog_files[0]

    def systems(self) -> Iterator[Loaded]:
        """All readable system catalogs by id, each read when its turn comes."""
        for name in self.system_ids:
            loaded = self.system(name)
            if loaded and loaded.model:
                yield loaded

    def system(self, name: str) -> Loaded | None:
        """The file of that system, readable or not; `None` where there is none."""
        # A staffing file in the wrong place, as where an organisation's head is missing, must not hide the catalog.
        files = map(load, self._catalog_files[1].get(name, ()))
        return next((loaded for loaded in files if loaded.kind in ("system", None)), None)


def _name(file: str) -> str:
    return os.path.basename(file)


def _unique(files: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(files))


def _by_folder(files: Iterable[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for file in files:
        found.setdefault(os.path.dirname(file), []).append(file)
    return found


def _without_same(files: list[str], own: Iterable[str]) -> list[str]:
    """The files that are not in the user's folders under another name, as when the shipped catalog is worked on."""
    mine = {os.path.realpath(folder) for folder in own}
    others = {folder: there for folder, there in _by_folder(files).items() if os.path.realpath(folder) not in mine}
    return [file for there in others.values() for file in there]
