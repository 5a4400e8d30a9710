"""What there is elsewhere: the files of a folder, of the catalog that comes with rolekat, or of a repository of git."""

import os
import re
import tempfile
from collections.abc import Iterator
from typing import Final, NamedTuple

from rolekat import __version__
from rolekat.config import SHIPPED, Copied
from rolekat.errors import UsageError
from rolekat.git import Ran, git, git_says, is_installed
from rolekat.git_tree import contents, tree
from rolekat.library.discover import SUFFIXES
from rolekat.shipped import shipped_folder
from rolekat.text.files import read_bytes

_SECONDS: Final = 300
_BESIDE: Final = ("license", "licence", "notice", "readme", "copying")
"""What travels with the YAML files: under what terms they may be used, and what there is to know."""
_MOST: Final = 20_000
"""More files than any catalog has."""
_COMMIT: Final = re.compile(r"[0-9a-f]{40}([0-9a-f]{24})?")
_REVISION: Final = re.compile(r"(?!-|\+|.*\.\.|.*@\{)[^\s~^:?*\[\\\x00-\x1f\x7f]+")
_HOST: Final = re.compile(r"(?:[\w.+-]+@)?[\w.-]+:(?!\\).+")
"""`git@host:path`, as ssh writes an address."""
_PASSWORD: Final = re.compile(r"[^:/]+://[^/@]*:[^/]*@")


class Origin(NamedTuple):
    """The files there, by their paths from its top with slashes; and which commit or version of rolekat it is."""

    files: dict[str, bytes]
    about: dict[str, str]


def is_address(word: str) -> bool:
    """Whether a word is an address of git, and not a folder."""
    return "://" in word or (len(word.partition(":")[0]) > 1 and _HOST.fullmatch(word) is not None)


def open_origin(copied: Copied, folder: str) -> Origin:
    """What lies where a copy comes from; `folder` is the one that the settings lie in.

    Raises:
        UsageError: it is not there, git cannot fetch it, or it is no address that rolekat would follow.
    """
    if copied.from_ == SHIPPED:
        refuse_revision(copied)
        return Origin(dict(_read(shipped_folder("catalog"))), {"rolekat": __version__})
    if is_address(copied.from_):
        return _fetched(copied.from_, copied)
    path = os.path.normpath(os.path.join(folder, copied.from_))
    if not os.path.isdir(path):
        raise UsageError("update-no-folder", folder=copied.from_)
    if copied.revision is not None:
        return _fetched(path, copied)
    return Origin(dict(_read(path)), {})


def refuse_revision(copied: Copied) -> None:
    """See that a revision is asked of git alone.

    Raises:
        UsageError: it is not.
    """
    if copied.revision is not None:
        raise UsageError("update-no-git", name=copied.name, source=copied.from_)


def _read(folder: str) -> Iterator[tuple[str, bytes]]:
    """The files of a folder; hidden ones and links are left out."""
    count = 0
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = os.path.join(where, name)
            if not _travels(name) or os.path.islink(path):
                continue
            count += 1
            if count > _MOST:
                raise UsageError("update-too-many", most=_MOST)
            try:
                yield os.path.relpath(path, folder).replace(os.sep, "/"), read_bytes(path)
            except OSError as error:
                raise UsageError("system-says-no", path=path, detail=error.strerror or str(error)) from None


def _travels(name: str) -> bool:
    return not name.startswith(".") and (name.endswith(SUFFIXES) or name.partition(".")[0].lower() in _BESIDE)


def _fetched(address: str, copied: Copied) -> Origin:
    """The files of a repository at a revision, fetched into a temporary folder with the user's own git."""
    revision = copied.revision or "HEAD"
    if address.startswith("-"):
        raise UsageError("update-address", address=address)
    if _PASSWORD.match(address):
        raise UsageError("update-password")
    if not _REVISION.fullmatch(revision):
        raise UsageError("update-no-revision", revision=revision, address=address)
    with tempfile.TemporaryDirectory(prefix="rolekat-") as folder:
        commit = _commit(folder, address, revision)
        entries = [
            entry
            for entry in tree(folder, commit) or ()
            if entry.is_file and all(not part.startswith(".") for part in entry.path.split("/"))
            if _travels(entry.path.rpartition("/")[2])
        ]
        if len(entries) > _MOST:
            raise UsageError("update-too-many", most=_MOST)
        files = {}
        for entry, content in zip(entries, contents(folder, entries), strict=False):
            if content is None:
                raise UsageError("revision-unreadable", rev=revision)
            files[entry.path] = content
    return Origin(files, {"commit": commit})


def _commit(folder: str, address: str, revision: str) -> str:
    """Fetch a revision, without its history where the other side allows that, and say which commit it is."""
    _must(git(folder, "init", "--quiet", "--bare", "--template="), address, revision)
    fetch = ("fetch", "--quiet", "--no-tags", "--no-recurse-submodules")
    short = _run(folder, *fetch, "--depth=1", "--", address, revision)
    found = _id_of(folder, "FETCH_HEAD") if short is not None and not short.code else None
    if found is None and re.fullmatch("[0-9a-f]{7,64}", revision):
        # The beginning of a commit's id, or one that the other side does not hand out by itself.
        everything = ("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
        _must(_run(folder, *fetch, "--", address, *everything), address, revision)
        found = _id_of(folder, revision)
    elif found is None:
        _must(short, address, revision)
    if found is None:
        raise UsageError("update-no-revision", revision=revision, address=address)
    return found


def _id_of(folder: str, revision: str) -> str | None:
    return git_says(folder, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")


def _run(folder: str, *words: str) -> Ran | None:
    """Run git over a network, in such a way that ssh asks nobody anything."""
    is_settled = any(os.environ.get(name) for name in ("GIT_SSH_COMMAND", "GIT_SSH"))
    if is_settled or git_says(folder, "config", "core.sshCommand") is not None:
        return git(folder, *words, seconds=_SECONDS)
    return git(folder, *words, seconds=_SECONDS, GIT_SSH_COMMAND="ssh -o BatchMode=yes")


def _must(ran: Ran | None, address: str, revision: str) -> None:
    if ran is None:
        raise UsageError("git-silent" if is_installed() else "git-missing", rev=address)
    if not ran.code:
        return
    complaint = ran.complaint
    if "couldn't find remote ref" in complaint:
        raise UsageError("update-no-revision", revision=revision, address=address)
    if "transport" in complaint and "not allowed" in complaint:
        raise UsageError("update-address", address=address)
    lines = [line for line in complaint.splitlines() if line.startswith(("fatal:", "error:", "ssh:"))]
    raise UsageError("update-git-failed", address=address, detail=(lines or complaint.splitlines() or ["?"])[0])


def is_commit(revision: str | None) -> bool:
    """Whether a revision is the whole id of a commit, which is the same for ever."""
    return revision is not None and _COMMIT.fullmatch(revision) is not None
