"""A catalog's texts speak of the roles that the gallery has now, not of those that it had."""

import functools
from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.record import Record
from rolekat.rules.galleries import Naming
from rolekat.rules.references import everywhere, written_in
from rolekat.state.catalog import CatalogState
from rolekat.state.expectations import Gone, expectations

RULE = Rule("RK106", "mention-of-retired-role", "warning")


class _Former(Record):
    """A title that roles no longer have: what to look for first, and how to be sure."""

    id: str
    word: str
    pattern: Naming
    gone: Gone


def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each former title that a text of the catalog's own mentions."""
    text = catalog.loaded.text
    for former in _formers(catalog.gallery):
        if former.word in text:
            yield from _mentions(former, catalog)


def _mentions(former: _Former, catalog: CatalogState) -> Iterator[Finding]:
    # The bare id is a reference, of which another rule tells.
    texts = (each for each in written_in(catalog) if each[1] != former.id)
    found = [Place(catalog.loaded.file, path) for path, text in texts if former.pattern.search(text)]
    if found:
        first, related = everywhere(found)
        gone = former.gone
        variant = "renamed" if gone.renamed else "message" if gone.titles else "without-successor"
        titles = Several(gone.titles)
        yield RULE.at(first, variant, related=related, role=gone.title, version=gone.version, titles=titles)


@functools.lru_cache(maxsize=16)
def _formers(gallery: LinkedGallery) -> tuple[_Former, ...]:
    """The titles to look for: none that is part of a title or another name that a role has now."""
    now = [name.casefold() for role in gallery.roles.values() for name in (role.title, *role.aliases)]
    found = []
    for name, gone in expectations(gallery).gone.items():
        if not any(gone.title.casefold() in name for name in now):
            # The longest word without its first letter, which a sentence's beginning makes a capital.
            word = max(gone.title.split(), key=len)[1:]
            found.append(_Former(name, word, Naming((gone.title,)), gone))
    return tuple(found)
