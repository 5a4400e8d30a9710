"""Finds the files of a catalog."""

import os
from collections.abc import Iterator
from typing import Final

from rolekat.text.pending import PENDING, pending_folders, with_pending

SUFFIXES: Final = (".yaml", ".yml")
GALLERY_HEADS: Final = ("gallery.yaml", "gallery.yml")
ORGANISATION_HEADS: Final = ("organisation.yaml", "organisation.yml")
ORGANISATIONS: Final = "organisations"
"""The folder in which each organisation has one of its own."""
_HEADS: Final = frozenset((*GALLERY_HEADS, *ORGANISATION_HEADS))


def discover(path: str) -> Iterator[str]:
    """Every YAML file under a folder, in sorted order; a file stands for itself. Hidden folders are skipped."""
    if not os.path.isdir(path):
        yield path
        return
    stack = [path]
    while stack:
        files, folders = _listed(stack.pop())
        yield from files
        stack.extend(reversed(folders))


def _listed(folder: str) -> tuple[list[str], list[str]]:
    """The files and the folders in a folder; one that must not be read stands for itself, so that somebody hears."""
    folders: list[str] = []
    files: list[str] = []
    here = folder == os.curdir  # a file has one name, also where a second source is a folder of this one
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.name if here else entry.path)
                elif entry.name.endswith(SUFFIXES):
                    files.append(entry.name if here else entry.path)
    except OSError:
        if os.path.lexists(folder) or not PENDING:  # else it is about to be made
            return [folder], []
    if PENDING:
        folders += pending_folders(folder, folders)
        files = [file for file in with_pending(folder, files) if file.endswith(SUFFIXES)]
    # A gallery's head before its roles; files before folders: the order in which they are needed.
    files.sort(key=lambda file: (os.path.basename(file) not in _HEADS, file))
    return files, sorted(folders)
