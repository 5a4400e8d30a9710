"""Roles of a gallery: added, retired, renamed; their texts and obligation, and what else there is to tell of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from rolekat.answers.facts import Titled
from rolekat.diff.change import Change, Concerned, Reach, Subject
from rolekat.diff.items import PARTS, Piece, compare_pieces
from rolekat.diff.matching import matched, renamed_roles
from rolekat.diff.obligations import compare_obligations
from rolekat.diff.relations import compare_relations
from rolekat.diff.role_rules import compare_rules
from rolekat.diff.role_side import RoleSide
from rolekat.diff.telling import NONE, Telling, both, spots_of, text
from rolekat.diff.values import Text, Value, Word, same_text
from rolekat.library.phases import TIMELESS
from rolekat.state.expectations import expectations

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery


class RoleAdded(Change, effect="demands", inverse="role-retired", weight=1):
    """A gallery has a new role."""


class RoleRetired(Change, effect="relaxes", inverse="role-added", weight=1):
    """A gallery no longer has a role; it may say which others took over."""


class RoleRenamed(Change, effect="editorial", weight=1, says="renamed"):
    """A role has another id; catalogs and staffings name it by that."""


class RoleTitleChanged(Change, effect="editorial", weight=2, says="called"):
    """A role is called something else: in its gallery, in a system's catalog, or in an organisation."""


class RoleTextReworded(Change, effect="editorial", weight=3):
    """The effect of a role, its characteristics or the condition under which it exists have other words."""


class RoleRegrouped(Change, effect="editorial", weight=5):
    """A role stands in another group of its gallery."""


class TextsLocked(Change, effect="demands", inverse="texts-unlocked", weight=2):
    """Catalogs may no longer change the name and texts of a role."""


class TextsUnlocked(Change, effect="relaxes", inverse="texts-locked", weight=2):
    """Catalogs may now adapt the name and texts of a role."""


def compare_roles(old: LinkedGallery, new: LinkedGallery) -> Iterator[Change]:
    """What changed in the roles of two versions of a gallery; those that one of them could not read are left out."""
    renamed = renamed_roles(old, new)
    pairs = matched(old.roles, new.roles, renamed)
    broken = old.broken | new.broken
    for name in old.roles:
        if name not in pairs and name not in broken:
            yield _one_sided(RoleRetired, old, name, (old, new))
    for name in new.roles:
        if name not in pairs.values() and name not in broken:
            yield _one_sided(RoleAdded, new, name, (old, new))
    both = [
        (RoleSide(one, old.roles[one], old, renamed), RoleSide(other, new.roles[other], new))
        for one, other in pairs.items()
    ]
    for before, after in both:
        if before.role is not after.role:
            yield from _compare(before, after)
        yield from _placed(before, after)
    yield from compare_pieces(
        {key: piece for before, after in both for key, piece in pieces_of(before.id, old, after.id)},
        {key: piece for _, after in both for key, piece in pieces_of(after.id, new)},
    )


def pieces_of(role: str, gallery: LinkedGallery, called: str | None = None) -> Iterator[tuple[Any, Piece]]:
    """The texts of a role of a gallery, with what tells them apart; `called` is the role's id on the new side."""
    known = gallery.roles[role]
    subject = Subject("role", called or role, known.title)
    for part in PARTS:
        for name, item in getattr(known, part).items():
            place = gallery.role_place(role, part, name, of_key=True)
            stages = getattr(item, "stages", None)
            yield (called or role, part, name), Piece(subject, part, name, item.text, item, stages, place, gallery)


def subject_of(role: str, gallery: LinkedGallery) -> Subject:
    """A role of a gallery to tell of."""
    return Subject("role", role, gallery.roles[role].title if role in gallery.roles else role)


