"""Which role or entry of one side is which of the other: one that was renamed is still the same."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from rolekat.diff.values import same_text

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.state.catalog import CatalogState


def renamed_roles(old: LinkedGallery, new: LinkedGallery) -> dict[str, str]:
    """The ids of roles on the old side that have another one on the new side: old id to new id.

    Either side may know: the newer one names former ids and renamings, whichever of the sides it is.
    """
    forward = _known(new, old.every_role.keys(), new.every_role.keys())
    back = _known(old, new.every_role.keys(), old.every_role.keys())
    found = {before: after for after, before in back.items()}
    return found | {before: after for before, after in forward.items() if after not in found.values()}


def _known(gallery: LinkedGallery, before: Collection[str], after: Collection[str]) -> dict[str, str]:
    """What a gallery says of the ids that its roles had: former id to the one now."""
    said = {name: renamed.to for name, (_, renamed) in gallery.renamed.items()}
    for name, loaded in gallery.every_role.items():
        said.update(dict.fromkeys(loaded.model.former_ids, name))
    found: dict[str, str] = {}
    for name in sorted(said):
        to = said[name]
        while to in said and to not in after:  # renamed twice since
            to = said.pop(to)
        if name in before and name not in after and to in after and to not in before and to not in found.values():
            found[name] = to
    return found


def matched(old: Mapping[str, Any], new: Mapping[str, Any], renamed: Mapping[str, str]) -> dict[str, str]:
    """The ids that both sides have, a renamed one by its old and its new id."""
    found = {name: name for name in old if name in new and name not in renamed.values()}
    found.update({name: to for name, to in renamed.items() if name in old and to in new})
    return found


def renamed_entries_of(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, str]:
    """The ids that entries have on the new side only, by those of the old side: either may know the other one."""
    found: dict[str, str] = {}
    for name, entry in new.items():
        for former in getattr(entry, "former_ids", ()) if name not in old else ():
            if former in old and former not in new and former not in found:
                found[former] = name
                break
    for name, entry in old.items():
        for later in getattr(entry, "former_ids", ()) if name not in new and name not in found else ():
            if later in new and later not in old and later not in found.values():
                found[name] = later
                break
    return found


def renamed_entries(before: CatalogState, after: CatalogState) -> dict[str, str]:
    """The entries whose id followed a renamed role of the gallery, or that are a role's only copy on either side."""
    old, new = before.roles, after.roles
    roles = renamed_roles(before.gallery, after.gallery)
    if old.keys() == new.keys():
        return {}
    found = {one: other for one, other in roles.items() if one in old and other in new}
    gone = [role for name, role in old.items() if name not in new and name not in found]
    came = [role for name, role in new.items() if name not in old and name not in found.values()]
    for role in gone:
        of = roles.get(role.of, role.of)
        alike = [each for each in came if each.of == of and same_text(each.title, role.title)]
        others = [each for each in gone if each.of == role.of and same_text(each.title, role.title)]
        if len(alike) == len(others) == 1:
            found[role.id] = alike[0].id
    return found
