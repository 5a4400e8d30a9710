"""Names of roles wherever a document mentions them, with the document that describes them."""

from collections.abc import Callable
from typing import TypeAlias

from rolekat.library.gallery import LinkedGallery
from rolekat.library.target import target_of
from rolekat.render.data import RoleRef
from rolekat.state.catalog import CatalogState

Resolver: TypeAlias = Callable[[str], tuple[RoleRef, ...]]
"""From a gallery's role to how the document has it: once, several times under other names, by name only, or not."""


def in_gallery(gallery: LinkedGallery, document: Callable[[str], str | None]) -> Resolver:
    """Roles in the documents of a gallery; `document` tells which one describes a role."""

    def resolve(role: str) -> tuple[RoleRef, ...]:
        known = gallery.roles.get(role)
        return (RoleRef(role, known.title if known else role, document(role) if known else None),)

    return resolve


def in_catalog(state: CatalogState, document: str) -> Resolver:
    """Roles of the gallery in the documents of a system: every copy that its catalog has, and none left out of it."""

    def resolve(role: str) -> tuple[RoleRef, ...]:
        found = tuple(RoleRef(copy.id, copy.title, document) for copy in state.copies(role))
        if not found and role not in state.left_out:
            return (RoleRef(role, state.title_of(role), None),)
        return found

    return resolve


def entry(state: CatalogState, name: str, document: str) -> RoleRef:
    """An entry of a catalog by its own id."""
    return RoleRef(name, state.title_of(name), document if name in state.roles else None)


def targets(reference: str, gallery: LinkedGallery, resolve: Resolver) -> tuple[RoleRef, ...]:
    """What a relation points to: `role`, `role#item`, `gallery/role#item`, `party/id` or `group/id`."""
    target = target_of(reference)
    if target.kind == "role" and target.gallery in (None, gallery.head.gallery):
        return resolve(target.id)
    return (RoleRef(target.id, gallery.title_meant(reference), None),)
