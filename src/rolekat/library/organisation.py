"""An organisation's folder: its head, and the files that say who holds the roles of each system."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Place
from rolekat.library.gallery import stem
from rolekat.library.loading import Loaded, load
from rolekat.shipped import is_shipped

if TYPE_CHECKING:
    from rolekat.model.organisation import Organisation


class LinkedOrganisation:
    """An organisation that can be read, and where its staffing files lie. Immutable once made."""

    def __init__(self, head: Loaded, files: list[str]) -> None:
        self.loaded = head
        self.head: Organisation = head.model
        self.file = head.file
        self.folder = os.path.dirname(head.file)
        self.id = self.head.organisation
        self.staffing_files = {stem(file): file for file in reversed(files)}
        """System to file; of two for one system the first."""
        self.files = files

    @property
    def example(self) -> str | None:
        """`shipped` for the example that comes with rolekat, `example` for another; `None` for a real organisation."""
        if self.head.status != "example":
            return None
        return "shipped" if is_shipped(self.file) else "example"

    def staffings(self) -> Iterator[Loaded]:
        """Its staffing files, each read when its turn comes, readable or not."""
        return (load(file) for file in self.files)

    def place(self, *path: str | int, of_key: bool = False) -> Place:
        """A place in the organisation's head."""
        return Place(self.file, path, of_key)
