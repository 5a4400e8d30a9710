"""Runs the rules over a library."""

import os
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from rolekat.findings.finding import Finding, Place
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.loading import Loaded, load
from rolekat.rules.registry import checks, text_rule
from rolekat.state.catalog import state_of


class Outcome(NamedTuple):
    """What a run found, each finding once, and how many files were looked at."""

    findings: list[Finding]
    files: int
    suppressing: list[str]
    """The files that hold a comment which suppresses findings."""


def run(library: Library, targets: Collection[str]) -> Outcome:
    """Check the target files, each in the context of everything that the library holds."""
    found: dict[Finding, None] = {}
    suppressing: list[str] = []

    def keep(findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.place.file in targets:
                found[finding] = None

    def keep_file(loaded: Loaded) -> None:
        if "rolekat: ignore" in loaded.text:
            suppressing.append(loaded.file)
        keep(_file_findings(loaded, library))

    in_galleries = {file for file in targets if os.path.dirname(file) in library.gallery_folders}
    for folder in sorted({os.path.dirname(file) for file in in_galleries}):
        gallery = library.gallery_in(folder)
        for loaded in gallery.loaded if isinstance(gallery, LinkedGallery) else (gallery,):
            if loaded.file in targets:
                keep_file(loaded)
        if isinstance(gallery, LinkedGallery):
            keep(_gallery_findings(gallery, library))
        else:
            for file in sorted(in_galleries):  # roles without a gallery are still read, for what they say themselves
                if os.path.dirname(file) == folder and file != gallery.file:
                    keep_file(load(file))
    for file in sorted(targets):
        if file not in in_galleries:
            loaded = load(file)
            keep_file(loaded)
            keep(_catalog_findings(loaded, library))
    for check in checks("library"):
        keep(check(library))
    return Outcome(list(found), len(targets), suppressing)


def _file_findings(loaded: Loaded, library: Library) -> Iterator[Finding]:
    for problem in loaded.problems:
        place = Place(loaded.file, problem.path, problem.of_key, problem.span)
        related = ((Place(loaded.file, span=problem.related), "first"),) if problem.related else ()
        yield text_rule(problem.rule).at(place, problem.variant, related=related, **dict(problem.params))
    if loaded.model is not None:
        for check in checks("file"):
            yield from check(loaded, library)


def _gallery_findings(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """What the rules say of a gallery; a warning at a place that a note of the gallery explains is a note."""
    for check in checks("gallery"):
        for finding in check(gallery, library):
            noted = finding.severity == "warning" and _is_noted(finding.place, gallery)
            yield finding._replace(severity="note") if noted else finding


def _is_noted(place: Place, gallery: LinkedGallery) -> bool:
    return any((place.file, place.path[:length]) in gallery.noted for length in range(1, len(place.path) + 1))


def _catalog_findings(loaded: Loaded, library: Library) -> Iterator[Finding]:
    state = state_of(loaded, library)
    if state is None:
        return
    for check in checks("catalog"):
        yield from check(state, library)
    if loaded.kind == "system" and state.complete:
        for check in checks("system"):
            yield from check(state, library)
