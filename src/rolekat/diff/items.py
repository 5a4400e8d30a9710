"""Tasks, responsibilities, competencies and exclusions of roles: what came, went, was reworded or moved elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

from rolekat.answers.facts import Titled
from rolekat.diff.change import NOBODY, Change, Concerned, Reach, Subject
from rolekat.diff.telling import NEITHER, NONE, Values, spots_of, text
from rolekat.diff.values import Named, Value, Word, normal, same_text

if TYPE_CHECKING:
    from rolekat.findings.finding import Place
    from rolekat.library.gallery import LinkedGallery

Part: TypeAlias = Literal["tasks", "responsibilities", "competencies", "excludes"]
PARTS: Final[tuple[Part, ...]] = ("tasks", "responsibilities", "competencies", "excludes")


class ItemAdded(Change, effect="demands", inverse="item-removed", weight=3):
    """A role gets a task, a responsibility or a demand for a competency."""


class ItemRemoved(Change, effect="relaxes", inverse="item-added", weight=3):
    """A role no longer has a task, a responsibility or a demand for a competency."""


class ExclusionAdded(Change, effect="relaxes", inverse="exclusion-removed", weight=5):
    """It is now said that a role expressly does not do something."""


class ExclusionRemoved(Change, effect="demands", inverse="exclusion-added", weight=5):
    """It is no longer said that a role expressly does not do something."""


class ItemReworded(Change, effect="editorial", weight=2):
    """A text of a role has other words; only a reader can say whether they mean the same."""


class ItemRenamed(Change, effect="editorial", weight=7):
    """A text has another id; delegations and adaptations name it by that."""


class ItemMoved(Change, effect="shifts", weight=2):
    """A text moved to another role, or from the tasks of a role to its responsibilities or back."""


class ItemExtended(Change, effect="demands", inverse="item-reduced", weight=4):
    """A task or responsibility counts in a further stage of the life cycle."""


class ItemReduced(Change, effect="relaxes", inverse="item-extended", weight=4):
    """A task or responsibility no longer counts in a stage of the life cycle."""


class ItemRestaged(Change, effect="shifts", weight=3):
    """A task or responsibility moved from one stage of the life cycle to another."""


class ItemConditional(Change, effect="relaxes", inverse="item-unconditional", weight=5):
    """A task or responsibility now counts only under a condition."""


class ItemUnconditional(Change, effect="demands", inverse="item-conditional", weight=5):
    """A task or responsibility no longer depends on a condition."""


class ConditionReworded(Change, effect="editorial", weight=3):
    """The condition of a task or responsibility has other words."""


class ItemTightened(Change, effect="demands", inverse="item-loosened", weight=5, says="item-rule"):
    """What holds for a task, responsibility or competency became stricter: who may do it, what must come of it."""


class ItemLoosened(Change, effect="relaxes", inverse="item-tightened", weight=5, says="item-rule"):
    """What holds for a task, responsibility or competency became less strict."""


class ItemChanged(Change, effect="editorial", weight=6, says="item-rule"):
    """Something else is noted of a text of a role: its topic, its sort, that something is decided there."""


class Piece(NamedTuple):
    """A text of a role, as it counts in a gallery or in one catalog."""

    role: Subject
    part: Part
    id: str
    text: str
    item: Any
    """What the file says of it: an item, a competency or an exclusion."""
    stages: tuple[str, ...] | None
    place: Place
    gallery: LinkedGallery

    @property
    def named(self) -> Named:
        """The text, to be quoted."""
        return Named(self.id, normal(self.text))

    @property
    def marked(self) -> frozenset[str]:
        """The stages in which it counts."""
        known = self.gallery.head.lifecycle.stages
        return frozenset(known if self.stages is None else self.stages)


Pieces: TypeAlias = Mapping[tuple[str, Part, str], Piece]
"""Texts by role, part and id; a renamed role under one id on both sides."""


def compare_pieces(old: Pieces, new: Pieces, told: Concerned = NOBODY) -> Iterator[Change]:
    """What changed in texts; `told` is whom the changes concern."""
    for key in new:
        if key in old:
            yield from _same(old[key], new[key], told)
    gone = {key: piece for key, piece in old.items() if key not in new}
    came = {key: piece for key, piece in new.items() if key not in old}
    pairs = _pairs(gone, came) if gone and came else ()
    for before, after in pairs:
        del gone[_key(before, gone)], came[_key(after, came)]
        yield from _paired(before, after, told)
    for piece in gone.values():
        went = ExclusionRemoved if piece.part == "excludes" else ItemRemoved
        yield _change(went, piece, None, told, (piece.named, None))
    for piece in came.values():
        new_one = ExclusionAdded if piece.part == "excludes" else ItemAdded
        yield _change(new_one, None, piece, told, (None, piece.named))


def _key(piece: Piece, within: Pieces) -> tuple[str, Part, str]:
    return next(key for key, each in within.items() if each is piece)


def _change(  # noqa: PLR0913, PLR0917 - what a change is made of
    kind: type[Change],
    before: Piece | None,
    after: Piece | None,
    told: Concerned,
    values: Values = NEITHER,
    about: Mapping[str, Value] | None = None,
    *,
    variant: str = "",
) -> Change:
    pieces = [each for each in (after, before) if each is not None]
    roles = dict.fromkeys(Titled(each.role.id, each.role.title) for each in reversed(pieces))
    old, new = ((each.part, each.id) if each else None for each in (before, after))
    return kind(
        pieces[0].role,
        *values,
        {"part": Word(f"diff.part.{pieces[0].part}"), **(about or {})},
        told.joined(Concerned(roles=tuple(roles))),
        spots_of((before.place if before else None, after.place if after else None)),
        variant,
        Reach(frozenset(each.role.id for each in pieces), (old, new)),
    )


def _same(before: Piece, after: Piece, told: Concerned) -> Iterator[Change]:
    """What changed in a text that both sides have."""
    if not same_text(before.text, after.text):
        yield _reworded(before, after, told)
    yield from _marks(before, after, told)


def _reworded(before: Piece, after: Piece, told: Concerned) -> Change:
    return _change(ItemReworded, before, after, told, (before.named, after.named))


def _marks(before: Piece, after: Piece, told: Concerned) -> Iterator[Change]:
    """What changed in what is said of a text beside its words."""
    about = {"item": after.named}
    lost, gained = before.marked - after.marked, after.marked - before.marked
    if lost or gained:
        kind = ItemRestaged if lost and gained else ItemExtended if gained else ItemReduced
        values = _stages(before, lost) or None, _stages(after, gained) or None
        yield _change(kind, before, after, told, values, about)
    one, other = text(_condition(before)), text(_condition(after))
    if one != other:
        conditional = ItemConditional if other else ItemUnconditional
        yield _change(ConditionReworded if one and other else conditional, before, after, told, (one, other), about)
    yield from _rules(before, after, told, about)


_DELEGABLE: Final = {"allowed": 0, None: 1, "own-line": 2, "limited": 3, "never": 4}
_KINDS: Final = {True: ItemTightened, False: ItemLoosened}


def _rules(before: Piece, after: Piece, told: Concerned, about: Mapping[str, Value]) -> Iterator[Change]:
    """What changed in who may do it and what must come of it."""

    def change(kind: type[Change], rule: str, values: Values) -> Change:
        return _change(kind, before, after, told, values, {**about, "rule": Word(f"diff.item-rule.{rule}")})

    one, other = _said(before, "delegable"), _said(after, "delegable")
    if one != other:
        words = [Word(f"vocabulary.delegation.{each}") if each else Word("diff.as-policy") for each in (one, other)]
        yield change(_KINDS[_DELEGABLE[other] > _DELEGABLE[one]], "delegable", (words[0], words[1]))
    one, other = _said(before, "exclusive"), _said(after, "exclusive")
    if one != other:
        yield change(_KINDS[bool(other)], "exclusive", (yes_or_no(one), yes_or_no(other)))
    one, other = _said(before, "evidence"), _said(after, "evidence")
    if one != other:
        kind = ItemChanged if one and other else _KINDS[bool(other)]
        yield change(kind, "evidence", (one or NONE, other or NONE))
    for rule in ("decides", "topic", "kind", "items"):
        one, other = _said(before, rule), _said(after, rule)
        if one != other:
            yield change(ItemChanged, rule, (_as_value(rule, one), _as_value(rule, other)))


def _said(piece: Piece, name: str) -> Any:
    """What is said of a text; nothing where it is what counts anyway."""
    return getattr(piece.item, name, None) or None


def yes_or_no(value: object) -> Word:
    """A yes or a no."""
    return Word("diff.yes" if value else "diff.no")


def _as_value(rule: str, value: Any) -> Value:
    if value is None:
        return NONE
    if rule == "kind":
        return Word(f"vocabulary.competency.{value}")
    return yes_or_no(value) if rule == "decides" else tuple(value) if isinstance(value, tuple) else str(value)


def _condition(piece: Piece) -> str | None:
    when = getattr(piece.item, "when", None)
    return when.text if when else None


def _stages(piece: Piece, names: Iterable[str]) -> tuple[Titled, ...]:
    titles = piece.gallery.head.lifecycle.stages
    order = list(titles)
    ordered = sorted(names, key=lambda name: (order.index(name) if name in titles else len(order), name))
    return tuple([Titled(name, titles.get(name, name)) for name in ordered])


def _paired(before: Piece, after: Piece, told: Concerned) -> Iterator[Change]:
    """What changed in a text that has another id, or another place."""
    about: dict[str, Value] = {"item": after.named}
    if before.part != after.part:
        about["part"] = Word("diff.part.text")
    if before.role.id != after.role.id:
        roles = Titled(*before.role[1:]), Titled(*after.role[1:])
        yield _change(ItemMoved, before, after, told, roles, about)
    elif before.part != after.part:
        parts = Word(f"diff.part.{before.part}"), Word(f"diff.part.{after.part}")
        yield _change(ItemMoved, before, after, told, parts, about, variant="part")
    elif before.id != after.id and (same_text(before.text, after.text) or _was_called(before, after)):
        yield _change(ItemRenamed, before, after, told, (before.id, after.id), about)
    yield from _same(before, after, told)


_ALIKE: Final = 0.6
_CROSSING: Final = frozenset({"tasks", "responsibilities"})


def _pairs(gone: Pieces, came: Pieces) -> list[tuple[Piece, Piece]]:
    """What went here and came there, the likest first; the same pairs whichever side is the old one."""
    by_text: dict[str, list[Piece]] = {}
    by_id: dict[str, list[Piece]] = {}
    by_role: dict[str, list[Piece]] = {}
    for (role, _, name), piece in came.items():
        by_text.setdefault(normal(piece.text), []).append(piece)
        by_id.setdefault(name, []).append(piece)
        by_role.setdefault(role, []).append(piece)
    found = []
    for (role, _, name), before in gone.items():
        near = [*by_text.get(normal(before.text), ()), *by_id.get(name, ()), *by_role.get(role, ())]
        for after in {id(each): each for each in near}.values():
            likeness = _likeness(before, after)
            if likeness:
                found.append((-likeness, sorted([_order(before), _order(after)]), before, after))
    pairs: list[tuple[Piece, Piece]] = []
    taken: set[int] = set()
    for _, _, before, after in sorted(found, key=lambda each: each[:2]):
        if taken.isdisjoint((id(before), id(after))):
            taken |= {id(before), id(after)}
            pairs.append((before, after))
    return pairs


def _order(piece: Piece) -> tuple[str, str, str]:
    return piece.role.id, piece.part, piece.id


def _likeness(before: Piece, after: Piece) -> float:
    """How surely two texts are the same one in two places: nothing where they are not."""
    if before.part != after.part and not {before.part, after.part} <= _CROSSING:
        return 0
    here = before.role.id == after.role.id
    if here and _was_called(before, after):
        return 9
    if same_text(before.text, after.text):
        return 3 + here + (before.id == after.id)
    alike = likeness(before.text, after.text)
    same_place = before.id == after.id or (here and before.part == after.part)
    return alike + (before.id == after.id) if same_place and alike >= _ALIKE else 0


def _was_called(before: Piece, after: Piece) -> bool:
    """Whether one of two texts says that it had the other one's id, whichever is the newer."""
    return before.id in (_said(after, "former_ids") or ()) or after.id in (_said(before, "former_ids") or ())


def likeness(one: str, other: str) -> float:
    """How many of the words of two texts are the same: 1 for all. It does not matter which is the first."""
    mine, theirs = (Counter(text.lower().split()) for text in (one, other))
    return 2 * (mine & theirs).total() / ((mine.total() + theirs.total()) or 1)
