"""Galleries that are used together have one life cycle."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where

RULE = Rule("RK232", "life-cycles-differ", "warning")


@only_where("bases")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Each gallery that it builds on with phases, or stages, that the life cycle which counts does not have."""
    mine = gallery.head.lifecycle
    for base in gallery.bases:
        theirs = base.head.lifecycle
        if not (theirs.phases.keys() <= mine.phases.keys() and theirs.stages.keys() <= mine.stages.keys()):
            index = gallery.head.extends.index(base.key)
            other = base.place("lifecycle", of_key=True)
            yield RULE.at(
                gallery.place("extends", index), related=((other, "other"),), gallery=gallery.key, base=base.head.title
            )
