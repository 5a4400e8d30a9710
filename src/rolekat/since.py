"""`rolekat check --new-since`: what is wrong now and was not at a revision of git."""

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from rolekat.check import Choice, Found, find
from rolekat.config import Config
from rolekat.findings.finding import RANK
from rolekat.findings.located import Located
from rolekat.git import git
from rolekat.library.library import Library
from rolekat.library.organisation import LinkedOrganisation
from rolekat.report.fingerprints import Mark, marks
from rolekat.report.report import Report
from rolekat.revisions import Repository, Revision, commit_of, laid_out, repository_of
from rolekat.workspace import Workspace, open_library, open_workspace, outlook

_OF_TODAY: Final = "register-in-git"
"""The rule that asks git what it has today; since when, no revision says."""
_SECONDS: Final = 60


def check_since(paths: Sequence[str], config: Config, choice: Choice, rev: str, as_of: str | None = None) -> Report:
    """Check as `check` does, and leave out what was wrong at a revision already.

    The state of then is judged for the same day, by the rules, the limits and the choice of now. A finding is the same
    where its rule, its file, its place in the file and the words of its sentence are, and where it has not become more
    severe. Positions in lists do not count, for whoever is added above shifts them, nor do titles that were reworded
    and ids that are known as the `former_ids` of others; of several that are alike, those beyond the number of then are
    new. What a comment suppressed then was not found. A file that git takes for a renamed one is the same file.

    Raises:
        UsageError: a path does not exist, a selected rule or the revision is not known, or the day is none.
        NothingFoundError: there is no file to check.
    """
    choice.require_known()
    workspace = open_workspace(paths, config)
    day = outlook(config, as_of).day
    repository = repository_of(config.folder, rev)
    commit = commit_of(repository, rev)  # also where nothing will be found: a slip must not wait until something is
    now = find(workspace, choice, day)
    if not now.kept:
        return now.report()._replace(since=rev)
    called = _renamed_ids(workspace.library)
    names = _Names(repository, commit, called)
    with laid_out(config, rev) as then:
        wanted = {names.then(located.finding.place.file) for located in now.kept}
        workspace_then = _workspace_of(then, workspace, paths, names, wanted)
        before = [one for one in find(workspace_then, choice, day).kept if one.finding.name != _OF_TODAY]
        old = marked(before, lambda file: names.of(file, then))
        known = marked(now.kept, names.then)
        new = surplus(now.kept, known, old)
        if new and len(now.kept) - len(new) < len(old):
            called |= _renamed_titles(workspace_then.library, workspace.library, called)
            new = surplus(now.kept, known, [(_called(mark, called), rank) for mark, rank in old])
    left = Found(new, now.suppressed, now.files)
    return left.report()._replace(since=rev, old=len(now.kept) - len(new))


def _workspace_of(
    then: Revision, workspace: Workspace, paths: Sequence[str], names: "_Names", wanted: set[str]
) -> Workspace:
    """The files of then in which something is found now, in the library of then, with the limits of now."""
    config = workspace.config._replace(
        folder=then.config.folder, sources=then.config.sources, register=then.config.register
    )
    there = [names.path(path, then) for path in paths]
    library = open_library(config, [path for path in there if os.path.lexists(path)])
    targets = [file for file in (*library.files, *library.fallback_files) if names.of(file, then) in wanted]
    return Workspace(config, library, targets, workspace.with_register)


class _Names:
    """The names by which files of now and of then are known: their paths in the repository of then."""

    def __init__(self, repository: Repository, commit: str, called: Mapping[str, str]) -> None:
        self.top = repository.top
        self.renamed, gone = _renamed(repository, commit)
        for name in gone:  # git does not look for its like among files that nobody has added yet
            folder, file = os.path.split(name)
            stem, ending = os.path.splitext(file)
            if stem in called:
                self.renamed.setdefault("/".join(filter(None, (folder, called[stem] + ending))), name)
        self.known: dict[str, str] = {}

    def then(self, file: str) -> str:
        """The name that a file of now had; one outside the repository is known by its full path."""
        if file not in self.known:
            name = _below(os.path.realpath(file), self.top)
            self.known[file] = self.renamed.get(name, name)
        return self.known[file]

    def path(self, path: str, then: Revision) -> str:
        """Where what lies at a path now would lie then."""
        real = os.path.realpath(path)
        return then.top if real == self.top else os.path.join(then.top, self.then(real))

    def of(self, file: str, then: Revision) -> str:
        """The name of a file of then, which is one of now where it lies outside the repository."""
        path = os.path.abspath(file)
        name = _below(path, then.top)
        return name if name != path else self.then(file)


def _below(path: str, top: str) -> str:
    """A path from a folder, with slashes, or as it is where it does not lie below it."""
    inside = path.removeprefix(top.rstrip(os.sep) + os.sep)
    return path if inside == path else inside.replace(os.sep, "/")


