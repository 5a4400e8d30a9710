"""Names of roles wherever a document mentions them, with the document that describes them."""

from collections.abc import Callable
from typing import TypeAlias

from rolekat.library.gallery import LinkedGallery
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
    place, _, _ = reference.partition("#")
    head, slash, name = place.rpartition("/")
    if slash and head == "party":
        return (RoleRef(name, gallery.head.parties.get(name, name), None),)
    if slash and head == "group":
        title = next((group.title for path, group, _ in gallery.groups() if path[-1] == name), name)
        return (RoleRef(name, title, None),)
    if slash and head != gallery.head.gallery:
        return (RoleRef(name, place, None),)
    return resolve(name)


def target_role(reference: str, gallery: LinkedGallery) -> str | None:
    """The role of the same gallery that a relation points to."""
    head, slash, name = reference.partition("#")[0].rpartition("/")
    return name if name in gallery.roles and (not slash or head == gallery.head.gallery) else None
