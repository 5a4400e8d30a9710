"""A system's catalog, or a profile, as it was before it goes over: its roles, and where it names them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.lazy import lazy
from rolekat.upgrading.naming import Naming, roles_named

if TYPE_CHECKING:
    from rolekat.library.loading import Loaded
    from rolekat.model.system import RoleEntry
    from rolekat.text.changing import Path
    from rolekat.upgrading.desk import UpgradeDesk
    from rolekat.upgrading.move import Move
    from rolekat.upgrading.report import Spot
    from rolekat.upgrading.subjects import Pinned


class CatalogFile:
    """What the file says; titles are those of the older version."""

    def __init__(self, pinned: Pinned, move: Move, desk: UpgradeDesk) -> None:
        self.pinned = pinned
        self.file = pinned.file
        self.own: dict[str, RoleEntry | None] = pinned.loaded.model.roles
        self._move, self._library, self._book = move, desk.library, desk.book

    @lazy
    def profile(self) -> Loaded | None:
        """The profile that a system builds on, where it can be read."""
        name = getattr(self.pinned.loaded.model, "profile", None) if self.pinned.kind == "system" else None
        found = self._library.profile(name) if name else None
        return found if found and found.model and found.kind == "profile" else None

    @lazy
    def entries(self) -> dict[str, RoleEntry | None]:
        """The entries of the catalog, with those of its profile that it has not itself."""
        return {**(self.profile.model.roles if self.profile else {}), **self.own}

    @lazy
    def mentions(self) -> list[Naming]:
        """Where the file names roles, beside their entries."""
        return [each for each in roles_named(self.pinned.kind, self.pinned.value) if each.part != "roles"]

    def mentions_of(self, name: str) -> list[Naming]:
        """Where the file names an id of its own."""
        return [naming for naming in self.mentions if naming.role == name]

    def copies(self, role: str) -> list[str]:
        """The file's entries that are a role of the gallery, by their ids."""
        return [name for name, entry in self.own.items() if (entry.of if entry and entry.of else name) == role]

    def has_own_id(self, name: str) -> bool:
        """Whether an id is the catalog's own, and says nothing of the gallery's role of that id."""
        entry = self.entries.get(name)
        return bool(entry and entry.of and entry.of != name)

    def spot(self, path: Path, *, of_key: bool = False) -> Spot:
        """A line of the file as it was."""
        return self._book.spot(self.file, path, of_key=of_key)

    def uses(self, role: str) -> Iterator[Spot]:
        """Every line that names a role of the gallery."""
        for name in self.copies(role):
            path: Path = ("roles", name) if name == role else ("roles", name, "of")
            yield self.spot(path, of_key=name == role)
        if not self.has_own_id(role):
            yield from (self.spot(naming.path, of_key=naming.of_key) for naming in self.mentions_of(role))

    def reason(self, name: str) -> str | None:
        """Why the file has a role, or has it not, in its own words."""
        entry = self.own.get(name)
        reason = (entry.why or entry.not_needed) if entry else None
        return " ".join(reason.split()) if reason else None

    def title(self, name: str) -> str:
        """What the role under an id was called."""
        entry = self.entries.get(name)
        return (entry.title if entry else None) or self._move.title_before(entry.of if entry and entry.of else name)
