"""What a gallery keeps apart: work that nobody may both do and oversee, and tasks that a role must not be given."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from rolekat.findings.finding import Place
from rolekat.library.gallery import LinkedGallery
from rolekat.library.target import target_of


class Work(NamedTuple):
    """All that a role of the gallery does, or one task or responsibility of it."""

    role: str
    item: str | None = None


class Apart(NamedTuple):
    """Two pieces of work that must lie with different people, or should."""

    first: Work
    second: Work
    place: Place
    """Where the gallery says so."""
    must: bool = True
    """Whether one person must not do both; else it is worth knowing, as where one orders what the other does."""


@functools.lru_cache(maxsize=16)
def kept_apart(gallery: LinkedGallery) -> tuple[Apart, ...]:
    """Each pair of a gallery once, whichever of the two roles says so; none where it lets people oversee themselves.

    What lies in one role is a fault of the gallery, which has a rule of its own.
    """
    if gallery.head.policies.self_supervision == "allowed":
        return ()
    found: dict[frozenset[Work], Apart] = {}
    for name, role in gallery.roles.items():
        for index, relation in enumerate(role.relations):
            if relation.kind in ("incompatible", "orders-from"):
                first = Work(name, relation.item)
                for second in _meant(relation.to, gallery):
                    place = gallery.role_place(name, "relations", index)
                    apart = Apart(first, second, place, relation.kind == "incompatible")
                    if second.role != name:
                        found.setdefault(frozenset((first, second)), apart)
    return tuple(found.values())


def _meant(reference: str, gallery: LinkedGallery) -> Iterator[Work]:
    target = target_of(reference)
    if target.kind == "group":
        yield from (Work(role) for role in gallery.roles_in_group(target.id))
    elif gallery.role_meant(reference):
        yield Work(target.id, target.item)


@functools.lru_cache(maxsize=16)
def excluding(gallery: LinkedGallery) -> dict[Work, tuple[tuple[str, Place], ...]]:
    """The tasks of other roles that a role must not be given: each with the roles that say so, and where."""
    found: dict[Work, tuple[tuple[str, Place], ...]] = {}
    for name, role in gallery.roles.items():
        for exclusion, said in role.excludes.items():
            for index, reference in enumerate(said.items):
                place = gallery.role_place(name, "excludes", exclusion, "items", index)
                for work in _meant(reference, gallery):
                    found[work] = (*found.get(work, ()), (name, place))
    return found


@functools.lru_cache(maxsize=16)
def exclusive(gallery: LinkedGallery) -> dict[str, Place]:
    """The roles with a task or responsibility that the holder alone may do; with where the first of them stands."""
    found: dict[str, Place] = {}
    for name, role in gallery.roles.items():
        for part in ("tasks", "responsibilities"):
            for item, text in getattr(role, part).items():
                if text.exclusive:
                    found.setdefault(name, gallery.role_place(name, part, item, "exclusive"))
    return found
