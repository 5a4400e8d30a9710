"""The folders that copies lie in: where each is, what belongs to it, what was changed by hand, what needs it."""

import contextlib
import os

from rolekat.config import SHIPPED, Config, Copied
from rolekat.creating.places import own_folder, shown
from rolekat.errors import UsageError
from rolekat.library.copies import CopyRecord, differences
from rolekat.library.discover import discover
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.paths import from_here, lies_within


def folder_of(copied: Copied, config: Config) -> str:
    """The folder that a copy lies in.

    Raises:
        UsageError: it would lie outside the repository.
    """
    usual = f"copied/{copied.name}" if copied.section == "folders" else None
    into = copied.into or usual
    if into is None:
        return os.path.join(own_folder(config), "roles", copied.name)
    inside = os.path.normpath(into)
    if os.path.isabs(inside) or inside.split(os.sep)[0] in (os.pardir, os.curdir):
        raise UsageError("update-outside", folder=into)
    if not lies_within(os.path.join(config.folder, inside), config.folder):  # behind a link
        raise UsageError("update-outside", folder=into)
    return from_here(os.path.join(config.folder, inside))


def sources_of(config: Config) -> list[str]:
    """The folders with the user's own catalog files."""
    return [os.path.join(config.folder, source) for source in config.sources if source != SHIPPED]


def files_below(folder: str) -> list[str]:
    """The YAML files below a folder, by their paths from it."""
    return [shown(os.path.relpath(file, folder)) for file in discover(folder)] if os.path.isdir(folder) else []


def files_of_copy(folder: str, record: CopyRecord | None) -> dict[str, str]:
    """What belongs to a copy, by its path from the folder: what was copied, and YAML that was put beside it."""
    names = sorted({*(record.digests if record else ()), *files_below(folder)})
    paths = {name: os.path.join(folder, *name.split("/")) for name in names}
    return {name: path for name, path in paths.items() if lies_within(path, folder)}  # not behind a link


def changed_by_hand(folder: str, record: CopyRecord) -> tuple[str, ...]:
    """The files of a copy that somebody has changed, added or removed since."""
    found = differences(folder, record, files_below(folder))
    return (*found.changed, *found.missing, *found.added)


def gallery_in(folder: str, library: Library) -> LinkedGallery | None:
    """The gallery that lies in a folder, where it can be read."""
    place = os.path.normpath(folder)
    there = next((each for each in library.gallery_folders if os.path.normpath(each) == place), None)
    gallery = library.gallery_in(there) if there is not None else None
    return gallery if isinstance(gallery, LinkedGallery) else None


def users_of(folder: str, library: Library) -> list[str]:
    """The user's files elsewhere that are made from a gallery, or build on one, which nothing but this folder has."""
    here: set[str] = set()
    elsewhere: set[str] = set()
    for each in library.gallery_folders:
        gallery = library.gallery_in(each)
        if isinstance(gallery, LinkedGallery):
            (here if lies_within(each, folder) else elsewhere).add(gallery.key)
    needed = here - elsewhere
    files = {file for key in needed for file in library.files_pinned_to(key)}
    files.update(each.file for each in library.galleries if not needed.isdisjoint(each.head.extends))
    return sorted(file for file in files if not lies_within(file, folder))


def remove_empty(folder: str) -> None:
    """Remove what is left of a folder whose files are gone; whatever else lies there stays."""
    for where, _, _ in os.walk(folder, topdown=False):
        with contextlib.suppress(OSError):
            os.rmdir(where)