def _renamed(repository: Repository, commit: str) -> tuple[dict[str, str], list[str]]:
    """What happened to files between a commit and the work tree.

    The old name of each that git takes for renamed, by its new one; and the names of those that are gone.
    """
    ran = git(
        repository.top,
        *("-c", "diff.relative=false", "diff", "--find-renames", "--diff-filter=DR", "--name-status", "-z"),
        *("--no-ext-diff", "--no-textconv", "--ignore-submodules", commit, "--"),
        seconds=_SECONDS,
    )
    renamed: dict[str, str] = {}
    gone: list[str] = []
    said = iter(os.fsdecode(ran.out).split("\0") if ran is not None and not ran.code else ())
    for status in said:
        name = next(said, "")
        if status.startswith("R"):
            renamed[next(said, "")] = name
        elif status:
            gone.append(name)
    return renamed, gone


def marked(findings: Iterable[Located], name: Callable[[str], str]) -> list[tuple[Mark, int]]:
    """What each finding is known by before and after, and how severe it is."""
    found = list(findings)
    return [
        (_lasting(mark, name(located.finding.place.file)), RANK[located.finding.severity])
        for mark, located in zip(marks(found), found, strict=True)
    ]


def _lasting(mark: Mark, file: str) -> Mark:
    """A mark without the positions in lists."""
    anchor = mark.anchor
    if not isinstance(anchor, str):
        anchor = tuple("" if isinstance(step, int) else step for step in anchor)
    return mark._replace(file=file, anchor=anchor)


def surplus(
    findings: Sequence[Located], known: Sequence[tuple[Mark, int]], old: Iterable[tuple[Mark, int]]
) -> list[Located]:
    """The findings that are not among the old ones, each of which stands for one that is no more severe."""
    left: defaultdict[Mark, list[int]] = defaultdict(list)
    for mark, rank in old:
        left[mark].append(rank)
    new = set()
    for index in sorted(range(len(known)), key=lambda index: known[index][1]):
        mark, rank = known[index]
        as_severe = [before for before in left[mark] if before <= rank]
        if as_severe:
            left[mark].remove(max(as_severe))
        else:
            new.add(index)
    return [located for index, located in enumerate(findings) if index in new]


def _renamed_ids(now: Library) -> dict[str, str]:
    """The ids that something had before, with those of now; an id that anything has now means that."""
    found: dict[str, str] = {}
    known: set[str] = set()
    for pool in _with_ids(now):
        for name, each in pool.items():
            known.add(name)
            found.update(dict.fromkeys(getattr(each, "former_ids", ()), name))
    return {old: name for old, name in found.items() if old not in known}


def _with_ids(library: Library) -> Iterator[Mapping[str, Any]]:
    yield {each.model.system: each.model for each in library.systems() if each.kind == "system"}
    yield {name: each.model for name in library.profile_ids if (each := library.profile(name)) is not None}
    for gallery in library.galleries:
        yield gallery.roles
        for role in gallery.roles.values():
            yield {**role.tasks, **role.responsibilities}
    for name in library.organisation_ids:
        organisation = library.organisation(name)
        if isinstance(organisation, LinkedOrganisation):
            head = organisation.head
            yield from (head.people, head.positions, head.units, head.places, head.suppliers)


def _renamed_titles(then: Library, now: Library, called: Mapping[str, str]) -> dict[str, str]:
    """What roles, phases, systems and organisations are called now, by what they were called.

    A sentence names them by their titles. A finding does not become new because one of them is reworded.
    """
    after = _titles(now)
    before = {tuple([called.get(step, step) for step in key]): title for key, title in _titles(then).items()}
    found: dict[str, set[str]] = {}
    for key in before.keys() & after.keys():
        found.setdefault(before[key], set()).add(after[key])
    return {old: new.pop() for old, new in found.items() if len(new) == 1}


def _titles(library: Library) -> dict[tuple[str, ...], str]:
    titles: dict[tuple[str, ...], str] = {}
    for gallery in library.galleries:
        titles.update((("role", gallery.key, role), found.title) for role, found in gallery.roles.items())
        titles.update((("phase", gallery.key, phase), found.title) for phase, found in gallery.phases.items())
    for system in library.systems():
        titles["system", system.model.system] = system.model.title
    for name in library.organisation_ids:
        organisation = library.organisation(name)
        if isinstance(organisation, LinkedOrganisation):
            titles["organisation", name] = organisation.head.title
    return titles


def _called(mark: Mark, called: Mapping[str, str]) -> Mark:
    """A mark of then in the words of now."""
    anchor = mark.anchor
    if not isinstance(anchor, str):
        anchor = tuple([called.get(step, step) if isinstance(step, str) else step for step in anchor])
    return mark._replace(anchor=anchor, words=tuple([_word(word, called) for word in mark.words]))


def _word(word: str, called: Mapping[str, str]) -> str:
    quoted = word.startswith("`") and word.endswith("`")
    return f"`{called.get(word[1:-1], word[1:-1])}`" if quoted else called.get(word, word)
