"""Effective texts: the gallery's, with what a catalog changed, each saying which it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from rolekat.library.taking import bare
from rolekat.record import Record

if TYPE_CHECKING:
    from rolekat.model.role import Competency, Item, Role
    from rolekat.model.system import Adaptation, CompetencyChanges, ItemChanges

Origin: TypeAlias = Literal["gallery", "replaced", "added", "omitted"]
_ONLY: Final = ("kun ", "bare ", "berre ", "only ")
"""What every wording puts before a condition, and writers of galleries often do as well."""


class TextItem(Record):
    """A task, responsibility or competency as it counts in one catalog."""

    id: str
    text: str
    stages: tuple[str, ...] | None
    """The stages it is marked with; `None` where nothing is said, and none where the source marks none."""
    condition: str | None
    """Under what it counts, as a clause: `when the system is new`."""
    kind: str | None
    origin: Origin
    base: str | None = None
    """The gallery's text, where the catalog has another or leaves it out."""
    number: int | None = None
    """Its number in the gallery's list, from 1: its place in the source."""

    @property
    def unmarked(self) -> bool:
        """Whether the source is known to mark no stage for it."""
        return self.stages == ()

    def marked_in(self, stages: Iterable[str]) -> tuple[str, ...]:
        """Those of the stages that show it: all where nothing is said of it, none where the source marks none."""
        return tuple(stage for stage in stages if self.stages is None or stage in self.stages)

    def counts_in(self, stages: Collection[str]) -> bool:
        """Whether it counts in a phase of these stages: always, unless both are marked and have none in common."""
        return not self.stages or not stages or not set(self.stages).isdisjoint(stages)


class RoleTexts(Record):
    """All texts of a role as they count in one catalog. Omitted items stay, marked as such."""

    effect: str | None
    effect_adapted: bool
    tasks: tuple[TextItem, ...]
    responsibilities: tuple[TextItem, ...]
    competencies: tuple[TextItem, ...]

    @property
    def adapted(self) -> bool:
        """Whether any of them is otherwise than in the gallery."""
        items = (*self.tasks, *self.responsibilities, *self.competencies)
        return self.effect_adapted or any(item.origin != "gallery" for item in items)


_NOTHING: Adaptation = bare("Adaptation")


def role_texts(role: Role, adapt: Adaptation | None = None) -> RoleTexts:
    """The effective texts of a role of the gallery under a catalog's adaptation; the same words are no adaptation."""
    adapt = adapt or _NOTHING
    return RoleTexts(
        adapt.effect.text if adapt.effect else role.effect,
        adapt.effect is not None and not says_the_same(adapt.effect.text, role.effect or ""),
        _items(role.tasks, adapt.tasks),
        _items(role.responsibilities, adapt.responsibilities),
        _items(role.competencies, adapt.competencies),
    )


def _items(base: Mapping[str, Item | Competency], changes: ItemChanges | CompetencyChanges) -> tuple[TextItem, ...]:
    found = []
    for number, (name, item) in enumerate(base.items(), start=1):
        replaced = changes.replace.get(name)
        if name in changes.omit:
            found.append(_item(name, item, "omitted", number)._replace(base=item.text))
        elif replaced and not says_the_same(replaced.text, item.text):
            found.append(_item(name, item, "replaced", number)._replace(text=replaced.text, base=item.text))
        else:
            found.append(_item(name, item, "gallery", number))
    found += [_item(name, item, "added") for name, item in changes.add.items()]
    return tuple(found)


def says_the_same(text: str, base: str) -> bool:
    """Whether two texts have the same words, wherever their lines break."""
    return text == base or text.split() == base.split()


def _item(name: str, item: Item | Competency, origin: Origin, number: int | None = None) -> TextItem:
    """What a task or responsibility has, `stages` and `when`, a competency lacks; that one has a `kind`."""
    condition = condition_of(item)
    stages, kind = getattr(item, "stages", None), getattr(item, "kind", None)
    return TextItem(name, item.text, stages, condition, kind, origin, number=number)


def condition_of(item: Item | Competency) -> str | None:
    """Under what a task or responsibility counts, without the `only` that stands before it wherever it is shown."""
    when = getattr(item, "when", None)
    if when is None:
        return None
    text: str = when.text
    first = next((word for word in _ONLY if text.lower().startswith(word)), "")
    return text[len(first) :]
