"""What somebody wants made: the systems, galleries and single documents that a word means."""

import os
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from rolekat.errors import NothingFoundError, UsageError
from rolekat.findings.located import shown_path
from rolekat.language import Language, Words, choose
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.render.documents import Document, gallery_documents, system_documents
from rolekat.state.catalog import CatalogState, state_of
from rolekat.state.naming import find


class Wish(NamedTuple):
    """What is to be made: a whole system or gallery, or one document of it."""

    folder: str
    """The folder below the one that documents go to."""
    language: Language
    """The gallery's language: that of the files' names."""
    documents: Callable[[Words, Words], Iterator[Document]]
    only: str | None = None
    """The single document that is wanted."""


class Wishes(NamedTuple):
    """What is to be made, and the systems that cannot be."""

    wishes: list[Wish]
    broken: list[str]


def everything(library: Library) -> Wishes:
    """Every system and gallery of the user's own.

    Raises:
        NothingFoundError: there is none.
    """
    mine = set(library.files)
    found: list[Wish] = []
    broken: list[str] = []
    for name in library.system_ids:
        loaded = library.system(name)
        if loaded is None or loaded.file not in mine:
            continue
        state = state_of(loaded, library)
        if state is None:
            broken.append(shown_path(loaded.file))
        else:
            found.append(_system_wish(state))
    own = [gallery for gallery in library.galleries if gallery.file in mine]
    found += [_gallery_wish(gallery, library) for gallery in sorted(own, key=lambda gallery: gallery.key)]
    broken += [shown_path(file) for file in _broken_heads(library) if file in mine]
    if not found and not broken:
        raise NothingFoundError("nothing-to-render")
    return Wishes(found, broken)


def named(word: str, library: Library) -> list[Wish]:
    """What a word names: `aula`, `kombit@1.5`, `kombit/systemejer`, `aula/rollekatalog`, or a title.

    Raises:
        UsageError: there is no such system, gallery or document, or it cannot be read.
    """
    owner, _, part = word.partition("/")
    for file in _broken_heads(library):
        if os.path.basename(os.path.dirname(file)) == owner:
            raise UsageError("cannot-render", file=shown_path(file))
    found = find(library, owner)
    if found.kind in ("system", "system-role") and found.state:
        wish = _system_wish(found.state)
    elif found.kind in ("gallery", "role") and found.gallery:
        wish = _gallery_wish(found.gallery, library)
    else:
        raise UsageError("cannot-render-kind", name=word)
    return [wish._replace(only=part or found.id or None)]


def _broken_heads(library: Library) -> list[str]:
    """The files of galleries that cannot be read."""
    found = (library.gallery_in(folder) for folder in library.gallery_folders)
    return sorted(head.file for head in found if isinstance(head, Loaded))


def _system_wish(state: CatalogState) -> Wish:
    return Wish(state.id, choose(state.gallery.head.language), partial(system_documents, state))


def _gallery_wish(gallery: LinkedGallery, library: Library) -> Wish:
    """A gallery's documents; its newest version has the folder of the gallery's name."""
    versions = [other for other in library.galleries if other.head.gallery == gallery.head.gallery]
    newest = max(versions, key=_version).key == gallery.key
    # A version is free text: no part of it may lead to another folder.
    folder = (
        gallery.head.gallery if newest else re.sub(r"[^\w.-]", "-", f"{gallery.head.gallery}-{gallery.head.version}")
    )
    return Wish(folder, choose(gallery.head.language), partial(gallery_documents, gallery))


def _version(gallery: LinkedGallery) -> tuple[tuple[int, str], ...]:
    parts = gallery.head.version.replace("-", ".").split(".")
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
