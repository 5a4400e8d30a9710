"""Runs the rules over a library."""

import os
from collections.abc import Collection, Iterable, Iterator
from typing import Final, NamedTuple

from rolekat.findings.finding import Finding, Param, Place
from rolekat.findings.mark import MARK
from rolekat.library.gallery import LinkedGallery
from rolekat.library.hints import hint
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
    current = _Run(library, frozenset(targets))
    in_galleries = {file for file in current.targets if os.path.dirname(file) in library.gallery_folders}
    for folder in sorted({os.path.dirname(file) for file in in_galleries}):
        current.gallery(folder, in_galleries)
    for file in sorted(current.targets - in_galleries):
        current.catalog(file)
    for check in checks("library"):
        current.keep(check(library))
    return Outcome(list(current.found), len(targets), current.suppressing)


class _Run:
    """What has been found so far: each finding in a target once, in the order of the files."""

    def __init__(self, library: Library, targets: frozenset[str]) -> None:
        self.library = library
        self.targets = targets
        self.found: dict[Finding, None] = {}
        self.suppressing: list[str] = []

    def keep(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.place.file in self.targets:
                self.found[finding] = None

    def file(self, loaded: Loaded) -> None:
        """What one file says wrongly, whatever it is."""
        if loaded.file in self.targets:
            if MARK in loaded.text:
                self.suppressing.append(loaded.file)
            self.keep(_file_findings(loaded, self.library))

    def gallery(self, folder: str, in_galleries: Collection[str]) -> None:
        """A folder with a gallery; its roles are read alone where their gallery cannot be."""
        gallery = self.library.gallery_in(folder)
        if isinstance(gallery, LinkedGallery):
            for loaded in gallery.loaded:
                self.file(loaded)
            self.keep(_gallery_findings(gallery, self.library))
            return
        self.file(gallery)
        for file in sorted(in_galleries):
            if os.path.dirname(file) == folder and file != gallery.file:
                self.file(load(file))

    def catalog(self, file: str) -> None:
        """A file outside galleries: a system catalog, a profile, or something that does not belong."""
        loaded = load(file)
        self.file(loaded)
        self.keep(_catalog_findings(loaded, self.library))


def _file_findings(loaded: Loaded, library: Library) -> Iterator[Finding]:
    for problem in loaded.problems:
        place = Place(loaded.file, problem.path, problem.of_key, problem.span)
        related = ((Place(loaded.file, span=problem.related), "first"),) if problem.related else ()
        variant, params = hint(problem, loaded, library)
        yield text_rule(problem.rule).at(place, variant, related=related, severity=None, **params)
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
    misspelt: set[Param] = set()
    for check in checks("catalog"):
        for finding in check(state, library):
            if finding.name == "dangling-role" and finding.place.path[:1] == ("roles",):
                misspelt.add(dict(finding.params)["near"])
            yield finding
    if loaded.kind == "system" and state.complete:
        misspelt -= state.roles.keys()
        for check in checks("system"):
            for finding in check(state, library):
                if not (misspelt and finding.name in _OF_A_MISSING_ROLE and dict(finding.params)["id"] in misspelt):
                    yield finding
    state.release()


_OF_A_MISSING_ROLE: Final = frozenset({
    "contact-point-inactive",
    "succession-without-successor",
    "action-role-not-in-catalog",
    "demanded-role-left-out",
})  # fmt: skip
"""What follows where a role is missing: held back for one that was only misspelt, until its id is mended."""
