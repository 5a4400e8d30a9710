"""A role is called by its title wherever the gallery speaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.galleries import Naming, texts, titles, uninflected

if TYPE_CHECKING:
    from rolekat.model.role import Role

RULE = Rule("RK213", "name-drift", "note", "Rollegalleri 1.5, Figur 1")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each role that other roles' texts call by an alias."""
    known = {uninflected(role.title) for role in gallery.roles.values()}
    for name, role in gallery.roles.items():
        aliases = [alias for alias in role.aliases if _drifts(alias, role) and uninflected(alias) not in known]
        if not aliases:
            continue
        pattern = Naming(aliases)
        found: dict[str, list[Place]] = {}
        said: dict[str, None] = {}
        for other, described in gallery.roles.items():
            for path, text in texts(described) if other != name else ():
                match = pattern.search(text)
                if match:
                    found.setdefault(other, []).append(gallery.role_place(other, *path, of_key=True))
                    said[match.group()] = None
        if found:
            first, *others = (place for places in found.values() for place in places)
            related = tuple((place, "also") for place in others)
            words = Several(tuple(f'"{word}"' for word in said))
            yield RULE.at(first, related=related, role=role.title, words=words, roles=titles(found, gallery))


def _drifts(alias: str, role: Role) -> bool:
    """Whether an alias is another name: part of the title, as a short form is, counts as the title."""
    return alias.casefold() not in role.title.casefold()
