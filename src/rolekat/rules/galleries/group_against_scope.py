"""The texts of a system's own role may be adapted for it; those of a shared role are the same for all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where

if TYPE_CHECKING:
    from rolekat.model.gallery import Group

RULE = Rule("RK212", "group-against-scope", "warning", "Rollegalleri 1.5, Figur 1")
_SHARED: Final = ("organisation", "component")


@only_where("head.groups")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Only where the gallery has both kinds of groups, and only groups that say which they are."""
    said = dict(_said(gallery.head.groups, None))
    if {texts for texts, _ in said.values()} != {"adaptable", "locked"}:
        return
    for name, role in gallery.roles.items():
        texts, group = said.get(name, (None, ""))
        place = gallery.role_place(name, "held_per")
        if texts == "locked" and role.held_per == "system":
            yield RULE.at(place, role=role.title, group=group)
        elif texts == "adaptable" and role.held_per in _SHARED:
            yield RULE.at(place, "shared", role=role.title, group=group)


def _said(groups: dict[str, Group], above: str | None) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each role with what its group, or the nearest group above that says anything, says of its texts."""
    for group in groups.values():
        texts = group.texts or above
        if texts:
            for role in group.roles:
                yield role, (texts, group.title)
        yield from _said(group.groups, texts)
