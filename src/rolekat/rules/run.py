"""Runs the rules over a library."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Finding, Param, Place
from rolekat.findings.mark import MARK
from rolekat.library.gallery import LinkedGallery, stem
from rolekat.library.hints import hint
from rolekat.library.library import Library
from rolekat.library.loading import Loaded, load
from rolekat.record import Record
from rolekat.rules.attributing import attributed
from rolekat.rules.registry import checks, text_rule
from rolekat.state.catalog import CatalogState, state_of
from rolekat.state.organisation import OrganisationState
from rolekat.state.organisations import Organisations

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.text.problem import Problem


class Outcome(Record):
    """What a run found, each finding once, and how many files were looked at."""

    findings: list[Finding]
    files: int
    suppressing: list[str]
    """The files that hold a comment which suppresses findings."""
    unjudged: int = 0
    """How many of the files most rules could not look at: what they say, or what they hang on, cannot be relied on."""

    def with_(self, other: Outcome) -> Outcome:
        """Both together."""
        return self._replace(
            findings=[*self.findings, *other.findings],
            files=self.files + other.files,
            suppressing=[*self.suppressing, *other.suppressing],
        )


def run(organisations: Organisations, targets: Collection[str]) -> Outcome:
    """Check the target files, each in the context of everything that the library holds."""
    library = organisations.library
    current = _Run(organisations, frozenset(targets))
    in_galleries = _touched(current.targets, library.gallery_folders, library.gallery_files)
    for folder in sorted(in_galleries):
        current.gallery(folder, in_galleries[folder])
    touched = _touched(current.targets, library.organisation_folders, library.organisation_files)
    staffed = {stem(file) for folder in touched for file in library.organisation_files(folder)}
    for file in sorted(current.targets.difference(*in_galleries.values(), *touched.values())):
        current.catalog(file, staffed)
    for folder in sorted(touched):
        current.organisation(folder)
    for check in checks("library", library):
        current.keep(check(library))
    return Outcome(list(current.found), len(targets), current.suppressing, current.unjudged)


def run_register(register: Register, library: Library) -> Outcome:
    """Check the contact register: its files, where they lie, and whom they name."""
    findings = [
        _finding(problem, file.file, problem.variant, dict(problem.params))
        for file in register.files
        for problem in file.problems
    ]
    for check in checks("register", register):
        findings += check(register, library)
    return Outcome(findings, len(register.files), [file.file for file in register.files if file.suppressing])


def _touched(
    targets: frozenset[str], folders: Iterable[str], files_of: Callable[[str], Collection[str]]
) -> dict[str, frozenset[str]]:
    """The folders that targets lie in, with those."""
    found = {folder: targets.intersection(files_of(folder)) for folder in folders}
    return {folder: files for folder, files in found.items() if files}


class _Run:
    """What has been found so far: each finding in a target once, in the order of the files."""

    def __init__(self, organisations: Organisations, targets: frozenset[str]) -> None:
        self.organisations = organisations
        self.library = organisations.library
        self.targets = targets
        self.found: dict[Finding, None] = {}
        self.suppressing: list[str] = []
        self.unjudged = 0

    def keep(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding.place.file in self.targets:
                self.found[finding] = None

    def file(self, loaded: Loaded, *, alone: bool = False) -> None:
        """What one file says wrongly, whatever it is; `alone` where what it hangs on cannot be relied on."""
        if loaded.file in self.targets:
            if MARK in loaded.text:
                self.suppressing.append(loaded.file)
            self.unjudged += alone or loaded.model is None
            self.keep(_file_findings(loaded, self.library))

    def gallery(self, folder: str, files: Collection[str]) -> None:
        """A folder with a gallery; its roles are read alone where their gallery cannot be."""
        gallery = self.library.gallery_in(folder)
        if isinstance(gallery, LinkedGallery):
            for loaded in gallery.loaded:
                self.file(loaded)
            self.keep(attributed(_gallery_findings(gallery, self.library), gallery))
            if gallery.head.review is not None:
                for check in checks("review", gallery):
                    self.keep(attributed(check(gallery, self.organisations.outlook.day), gallery))
            return
        self.file(gallery)
        for file in sorted(files):
            if file != gallery.file:
                self.file(load(file), alone=True)

    def catalog(self, file: str, staffed: Collection[str]) -> None:
        """A file outside galleries: a system catalog, a profile, or something that does not belong.

        What is staffed is needed again: it is kept, and all else let go.
        """
        loaded = load(file)
        state = state_of(loaded, self.library)
        self.file(loaded, alone=state is None)
        if state is None:
            return
        self.keep(attributed(_catalog_findings(state, self.library), state.gallery))
        if loaded.kind == "system" and state.id in staffed and stem(file) == state.id:
            self.organisations.keep(state.id, state)
        else:
            state.release()

    def organisation(self, folder: str) -> None:
        """An organisation with its systems; its files are read alone where their head cannot be."""
        state = self.organisations.in_folder(folder)
        if isinstance(state, OrganisationState):
            self.file(state.linked.loaded)
            unknown = {loaded.file for loaded in state.without_catalog}
            for loaded in state.files:
                self.file(loaded, alone=loaded.file in unknown)
            found = _staffing_findings(state, self.library)
            self.keep(finding for finding in found if not self._is_told(finding))
            state.release()
            return
        self.file(state)
        for file in self.library.organisation_files(folder)[1:]:
            if file in self.targets:
                self.file(load(file), alone=True)

    def _is_told(self, finding: Finding) -> bool:
        """Whether something only hangs on a file that is checked as well, and whose findings say what is amiss."""
        hangs = finding.name == "system-without-catalog" and finding.related
        return bool(hangs) and finding.related[0][0].file in self.targets


def _file_findings(loaded: Loaded, library: Library) -> Iterator[Finding]:
    for problem in loaded.problems:
        yield _finding(problem, loaded.file, *hint(problem, loaded, library))
    if loaded.model is not None:
        for check in checks("file", loaded):
            yield from check(loaded, library)


def _finding(problem: Problem, file: str, variant: str, params: Mapping[str, Param]) -> Finding:
    place = Place(file, problem.path, problem.of_key, problem.span)
    related = ((Place(file, span=problem.related), "first"),) if problem.related else ()
    return text_rule(problem.rule).at(place, variant, related=related, severity=None, **params)


def _gallery_findings(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """What the rules say of a gallery; a warning at a place that a note of the gallery explains is a note."""
    for check in checks("gallery", gallery):
        for finding in check(gallery, library):
            noted = finding.severity == "warning" and _is_noted(finding.place, gallery)
            yield finding._replace(severity="note") if noted else finding


def _is_noted(place: Place, gallery: LinkedGallery) -> bool:
    return any((place.file, place.path[:length]) in gallery.noted for length in range(1, len(place.path) + 1))


def _staffing_findings(organisation: OrganisationState, library: Library) -> Iterator[Finding]:
    for staffing in organisation.staffings:
        found = (finding for check in checks("staffing", staffing) for finding in check(staffing, library))
        yield from attributed(found, staffing.gallery)
    galleries = (organisation.gallery, *{staffing.gallery for staffing in organisation.staffings})
    found = (finding for check in checks("organisation", organisation) for finding in check(organisation, library))
    yield from attributed(found, *galleries)


def _catalog_findings(state: CatalogState, library: Library) -> Iterator[Finding]:
    misspelt: set[Param] = set()
    for check in checks("catalog", state):
        for finding in check(state, library):
            if finding.name == "dangling-role" and finding.place.path[:1] == ("roles",):
                misspelt.add(dict(finding.params)["near"])
            yield finding
    if state.loaded.kind == "system" and state.complete:
        misspelt -= state.roles.keys()
        for check in checks("system", state):
            for finding in check(state, library):
                if not (misspelt and finding.name in _OF_A_MISSING_ROLE and dict(finding.params)["id"] in misspelt):
                    yield finding


_OF_A_MISSING_ROLE: Final = frozenset({
    "contact-point-inactive",
    "succession-without-successor",
    "action-role-not-in-catalog",
    "demanded-role-left-out",
})  # fmt: skip
"""What follows where a role is missing: held back for one that was only misspelt, until its id is mended."""
