"""Whether git keeps a file, or would with the next `git add`: what is in its history once cannot be erased."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

from rolekat.git import Ran, git

Kept: TypeAlias = Literal["kept", "open"]
"""Git has the file; or it does not ignore it, so that it may have it any day."""


def kept_by_git(files: Sequence[str]) -> dict[str, Kept]:
    """Those of some files that a repository around them has, or does not ignore."""
    found: dict[str, Kept] = {}
    for root, names in _by_repository(files).items():
        real = list(names)
        answer = _asked(root, real)
        if answer is None:
            answer = {name: kept for name in real if (kept := _looked_up(root, name))}
        found.update((names[name], kept) for name, kept in answer.items())
    return found


def _by_repository(files: Sequence[str]) -> dict[str, dict[str, str]]:
    """By the folder that git keeps: the path of each file below it, as git names it, and as it was named here.

    Of a link git keeps where it leads and no more: the file counts where it really lies.
    """
    found: dict[str, dict[str, str]] = {}
    roots: dict[str, str | None] = {}
    for file in files:
        real = os.path.realpath(file)
        folder = os.path.dirname(real)
        if folder not in roots:
            roots[folder] = _root_above(folder)
        root = roots[folder]
        if root is not None:
            found.setdefault(root, {})[os.path.relpath(real, root).replace(os.sep, "/")] = file
    return found


def _root_above(folder: str) -> str | None:
    while True:
        if os.path.lexists(os.path.join(folder, ".git")):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _asked(root: str, names: list[str]) -> dict[str, Kept] | None:
    """What git says; `None` where it is not installed or does not answer."""
    # This command alone takes no names word for word; from `./` on no name is more than that.
    asked = b"".join(b"./" + os.fsencode(name) + b"\0" for name in names)
    ignored = _names(git(root, "check-ignore", "-z", "--stdin", asked=asked, GIT_LITERAL_PATHSPECS="0"))
    if ignored is None:
        return None
    left = [name for name in names if f"./{name}" not in ignored]
    kept = _names(git(root, "ls-files", "-z", "--", *left)) if left else ()
    return None if kept is None else {name: "kept" if name in kept else "open" for name in left}


def _names(ran: Ran | None) -> frozenset[str] | None:
    """The names that a command of git prints; `None` where it fails."""
    # 1 says that nothing is ignored.
    return frozenset(os.fsdecode(ran.out).split("\0")) if ran is not None and ran.code in (0, 1) else None


def _looked_up(root: str, name: str) -> Kept | None:
    """The same without git, by what lies in its files: sure of the plain cases, and else on the safe side."""
    try:
        with open(os.path.join(root, ".git", "index"), "rb") as file:
            if os.fsencode(name) + b"\0" in file.read():
                return "kept"
    except OSError:
        pass
    return None if is_ignored(root, name) else "open"


def is_ignored(root: str, name: str) -> bool:
    """Whether the plain lines of every `.gitignore` from a folder downwards leave a file out; git is not asked."""
    ignored = False
    for pattern, below in _patterns(root, name):
        wanted = pattern.removeprefix("!")
        if _matches(wanted, below):
            ignored = wanted == pattern
    return ignored


def _patterns(root: str, name: str) -> Iterator[tuple[str, str]]:
    """The lines of every `.gitignore` above a file, the outermost first, each with the file's path from it."""
    parts = name.split("/")
    for depth in range(len(parts)):
        try:
            with open(os.path.join(root, *parts[:depth], ".gitignore"), encoding="utf-8", errors="replace") as file:
                lines = [line.strip() for line in file]
        except OSError:
            continue
        below = "/".join(parts[depth:])
        yield from ((line, below) for line in lines if line and not line.startswith("#"))


def _matches(pattern: str, path: str) -> bool:
    """Whether a line of a `.gitignore` means a file, or a folder that it lies in."""
    folders = path.split("/")[:-1]
    above = ["/".join(folders[: count + 1]) for count in range(len(folders))]
    candidates = above if pattern.endswith("/") else [*above, path]
    pattern = pattern.rstrip("/")
    is_bound = "/" in pattern
    match = re.compile(_as_regex(pattern.lstrip("/"))).fullmatch
    return any(match(candidate if is_bound else candidate.rpartition("/")[2]) for candidate in candidates)


def _as_regex(pattern: str) -> str:
    """`*` and `?` stay within a folder, `**` does not."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern)
    means = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return "".join(means.get(part) or re.escape(part) for part in parts)