def _one_sided(
    kind: type[Change], gallery: LinkedGallery, name: str, both: tuple[LinkedGallery, LinkedGallery]
) -> Change:
    subject = subject_of(name, gallery)
    retired = next((side.retired[name][1] for side in reversed(both) if name in side.retired), None)
    replaced = tuple(
        dict.fromkeys(
            Titled(each, side.title_meant(each))
            for side in reversed(both)
            for each in (retired.replaced_by if retired else ())
            if side.title_meant(each) != each
        )
    )
    named = {each.id: each for each in reversed(replaced)}
    about: dict[str, Value] = {"gallery": Titled(gallery.head.gallery, gallery.head.title)}
    if named:
        about["replaced_by"] = tuple(named[each] for each in sorted(named))
    place = gallery.role_place(name, "role")
    return kind(
        subject,
        about=about,
        concerned=Concerned(roles=(Titled(name, subject.title),)),
        spots=spots_of((place, None) if kind is RoleRetired else (None, place)),
        variant="replaced" if named and kind is RoleRetired else "",
        reach=Reach(frozenset({name})),
    )


def _telling(before: RoleSide, after: RoleSide) -> Telling:
    """Makes the changes of one role."""
    subject = Subject("role", after.id, after.role.title)
    return Telling(
        subject,
        Concerned(roles=(Titled(after.id, after.role.title),)),
        lambda path: both(lambda side: side.gallery.role_place(side.id, *path, of_key=True), before, after),
        Reach(frozenset((before.id, after.id))),
    )


_TEXTS: Final = {"effect": "effect", "characteristics": "characteristics", "applies_when": "applies-when"}
TOLD: Final = frozenset({
    "role", "title", "former_ids", *_TEXTS, *PARTS, "suggested", "relations", "held_per", "held_by", "holders",
    "position", "exclusive_post", "from_", "decision", "delegation", "appointment", "required", "contact_for", "seats",
    "replaces",
})  # fmt: skip
"""What is told by itself, or comes to something that is (`replaces`); of all else it is told that it changed."""


def _compare(before: RoleSide, after: RoleSide) -> Iterator[Change]:
    tell = _telling(before, after)
    one, other = before.role, after.role
    if before.id != after.id:
        yield tell(RoleRenamed, ("role",), both(lambda side: Titled(side.id, side.role.title), before, after))
    if not same_text(one.title, other.title):
        yield tell(RoleTitleChanged, ("title",), both(lambda role: Text(role.title), one, other))
    for name, word in _TEXTS.items():
        texts = getattr(one, name), getattr(other, name)
        if not same_text(*texts):
            yield tell(RoleTextReworded, (name,), both(text, *texts), {"part": Word(f"diff.part.{word}")})
    yield from _suggested(before, after, tell)
    yield from compare_rules(before, after, tell)
    yield from compare_relations(before, after, tell)
    yield from tell.records(one, other, TOLD)


def _suggested(before: RoleSide, after: RoleSide, tell: Telling) -> Iterator[Change]:
    reach = Reach(frozenset((before.id, after.id)), suggestion=True)
    galleries = both(lambda side: side.gallery, before, after)
    yield from compare_obligations(both(_obligations, before, after), galleries, tell, ("suggested",), reach)


def _obligations(side: RoleSide) -> dict[str, str]:
    suggested = expectations(side.gallery).suggested.get(side.id)
    phases = tuple(side.gallery.phases) or (TIMELESS,)
    return {phase: kind for phase in phases if (kind := suggested.of(phase))} if suggested else {}


def _placed(before: RoleSide, after: RoleSide) -> Iterator[Change]:
    """Where the role stands among the groups, and whether its texts are locked there."""
    tell = _telling(before, after)
    groups = both(_group, before, after)
    if groups[0] != groups[1]:
        yield tell(RoleRegrouped, ("role",), groups)
    locked = both(lambda side: side.gallery.is_locked(side.id), before, after)
    if locked[0] != locked[1]:
        yield tell(TextsLocked if locked[1] else TextsUnlocked, ("role",))


def _group(side: RoleSide) -> Value:
    """The innermost group that a role stands in."""
    placed = side.gallery.placed.get(side.id)
    return Titled(placed.path[-1], side.gallery.group_title(placed.path[-1])) if placed else NONE
