"""Texts call roles by names that the gallery has: none that its source uses by mistake."""

import functools
from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.record import Record
from rolekat.rules.galleries import Naming, texts
from rolekat.rules.references import everywhere, written_in
from rolekat.state.catalog import CatalogState

RULE = Rule("RK107", "mention-of-unknown-role", "warning")


class _Mistaken(Record):
    """A name that no role has: what to look for first, how to be sure, and the roles that must be meant."""

    name: str
    word: str
    pattern: Naming
    meant: Several


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each such name in a role's texts."""
    for mistaken in _mistaken(gallery):
        for name, role in gallery.roles.items():
            found = [
                gallery.role_place(name, *path, of_key=True)
                for path, text in texts(role)
                if mistaken.pattern.search(text)
            ]
            yield from _finding(mistaken, found)


def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each such name in the catalog's own texts."""
    text = catalog.loaded.text
    for mistaken in _mistaken(catalog.gallery):
        if mistaken.word in text:
            written = written_in(catalog)
            found = [Place(catalog.loaded.file, path) for path, text in written if mistaken.pattern.search(text)]
            yield from _finding(mistaken, found)


def _finding(mistaken: _Mistaken, found: list[Place]) -> Iterator[Finding]:
    if found:
        first, related = everywhere(found)
        variant = "meant" if mistaken.meant.names else "message"
        yield RULE.at(first, variant, related=related, name=mistaken.name, meant=mistaken.meant)


@functools.lru_cache(maxsize=16)
def _mistaken(gallery: LinkedGallery) -> tuple[_Mistaken, ...]:
    found = []
    for unknown in gallery.head.unknown_names.values():
        meant = tuple(gallery.roles[role].title for role in unknown.means if role in gallery.roles)
        for name in (unknown.name, *unknown.aliases):
            word = max(name.split(), key=len)[1:]  # a sentence's beginning makes the first letter a capital
            found.append(_Mistaken(name, word, Naming((name,)), Several(meant)))
    return tuple(found)
