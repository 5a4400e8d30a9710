"""How a catalog's entry is laid over its profile's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from rolekat.model.base import Entry
    from rolekat.model.system import Adaptation

_E = TypeVar("_E", bound="Entry")


def laid_over(shared: _E, own: _E) -> _E:
    """An entry with what is set in it, and the profile's entry for the rest; an empty value is not set.

    A profile's `not_needed` ends where the catalog names the role; adaptations of both count, item by item.
    """
    given = {name: value for name in own.model_fields_set if (value := getattr(own, name)) is not None}
    if getattr(shared, "not_needed", None) is not None:
        given.setdefault("not_needed", None)
    adapted = getattr(shared, "adapt", None)
    if adapted is not None and "adapt" in given:
        given["adapt"] = _both(adapted, given["adapt"])
    return shared.model_copy(update=given) if given else shared


def _both(shared: Adaptation, own: Adaptation) -> Adaptation:
    """A profile's adaptation and the catalog's own; of one item the own counts."""
    update: dict[str, Any] = {"effect": own.effect or shared.effect}
    for part in ("tasks", "responsibilities", "competencies"):
        theirs, mine = getattr(shared, part), getattr(own, part)
        omitted = [item for item in theirs.omit if item not in mine.replace]
        update[part] = mine.model_copy(
            update={
                "add": {**theirs.add, **mine.add},
                "replace": {**theirs.replace, **mine.replace},
                "omit": tuple(dict.fromkeys((*omitted, *mine.omit))),
            }
        )
    return shared.model_copy(update=update)
