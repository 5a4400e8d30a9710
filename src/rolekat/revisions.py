"""What a repository held at a revision of git, laid out beside the work tree, which is not touched."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from typing import Final, NamedTuple

from rolekat.config import NAME, SHIPPED, Config, find_config
from rolekat.errors import UsageError
from rolekat.git import git, git_says, is_installed
from rolekat.git_tree import SUBMODULE, Entry, contents, tree
from rolekat.library.discover import SUFFIXES
from rolekat.text.limits import MAX_BYTES

_BETWEEN: Final = "..."
_MEMORY: Final = "/dev/shm"  # noqa: S108 - a folder with a name of its own is made in it
_MANY: Final = 2000
"""Files that any disk makes at once."""


class Repository(NamedTuple):
    """A repository of git: its top folder, and the path of a folder in it with a slash at its end, or nothing."""

    top: str
    inside: str


class Commit(NamedTuple):
    """A commit of a repository: its full id, and the revision by which somebody named it."""

    repository: Repository
    id: str
    rev: str


class Revision(NamedTuple):
    """What a repository held: the folder that it is laid out in, and its settings."""

    top: str
    config: Config


@contextlib.contextmanager
def revision(config: Config, rev: str) -> Iterator[Config]:
    """The repository that `config.folder` lies in as it was at a revision, as settings to open a library with.

    The YAML files and the settings of that revision lie in a temporary folder, in which paths are as in the repository;
    it is there as long as the context is open. The settings are what `find_config` would find there from the same
    folder: defaults where there was no `rolekat.toml`, those of today where it could not be read. Every source has a
    folder, an empty one where it did not exist. What is not in the repository is as it is today: the contact register,
    sources outside it, and those in a submodule. Links are left out. `rev` names a commit as git does; `A...B` is where
    two lines of work parted.

    Raises:
        UsageError: there is no git, no repository, no commit or no such revision, or git refuses to say.
    """
    with laid_out(config, commit_named(config.folder, rev)) as found:
        yield found.config


@contextlib.contextmanager
def laid_out(config: Config, commit: Commit) -> Iterator[Revision]:
    """The same of a commit, and besides where it lies.

    Raises:
        UsageError: git does not show it.
    """
    repository = commit.repository
    entries = tree(repository.top, commit.id)
    if entries is None:
        raise UsageError("revision-unreadable", rev=commit.rev)
    wanted = _wanted(entries, repository, config)
    with tempfile.TemporaryDirectory(prefix="rolekat-", dir=_room_for(len(wanted))) as folder:
        top = os.path.realpath(folder)
        _lay_out(commit, wanted, top)
        yield Revision(top, _settings(config, repository, top, entries))


def _repository_of(folder: str, rev: str) -> Repository:
    """The repository that a folder lies in; `rev` is what somebody wanted of it.

    Raises:
        UsageError: there is no git, or no repository, or git refuses to look into it.
    """
    ran = git(folder, "rev-parse", "--show-toplevel", "--show-prefix")
    if ran is None:
        raise UsageError("git-silent" if is_installed() else "git-missing", rev=rev)
    if ran.code:
        if "dubious ownership" in ran.complaint or "unsafe repository" in ran.complaint:
            raise UsageError("git-refuses", rev=rev, folder=_top_above(folder))
        raise UsageError("git-no-repository", rev=rev)
    top, inside, _ = os.fsdecode(ran.out).rsplit("\n", 2)  # a folder's name may have line breaks
    return Repository(top, inside)


def commit_named(folder: str, rev: str) -> Commit:
    """The commit that a revision names in the repository of a folder; of `A...B` the newest that two have in common.

    Raises:
        UsageError: there is no git, no repository, no commit or no such revision, or git refuses to look into it.
    """
    repository = _repository_of(folder, rev)
    found = _asked_for(repository, rev)
    if found is not None:
        return Commit(repository, found, rev)
    if not _verified(repository, "HEAD"):
        raise UsageError("git-no-commit", rev=rev)
    is_shallow = git_says(repository.top, "rev-parse", "--is-shallow-repository") == "true"
    raise UsageError("revision-shallow" if is_shallow else "revision-unknown", rev=rev)


def is_revision(config: Config, word: str) -> bool:
    """Whether the repository that the settings lie in knows a word as a revision."""
    try:
        return _asked_for(_repository_of(config.folder, word), word) is not None
    except UsageError:
        return False


def _asked_for(repository: Repository, rev: str) -> str | None:
    if _BETWEEN not in rev:
        return _verified(repository, rev)
    sides = [_verified(repository, side or "HEAD") for side in rev.split(_BETWEEN, 1)]
    if None in sides:
        return None
    return git_says(repository.top, "merge-base", *filter(None, sides))


def _verified(repository: Repository, rev: str) -> str | None:
    """The commit that a word names; one with a hyphen in front is an option to git and no revision."""
    if not rev or rev.startswith("-"):
        return None
    found = rev
    for wanted in ("{}", "{}^{{commit}}"):  # one after the other: what is added to `:/Words` is one more word
        found = git_says(repository.top, "rev-parse", "--verify", "--quiet", wanted.format(found)) or ""
        if not found.isalnum():
            return None
    return found


def _wanted(entries: list[Entry], repository: Repository, config: Config) -> list[Entry]:
    """The YAML files and the settings, without the contact register, which is read where it lies today."""
    register = _in_repository(config.register, repository) if config.register else None
    return [
        entry
        for entry in entries
        if (entry.path.endswith(SUFFIXES) or entry.path.rpartition("/")[2] == NAME) and entry.is_file
        if register is None or not _is_below(entry.path, register)
    ]


def _room_for(count: int) -> str | None:
    """Where so many files are made quickly: in memory where there is plenty, `None` for the usual place.

    A disk that has just removed some ten thousand files, such as those of the run before, is slow to make as many.
    """
    if count < _MANY or any(os.environ.get(name) for name in ("TMPDIR", "TEMP", "TMP")):
        return None
    try:
        room = os.statvfs(_MEMORY)
    except (OSError, AttributeError):  # no such place, no such system
        return None
    is_there = room.f_bavail * room.f_frsize > count * MAX_BYTES // 64 and os.access(_MEMORY, os.W_OK)
    return _MEMORY if is_there else None


def _lay_out(commit: Commit, entries: list[Entry], top: str) -> None:
    """Write the files below a folder.

    Raises:
        UsageError: git does not have a file, as in a clone that holds only some.
    """
    made: set[str] = set()
    for entry, content in zip(entries, contents(commit.repository.top, entries), strict=False):
        if content is None:
            raise UsageError("revision-unreadable", rev=commit.rev)
        path = os.path.join(top, entry.path)
        folder = os.path.dirname(path)
        if folder not in made:
            os.makedirs(folder, exist_ok=True)
            made.add(folder)
        with open(path, "wb", buffering=0) as file:
            file.write(content)


def _settings(config: Config, repository: Repository, top: str, entries: list[Entry]) -> Config:
    """The settings of that revision, with every source there."""
    folder = os.path.join(top, *repository.inside.split("/")).rstrip(os.sep)
    os.makedirs(folder, exist_ok=True)
    try:
        found = find_config(folder, top)
    except UsageError:  # whoever mends the file must not be told that it was broken
        found = config._replace(folder=folder)
    register = os.path.join(os.path.abspath(config.folder), config.register) if config.register else None
    submodules = [entry.path for entry in entries if entry.mode == SUBMODULE]
    return found._replace(
        sources=tuple(_source(source, found.folder, repository, top, submodules) for source in found.sources),
        register=register,
    )


def _source(source: str, folder: str, repository: Repository, top: str, submodules: list[str]) -> str:
    """A source that is there: as it is written, or where it lies today when it is no part of the repository."""
    if source == SHIPPED:
        return source
    below = os.path.relpath(folder, top)
    today = os.path.normpath(os.path.join(repository.top, below, source))
    inside = _in_repository(today, repository)
    if inside is None or any(_is_below(inside, submodule) for submodule in submodules):
        return today
    os.makedirs(os.path.join(folder, source), exist_ok=True)
    return source


def _in_repository(path: str, repository: Repository) -> str | None:
    """The path from the top of the repository, with slashes; `None` where it leads out of it."""
    full = os.path.join(repository.top, repository.inside, path)
    try:
        inside = os.path.relpath(full, repository.top)
    except ValueError:  # another drive
        return None
    return None if inside.split(os.sep)[0] == os.pardir else inside.replace(os.sep, "/")


def _is_below(path: str, folder: str) -> bool:
    return folder in (os.curdir, path) or path.startswith(f"{folder}/")


def _top_above(folder: str) -> str:
    """The folder that git would keep, found without git."""
    above = os.path.realpath(folder)
    while not os.path.lexists(os.path.join(above, ".git")) and os.path.dirname(above) != above:
        above = os.path.dirname(above)
    return above
