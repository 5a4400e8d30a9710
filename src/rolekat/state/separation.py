"""What a gallery keeps apart: work that nobody may both do and oversee, and tasks that a role must not be given."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from rolekat.findings.finding import Place
from rolekat.library.gallery import LinkedGallery
from rolekat.library.target import target_of
from rolekat.record import Record

if TYPE_CHECKING:
    from rolekat.model.role import Relation

How: TypeAlias = Literal["forbidden", "advised", "orders"]
"""Why two pieces of work are kept apart: one must not do both, should not, or would order from themselves."""


class Work(Record):
    """All that a role of the gallery does, or one task or responsibility of it."""

    role: str
    item: str | None = None


class Apart(Record):
    """Two pieces of work that must lie with different people, or should."""

    first: Work
    second: Work
    place: Place
    """Where the gallery says so."""
    how: How = "forbidden"

    @property
    def must(self) -> bool:
        """Whether one person must not do both; else it is only worth knowing that one does."""
        return self.how == "forbidden"


@functools.lru_cache(maxsize=16)
def kept_apart(gallery: LinkedGallery) -> tuple[Apart, ...]:
    """Each pair of a gallery once, whichever of the two roles says so; what weighs most, where several do.

    Where the gallery lets people oversee themselves, only what is worth knowing all the same. What lies in one role is
    a fault of the gallery, which has a rule of its own.
    """
    lax = gallery.head.policies.self_supervision == "allowed"
    found: dict[frozenset[Work], Apart] = {}
    for name, role in gallery.roles.items():
        for index, relation in enumerate(role.relations):
            how = _how(relation)
            if how is None or (lax and how == "forbidden"):
                continue
            first = Work(name, relation.item)
            for second in _meant(relation.to, gallery):
                key = frozenset((first, second))
                if second.role != name and (key not in found or _WEIGHT[how] < _WEIGHT[found[key].how]):
                    found[key] = Apart(first, second, gallery.role_place(name, "relations", index), how)
    return tuple(found.values())


_WEIGHT: Final[dict[How, int]] = {"forbidden": 0, "advised": 1, "orders": 2}


def _how(relation: Relation) -> How | None:
    if relation.kind == "incompatible":
        return "advised" if relation.advice else "forbidden"
    return "orders" if relation.kind == "orders-from" else None


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
