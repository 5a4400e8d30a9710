"""`rolekat check --new-since`: what is wrong now and was not at a revision of git."""

import os
from collections.abc import Mapping, Sequence
from typing import Final

from rolekat.check import Choice, find
from rolekat.config import Config
from rolekat.git import git
from rolekat.renamings import renamed_ids, renamed_titles, under_new_names
from rolekat.report.newness import findings_of, lasting, pieces, surplus, without_rests
from rolekat.report.report import Report
from rolekat.revisions import Commit, Revision, commit_named, laid_out
from rolekat.workspace import Workspace, open_library, open_workspace, outlook

_OF_TODAY: Final = "register-in-git"
"""The rule that asks git what it has today; since when, no revision says."""
_SECONDS: Final = 60


def check_since(paths: Sequence[str], config: Config, choice: Choice, rev: str, as_of: str | None = None) -> Report:
    """Check as `check` does, and leave out what was wrong at a revision already.

    The state of then is judged for the same day, by the rules, the limits and the choice of now. A finding is the
    same where its rule, its file, its place in the file and the words of its sentence are, and where it has not
    become more severe. Positions in lists do not count, for whoever is added above shifts them, nor do titles that
    were reworded and ids that are known as the `former_ids` of others; of several that are alike, those beyond the
    number of then are new. One that gathers several faults is new where it names one more; what is left vacant of a
    role that nobody held is not. What a comment suppressed then was not found. A file that git takes for a renamed one
    is the same file.

    Raises:
        UsageError: a path does not exist, a selected rule or the revision is not known, or the day is none.
        NothingFoundError: there is no file to check.
    """
    choice.require_known()
    workspace = open_workspace(paths, config)
    day = outlook(config, as_of).day
    # Also where nothing will be found: a slip must not wait until something is.
    commit = commit_named(config.folder, rev)
    now = find(workspace, choice, day)
    if not now.kept:
        return now.report()._replace(since=rev)
    called = renamed_ids(workspace.library)
    names = _Names(commit, called)
    with laid_out(config, commit) as then:
        wanted = {names.then(located.finding.place.file) for located in now.kept}
        workspace_then = _workspace_of(then, workspace, paths, names, wanted)
        before = [one for one in find(workspace_then, choice, day).kept if one.finding.name != _OF_TODAY]
        found, found_then = pieces(now.kept), pieces(before)
        old = lasting(found_then, lambda file: names.of(file, then))
        known = lasting(found, names.then)
        beyond = surplus(found, known, old)
        if beyond and len(found) - len(beyond) < len(old):
            called |= renamed_titles(workspace_then.library, workspace.library, called)
            old = [(under_new_names(mark, called), rank) for mark, rank in old]
            beyond = surplus(found, known, old)
        new = findings_of(beyond)
        if new:
            gone = findings_of(surplus(found_then, old, known))
            new = without_rests(new, [(each, names.of(each.finding.place.file, then)) for each in gone], names.then)
    left = now._replace(kept=new)
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

    def __init__(self, commit: Commit, called: Mapping[str, str]) -> None:
        self.top = commit.repository.top
        self.renamed, gone = _renamed(commit)
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


def _renamed(commit: Commit) -> tuple[dict[str, str], list[str]]:
    """What happened to files between a commit and the work tree.

    The old name of each that git takes for renamed, by its new one; and the names of those that are gone.
    """
    ran = git(
        commit.repository.top,
        *("-c", "diff.relative=false", "diff", "--find-renames", "--diff-filter=DR", "--name-status", "-z"),
        *("--no-ext-diff", "--no-textconv", "--ignore-submodules", commit.id, "--"),
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
