"""The export as a whole."""

from typing import Literal

from typing_extensions import TypedDict

from rolekat.export.shapes.gallery import Gallery
from rolekat.export.shapes.organisation import Organisation
from rolekat.export.shapes.system import System


class Unreadable(TypedDict):
    """A file that belongs in the export and is missing from it."""

    file: str
    """The file."""
    reason: Literal["faulty", "gallery-missing", "profile-missing", "catalog-missing"]
    """Its content has errors, which `rolekat check` explains; or the library lacks its gallery, its profile, or the \
catalog of its system."""


class Export(TypedDict):
    """The whole linked library."""

    schema_version: Literal[1]
    """Changes when a reader of the old form would be misled; new keys do not change it."""
    galleries: list[Gallery]
    """All galleries, by id and version."""
    systems: list[System]
    """All systems, by id."""
    organisations: list[Organisation]
    """The organisations of the user's own, by id."""
    unreadable: list[Unreadable]
    """Files that are missing above; empty for a whole library."""
