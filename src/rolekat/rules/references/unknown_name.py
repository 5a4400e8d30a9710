"""Every component, subject, party, decision and kind of relation that something names is the gallery's."""

from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.references import dangling_in_gallery
from rolekat.rules.references import reported
from rolekat.state.catalog import CatalogState
from rolekat.state.references import dangling_in_catalog

RULE = Rule("RK112", "unknown-name", "error")
_KINDS: Final = ("component", "subject", "party", "decision", "relation")


def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """What the roles and the head of the gallery name."""
    yield from reported(RULE, dangling_in_gallery(gallery, library), *_KINDS)


def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Components that a system uses, and decisions taken."""
    found = dangling_in_catalog(catalog)
    if found:
        yield from reported(RULE, found, *_KINDS)
