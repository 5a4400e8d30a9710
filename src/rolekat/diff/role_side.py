"""A role of a gallery on one side of a comparison."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.role import Role


class RoleSide(NamedTuple):
    """A role on one side."""

    id: str
    role: Role
    gallery: LinkedGallery
    renamed: Mapping[str, str] = MappingProxyType({})
    """The ids that other roles of this side have on the other one, where they are called otherwise there."""

    def there(self, reference: str) -> str:
        """A reference as the other side writes it."""
        role, mark, item = reference.partition("#")
        return f"{self.renamed.get(role, role)}{mark}{item}"
