"""A catalog and its profile are made from the same version of the same gallery."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK328", "profile-of-other-gallery", "error")


def check_system(catalog: CatalogState, library: Library) -> Iterator[Finding]:
    """At the catalog's `profile`; the profile's pin is related."""
    profile = catalog.profile
    if profile is None or profile.gallery == catalog.system.gallery:
        return
    loaded = library.profile(profile.profile)
    related = ((Place(loaded.file, ("gallery",)), "pinned"),) if loaded else ()
    yield RULE.at(
        catalog.own_place("profile"),
        related=related,
        system=catalog.system.title,
        profile=profile.title,
        gallery=catalog.system.gallery,
        other=profile.gallery,
    )
