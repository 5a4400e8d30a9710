"""RK2: whether a gallery fits together, and which defects of its source its readers must know of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Path, Several
from rolekat.lazy import lazy
from rolekat.library.gallery import LinkedGallery

if TYPE_CHECKING:
    from rolekat.model.role import Item, Relation, Role

_ENDINGS: Final = "(?:a|ane|anes|ar|ars|e|en|ene|enes|ens|er|erne|ernes|ers|es|et|ets|n|ne|nes|r|rs|s)?"
"""What Danish and Norwegian may add to a name without making another word of it."""


def items(role: Role) -> Iterator[tuple[Path, Item]]:
    """A role's tasks and responsibilities with their paths."""
    for name, item in role.tasks.items():
        yield ("tasks", name), item
    for name, item in role.responsibilities.items():
        yield ("responsibilities", name), item


def stages_of(relation: Relation, role: Role) -> tuple[str, ...]:
    """The stages that a relation names, or those of the item that it concerns."""
    item = role.tasks.get(relation.item or "") or role.responsibilities.get(relation.item or "")
    return relation.stages or (item.stages if item and item.stages else ())


def texts(role: Role) -> Iterator[tuple[Path, str]]:
    """A role's tasks, responsibilities and competencies as texts, with their paths."""
    for path, item in items(role):
        yield path, item.text
    for name, competency in role.competencies.items():
        yield ("competencies", name), competency.text


def titles(roles: Iterable[str], gallery: LinkedGallery) -> Several:
    """The titles of roles, for a sentence."""
    return Several(tuple(gallery.roles[role].title for role in roles))


def phase_titles(phases: Iterable[str], gallery: LinkedGallery) -> Several:
    """The titles of phases, for a sentence; there are none where systems have no phases."""
    return Several(tuple(gallery.phases[phase].title for phase in phases if phase in gallery.phases))


class Naming:
    """Finds names as words of their own, inflected too, and with a capital or a small first letter."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(names, key=lambda name: (-len(name), name))
        self._tails = [name[1:] for name in self._names]

    def search(self, text: str) -> re.Match[str] | None:
        """The first of the names in a text."""
        # Few texts hold any of the names as they stand; only for those is the pattern worth making.
        if not any(tail in text for tail in self._tails):
            return None
        return self._pattern.search(text)

    @lazy
    def _pattern(self) -> re.Pattern[str]:
        either = "|".join(
            f"[{re.escape(name[0].lower() + name[0].upper())}]{re.escape(name[1:])}" for name in self._names
        )
        return re.compile(rf"(?<![\w-])(?:{either}){_ENDINGS}(?![\w-])")


def uninflected(name: str) -> str:
    """A name in a form that is the same for its inflections: `faglige ledere` and `Faglig leder`."""
    words = re.findall(r"\w+", name.casefold())
    return " ".join(re.sub(r"(?<=..)(?:erne|ene|er|en|et|e|r|n|s)$", "", word) for word in words)
