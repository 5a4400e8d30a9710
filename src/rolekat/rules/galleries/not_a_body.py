"""Only a body has seats, and only a body has others under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library

if TYPE_CHECKING:
    from rolekat.model.role import Role

RULE = Rule("RK233", "not-a-body", "error")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """The first key of a role that belongs to bodies alone; and the body above, where that is none."""
    for name, role in gallery.roles.items():
        key = _of_bodies(role)
        if key and "body" not in role.held_by:
            yield RULE.at(gallery.role_place(name, key, of_key=True), role=role.title, key=key)
        above = gallery.roles.get(role.under or "")
        if above is not None and "body" not in above.held_by:
            related = ((gallery.role_place(above.role, "held_by"), "held-by"),)
            yield RULE.at(
                gallery.role_place(name, "under"), "under", related=related, role=role.title, above=above.title
            )


def _of_bodies(role: Role) -> str | None:
    """The first key that a role has of those that only bodies have."""
    return "seats" if role.seats else "open" if role.open else "decides" if role.decides else None
