"""Where an upgrade is prepared: the library, the draft upon it, and what is written down of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rolekat.changes.entries import take_out
from rolekat.lazy import lazy
from rolekat.upgrading.book import Book

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.changes.draft import Draft
    from rolekat.config import Config
    from rolekat.library.library import Library
    from rolekat.model.role import Role
    from rolekat.text.changing import Path
    from rolekat.upgrading.move import Move
    from rolekat.upgrading.subjects import Pinned
    from rolekat.upgrading.wish import Wish


_ENTRY: Final = 2
"""The length of the path of a role, or an action: what stands there stays, however little it says."""


class UpgradeDesk:
    """What is shared by all that goes over in one upgrade."""

    def __init__(self, desk: Desk, wish: Wish) -> None:
        self.desk = desk
        self.wish = wish
        self.book = Book()
        self._replaced: dict[str, dict[str, str]] = {}

    @property
    def library(self) -> Library:
        """The library as it is before."""
        return self.desk.library

    @property
    def config(self) -> Config:
        """The settings."""
        return self.desk.config

    @property
    def draft(self) -> Draft:
        """What the files are to be."""
        return self.desk.draft

    @lazy
    def day(self) -> str:
        """The day on which people get roles that take over from others."""
        return self.desk.day

    def replaced(self, pinned: Pinned, old: str, new: str) -> None:
        """Note that in a catalog another role took the place of a retired one."""
        self._replaced.setdefault(pinned.typed, {})[old] = new

    def roles_after(self, pinned: Pinned, move: Move) -> dict[str, Role]:
        """The retired roles of a catalog that others took the place of, with these."""
        return {old: move.new.roles[new] for old, new in self._replaced.get(pinned.typed, {}).items()}

    def drop_from_list(self, file: str, path: Path, item: str) -> None:
        """Take a name out of a list; the key goes with the last one, and what held nothing but that key.

        Raises:
            UsageError: the file cannot be changed.
        """
        there: Any = self.draft.at(file, path)
        if isinstance(there, list) and len(there) > 1:
            self.draft.drop(file, (*path, there.index(item)))
        else:
            take_out(file, path, self.draft, keep=_ENTRY)

    def put_in_list(self, file: str, path: Path, item: str, new: str) -> None:
        """Put a name in the place of another in a list, or take that out where the new one is there already.

        Raises:
            UsageError: the file cannot be changed.
        """
        there: Any = self.draft.at(file, path)
        if not isinstance(there, list):
            self.draft.put(file, path, new)
        elif new in there:
            self.drop_from_list(file, path, item)
        else:
            self.draft.put(file, (*path, there.index(item)), new)
