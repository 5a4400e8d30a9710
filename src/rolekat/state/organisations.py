"""The organisations of a library on a day."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from rolekat.lazy import lazy
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.library.organisation import LinkedOrganisation
from rolekat.state.catalog import CatalogState, state_of
from rolekat.state.demands import Demands
from rolekat.state.organisation import OrganisationState
from rolekat.state.outlook import Outlook

if TYPE_CHECKING:
    from rolekat.contacts.register import Register


class Organisations:
    """The organisations of a library on a day. Catalogs are worked out once for all who staff them."""

    def __init__(self, library: Library, outlook: Outlook, open_register: Callable[[], Register] | None = None) -> None:
        self.library = library
        self.outlook = outlook
        self._open_register = open_register
        self._catalogs: dict[str, Demands | None] = {}
        self._bodies: dict[str, OrganisationState | None] = {}

    @property
    def folders(self) -> list[str]:
        """The folders of all organisations, readable or not, by id."""
        return sorted(self.library.organisation_folders, key=lambda folder: (os.path.basename(folder), folder))

    @lazy
    def register(self) -> Register | None:
        """The contact register, read when it is asked for; `None` where the settings name none."""
        return self._open_register() if self._open_register else None

    def __iter__(self) -> Iterator[OrganisationState]:
        """All readable organisations, by id."""
        for folder in self.folders:
            found = self.in_folder(folder)
            if isinstance(found, OrganisationState):
                yield found

    def in_folder(self, folder: str) -> OrganisationState | Loaded:
        """The organisation of a folder, or its head alone where that cannot be relied on."""
        linked = self.library.organisation_in(folder)
        return OrganisationState(linked, self) if isinstance(linked, LinkedOrganisation) else linked

    def named(self, name: str) -> OrganisationState | None:
        """The organisation of that id; `None` where there is none, or none that can be read."""
        linked = self.library.organisation(name)
        return OrganisationState(linked, self) if isinstance(linked, LinkedOrganisation) else None

    def body(self, name: str) -> OrganisationState | None:
        """A joint body that others are members of: worked out once and kept."""
        if name not in self._bodies:
            self._bodies[name] = None  # a ring of bodies ends here
            self._bodies[name] = self.named(name)
        return self._bodies[name]

    def demands(self, system: str) -> Demands | None:
        """What the catalog of a system demands; `None` where it cannot be relied on or its gallery is unknown."""
        if system not in self._catalogs:
            loaded = self.library.system(system)
            state = state_of(loaded, self.library) if loaded and loaded.model else None
            self.keep(system, state)
        return self._catalogs[system]

    def keep(self, system: str, catalog: CatalogState | None) -> None:
        """Keep a catalog that was worked out already."""
        self._catalogs[system] = Demands(catalog) if catalog and catalog.complete else None
