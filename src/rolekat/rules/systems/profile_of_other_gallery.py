"""A catalog's profile is made from the catalog's own gallery, in its own version, or from one which that builds on."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState

RULE = Rule("RK328", "profile-of-other-gallery", "error")


@only_where("profile")
def check_system(catalog: CatalogState, library: Library) -> Iterator[Finding]:
    """At the catalog's `profile`; the profile's pin is related."""
    profile = catalog.profile
    if profile is None or profile.gallery in catalog.gallery.pins:
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
