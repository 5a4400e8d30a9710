"""What roles have to do with each other: whom a role reports to, whom it takes over from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from rolekat.answers.facts import Titled
from rolekat.diff.change import Change
from rolekat.diff.role_side import RoleSide
from rolekat.diff.telling import Telling, both, spots_of
from rolekat.diff.values import Fact, Value, same


class RelationAdded(Change, effect="demands", inverse="relation-removed", weight=5):
    """A role has to do with another role or party: it reports to it, appoints it, takes over from it."""


class RelationRemoved(Change, effect="relaxes", inverse="relation-added", weight=5):
    """A role no longer has to do with another role or party."""


class RelationChanged(Change, effect="shifts", weight=6):
    """What two roles have to do with each other counts from another phase, in other stages, or in other words."""


def compare_relations(before: RoleSide, after: RoleSide, tell: Telling) -> Iterator[Change]:
    """Relations are told apart by what they are and to whom, and of those that are alike by their number."""
    old, new = both(_by_end, before, after)
    for key in dict.fromkeys((*old, *new)):
        one, other = old.get(key), new.get(key)
        if one and other and same(one[1], other[1]):
            continue
        places = (
            before.gallery.role_place(before.id, "relations", one[0]) if one else None,
            after.gallery.role_place(after.id, "relations", other[0]) if other else None,
        )
        kind, to, _ = key
        gallery = after.gallery if other else before.gallery
        about: dict[str, Value] = {
            "relation": Fact("relation", kind, gallery),
            "to": Titled(to, gallery.title_meant(to)),
        }
        what = RelationChanged if one and other else RelationAdded if other else RelationRemoved
        yield replace(tell(what, about=about), spots=spots_of(places))


def _by_end(known: RoleSide) -> dict[tuple[str, str, int], tuple[int, Any]]:
    found: dict[tuple[str, str, int], tuple[int, Any]] = {}
    for index, relation in enumerate(known.role.relations):
        number, to = 0, known.there(relation.to)
        while (relation.kind, to, number) in found:
            number += 1
        found[relation.kind, to, number] = (
            index,
            relation if to == relation.to else relation.model_copy(update={"to": to}),
        )
    return found
