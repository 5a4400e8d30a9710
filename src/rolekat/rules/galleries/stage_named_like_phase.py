"""A stage and a phase never share an id, and no phase is called `always`: nobody could tell what is meant."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.phases import TIMELESS

RULE = Rule("RK223", "stage-named-like-phase", "error")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each id that is both."""
    for stage in gallery.head.lifecycle.stages:
        if stage in gallery.phases:
            place = gallery.place("lifecycle", "stages", stage, of_key=True)
            phase = gallery.place("lifecycle", "phases", stage, of_key=True)
            yield RULE.at(place, related=((phase, "phase"),), id=stage)
    if TIMELESS in gallery.head.lifecycle.phases:
        yield RULE.at(gallery.place("lifecycle", "phases", TIMELESS, of_key=True), "always", id=TIMELESS)
