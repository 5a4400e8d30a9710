"""The files of a commit, read from git's own store and not from any work tree."""

import os
from collections.abc import Iterator, Sequence
from typing import IO, Final, NamedTuple

from rolekat.git import git, git_stream
from rolekat.text.limits import MAX_BYTES

SUBMODULE: Final = "160000"
"""The mode of what is another repository."""
_FILES: Final = ("100644", "100755", "100664")
_MINUTES: Final = 300
"""Seconds that git may take to print all files of a large repository."""


class Entry(NamedTuple):
    """Something in the tree of a commit; its path is from the repository's top, with slashes."""

    mode: str
    object: str
    path: str

    @property
    def is_file(self) -> bool:
        """Whether it is a file, neither a link nor another repository, that a folder can hold at its path.

        A tree that was made by hand may lead out of it.
        """
        parts = self.path.replace(os.sep, "/").split("/")
        return self.mode in _FILES and not any(part.lower() in {"", ".", "..", ".git"} for part in parts)


def tree(folder: str, commit: str) -> list[Entry] | None:
    """Everything in the tree of a commit; `None` where git cannot tell."""
    ran = git(folder, "ls-tree", "-r", "-z", "--full-tree", commit, seconds=_MINUTES)
    if ran is None or ran.code:
        return None
    found = []
    for line in os.fsdecode(ran.out).split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, _, object_ = about.split(" ")
        found.append(Entry(mode, object_, path))
    return found


def contents(folder: str, entries: Sequence[Entry]) -> Iterator[bytes | None]:
    """What each file holds, of a huge one only so much that it shows; `None` where git does not have it.

    After a `None` there is no more: such as in a clone that holds only some.
    """
    asked = (entry.object for entry in entries)
    with git_stream(folder, "cat-file", "--batch", lines=asked, seconds=_MINUTES) as printed:
        for _ in entries:
            content = _content(printed)
            yield content
            if content is None:
                return


def _content(printed: IO[bytes]) -> bytes | None:
    """The next file that `git cat-file --batch` prints."""
    head = printed.readline().split()
    if len(head) != len(("object", "type", "size")):
        return None
    left = int(head[2])
    content = printed.read(min(left, MAX_BYTES + 1))
    left -= len(content)
    while left > 0:
        skipped = printed.read(min(left, MAX_BYTES))
        if not skipped:
            return None
        left -= len(skipped)
    return content if printed.read(1) == b"\n" else None
