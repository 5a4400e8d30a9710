"""A system's catalog on both sides, and what of it is called otherwise on the new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolekat.answers.facts import Titled
from rolekat.diff.change import Concerned, Subject
from rolekat.diff.matching import renamed_entries, renamed_roles
from rolekat.diff.telling import Places, Telling, both
from rolekat.lazy import lazy

if TYPE_CHECKING:
    from rolekat.findings.finding import Path
    from rolekat.library.gallery import LinkedGallery
    from rolekat.state.catalog import CatalogState


class CatalogPair:
    """The two catalogs."""

    def __init__(self, old: CatalogState, new: CatalogState) -> None:
        self.old, self.new = old, new
        self.concerned = Concerned(systems=(Titled(new.id, new.as_system.title),))

    @property
    def galleries(self) -> tuple[LinkedGallery, LinkedGallery]:
        """The galleries of both sides."""
        return self.old.gallery, self.new.gallery

    @lazy
    def renamed(self) -> dict[str, str]:
        """Roles of the gallery that are called otherwise on the new side."""
        return renamed_roles(*self.galleries)

    @lazy
    def entries(self) -> dict[str, str]:
        """Roles of the catalog that are."""
        return renamed_entries(self.old, self.new)

    @property
    def called(self) -> dict[str, str]:
        """Both: whatever names a role here means it by these."""
        return {**self.renamed, **self.entries}

    def of_system(self) -> Telling:
        """Makes changes of the system."""
        return Telling(Subject("system", self.new.id, self.new.as_system.title), self.concerned, self._places)

    def of_role(self, name: str, title: str) -> Telling:
        """Makes changes of one role, at paths of the catalog."""
        return Telling(
            Subject("role", name, title), self.concerned._replace(roles=(Titled(name, title),)), self._places
        )

    def _places(self, path: Path) -> Places:
        return both(lambda side: side.place(*path, of_key=True), self.old, self.new)
