"""The profile that a system builds on is there."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.text.words import closest

RULE = Rule("RK114", "unknown-profile", "error")


def check_file(loaded: Loaded, library: Library) -> Iterator[Finding]:
    """A profile is found by its file's name; one that cannot be read says so itself."""
    if loaded.kind != "system" or loaded.model.profile is None or library.profile(loaded.model.profile) is not None:
        return
    there = library.profile_ids
    near = closest(loaded.model.profile, there)
    variant = "near" if near else "message" if there else "none"
    names = Several(tuple(f"`{name}`" for name in there))
    place = Place(loaded.file, ("profile",))
    yield RULE.at(place, variant, profile=loaded.model.profile, near=near or "", there=names)
