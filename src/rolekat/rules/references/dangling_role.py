"""Every role, group or gallery that something refers to is there."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.references import dangling_in_gallery
from rolekat.rules.references import reported
from rolekat.state.catalog import CatalogState
from rolekat.state.references import dangling_in_catalog

RULE = Rule("RK101", "dangling-role", "error")


def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """Relations, groups, orders, history, seats; roles that are gone count only in the history."""
    yield from reported(RULE, dangling_in_gallery(gallery, library), "role", "gone", "group", "gallery")


def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Role entries, contact points, actions, hand-overs."""
    found = dangling_in_catalog(catalog)
    if found:
        yield from reported(RULE, found, "role")
