"""How a catalog's entries are laid over its profile's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar

from rolekat.library.taking import bare
from rolekat.record import Record

if TYPE_CHECKING:
    from rolekat.model.base import Entry
    from rolekat.model.system import Adaptation, Profile, RoleEntry

_E = TypeVar("_E", bound="Entry")

BARE: Final[RoleEntry] = bare("RoleEntry")


class Layout(Record):
    """A profile's role entries, sorted once for all systems that use it."""

    profile: Profile | None
    entries: dict[str, RoleEntry]
    telling: dict[str, RoleEntry]
    """Those that say more than that the role is left out: what else they say counts below a catalog's own entry."""
    needed: dict[str, RoleEntry]
    left_out: frozenset[str]
    """The names of the others."""
    renames: bool
    """Whether an entry that leaves a role out has another name than the role."""


_KEPT: Final = 64
_LAYOUTS: Final[dict[int, Layout]] = {}


def layout_of(profile: Profile | None) -> Layout:
    """The layout of a profile, or of none."""
    known = _LAYOUTS.get(id(profile))
    if known is None:  # a layout holds its profile: as long as it is kept, no other has the same id
        if len(_LAYOUTS) >= _KEPT:
            _LAYOUTS.clear()
        known = _LAYOUTS[id(profile)] = _laid_out(profile)
    return known


def _laid_out(profile: Profile | None) -> Layout:
    entries = {name: entry or BARE for name, entry in profile.roles.items()} if profile else {}
    left_out = {name: entry for name, entry in entries.items() if entry.not_needed is not None}
    return Layout(
        profile,
        entries,
        {name: entry for name, entry in entries.items() if not entry.model_fields_set <= {"not_needed"}},
        {name: entry for name, entry in entries.items() if name not in left_out},
        frozenset(left_out),
        any(entry.of not in (None, name) for name, entry in left_out.items()),
    )


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
