"""Effective texts: the gallery's, with what a catalog changed, each saying which it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rolekat.library.taking import bare

if TYPE_CHECKING:
    from rolekat.model.role import Competency, Item, Role
    from rolekat.model.system import Adaptation, CompetencyChanges, ItemChanges

Origin: TypeAlias = Literal["gallery", "replaced", "added", "omitted"]


class TextItem(NamedTuple):
    """A task, responsibility or competency as it counts in one catalog."""

    id: str
    text: str
    stages: tuple[str, ...] | None
    condition: str | None
    kind: str | None
    origin: Origin
    base: str | None = None
    """The gallery's text, where the catalog has another or leaves it out."""
    number: int | None = None
    """Its number in the gallery's list, from 1: its place in the source."""


class RoleTexts(NamedTuple):
    """All texts of a role as they count in one catalog. Omitted items stay, marked as such."""

    effect: str | None
    effect_adapted: bool
    tasks: tuple[TextItem, ...]
    responsibilities: tuple[TextItem, ...]
    competencies: tuple[TextItem, ...]


_NOTHING: Adaptation = bare("Adaptation")


def role_texts(role: Role, adapt: Adaptation | None = None) -> RoleTexts:
    """The effective texts of a role of the gallery under a catalog's adaptation."""
    adapt = adapt or _NOTHING
    return RoleTexts(
        adapt.effect.text if adapt.effect else role.effect,
        adapt.effect is not None,
        _items(role.tasks, adapt.tasks),
        _items(role.responsibilities, adapt.responsibilities),
        _items(role.competencies, adapt.competencies),
    )


def _items(
    base: Mapping[str, Item | Competency], changes: ItemChanges | CompetencyChanges
) -> tuple[TextItem, ...]:
    found = []
    for number, (name, item) in enumerate(base.items(), start=1):
        replaced = changes.replace.get(name)
        if name in changes.omit:
            found.append(_item(name, item, "omitted", item.text, item.text, number))
        elif replaced:
            found.append(_item(name, item, "replaced", replaced.text, item.text, number))
        else:
            found.append(_item(name, item, "gallery", item.text, None, number))
    found += [_item(name, item, "added", item.text) for name, item in changes.add.items()]
    return tuple(found)


def _item(
    name: str, item: Item | Competency, origin: Origin, text: str, base: str | None = None, number: int | None = None
) -> TextItem:
    """What a task or responsibility has, `stages` and `when`, a competency lacks; that one has a `kind`."""
    when = getattr(item, "when", None)
    condition = when.text if when else None
    stages, kind = getattr(item, "stages", None), getattr(item, "kind", None)
    return TextItem(name, text, stages, condition, kind, origin, base, number)
