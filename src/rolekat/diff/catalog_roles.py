"""Roles in the catalogs of systems: which it has, when, from when on, with which texts of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from rolekat.answers.facts import Titled
from rolekat.diff.change import Change, SideName, Subject
from rolekat.diff.items import Piece, compare_pieces
from rolekat.diff.matching import matched
from rolekat.diff.obligations import compare_obligations
from rolekat.diff.role_rules import RuleChanged
from rolekat.diff.roles import RoleTextReworded, RoleTitleChanged
from rolekat.diff.telling import NONE, Telling, both, text, text_or_none, which
from rolekat.diff.values import Span, Text, Value, Word, data, same_text
from rolekat.library.phases import TIMELESS

if TYPE_CHECKING:
    from rolekat.diff.catalog_pair import CatalogPair
    from rolekat.model.system import Adaptation
    from rolekat.state.catalog import CatalogRole


class RoleIncluded(Change, effect="demands", inverse="role-left-out", weight=1):
    """A system needs a role that its catalog did not have or left out."""


class RoleLeftOut(Change, effect="relaxes", inverse="role-included", weight=1):
    """A system no longer needs a role; its catalog may say why."""


class OmissionStated(Change, effect="editorial", inverse="omission-withdrawn", weight=4):
    """A catalog says that a role which it did not have either is left out on purpose."""


class OmissionWithdrawn(Change, effect="editorial", inverse="omission-stated", weight=4):
    """A catalog no longer says that a role is left out on purpose; it still does not have it."""


class ReasonReworded(Change, effect="editorial", weight=6):
    """Why a system needs a role, or does without it, is said in other words."""


class LockedTextTouched(Change, effect="demands", inverse="locked-text-restored", weight=1):
    """A catalog changes the name or the texts of a role although its gallery has locked them."""


class LockedTextRestored(Change, effect="relaxes", inverse="locked-text-touched", weight=1):
    """A catalog no longer changes locked texts of a role."""


def compare_catalog_roles(pair: CatalogPair) -> Iterator[Change]:
    """What changed in a system's roles; what only follows from its gallery is told of that."""
    old, new = pair.old, pair.new
    pairs = matched(old.roles, new.roles, pair.entries)
    for name, role in old.roles.items():
        if name not in pairs:
            yield _settled(RoleLeftOut, role, pair)
    for name, role in new.roles.items():
        if name not in pairs.values():
            yield _settled(RoleIncluded, role, pair)
    settled = {*pairs, *pairs.values(), *(role.of for role in (*old.roles.values(), *new.roles.values()))}
    yield from _omissions(pair, settled)
    before: dict[Any, Piece] = {}
    after: dict[Any, Piece] = {}
    for one, other in pairs.items():
        mine, theirs = old.roles[one], new.roles[other]
        if mine.entry is theirs.entry and old.gallery is new.gallery:
            continue
        yield from _compare(mine, theirs, pair)
        first, second = _own_pieces(mine, theirs)
        before.update(first)
        after.update(second)
    yield from compare_pieces(before, after, pair.concerned)


def _settled(kind: type[Change], role: CatalogRole, pair: CatalogPair) -> Change:
    """That a role came into a catalog, or is no longer in it."""
    came = kind is RoleIncluded
    mine, other = (pair.new, pair.old) if came else (pair.old, pair.new)
    reason = other.left_out.get(role.of)
    phases = tuple([phase for phase in mine.phases if role.obligations.active(phase)])
    about: dict[str, Value] = {}
    if phases:
        strongest = "mandatory" if role.obligations.mandatory.phases else "recommended"
        about = {"obligation": Word(f"terms.{strongest}"), "phases": Span(phases, mine.gallery)}
    if reason:
        about["reason"] = text(reason)
    variant = ("" if phases else "no-phase") if came else "reason" if reason else ""
    tell = pair.of_role(role.id, role.title)
    return tell(kind, ("roles", role.id), about=about, variant=variant, side=None if reason else _side(came))


def _omissions(pair: CatalogPair, settled: set[str]) -> Iterator[Change]:
    old, new = pair.old, pair.new
    for name in dict.fromkeys((*old.left_out, *new.left_out)):
        before, after = old.left_out.get(name), new.left_out.get(name)
        if name in settled or same_text(before, after):
            continue
        tell = pair.of_role(name, new.title_of(name) if name in new.gallery.roles else old.title_of(name))
        kind = ReasonReworded if before and after else OmissionStated if after else OmissionWithdrawn
        yield tell(kind, ("roles", name), both(text, before, after), side=which(before, after))


def _side(after: object) -> SideName:
    """The side of what is only on one of them."""
    return "new" if after else "old"


def _compare(old: CatalogRole, new: CatalogRole, pair: CatalogPair) -> Iterator[Change]:
    """What changed in a role that both have; what only the gallery changed is told of that."""
    if (old.base is None) != (new.base is None):  # one of the galleries could not read it
        return
    tell = Telling(
        Subject("role", new.id, new.title),
        pair.concerned._replace(roles=(Titled(new.id, new.title),)),
        lambda path: both(lambda role: role.catalog.nearest(("roles", role.id, *path), ("roles", role.id)), old, new),
    )
    if (old.entry.title or new.entry.title) and not same_text(old.title, new.title):
        yield tell(RoleTitleChanged, ("title",), (Text(old.title), Text(new.title)))
    yield from _timing(old, new, pair, tell)
    if not same_text(old.entry.why, new.entry.why):
        yield tell(ReasonReworded, ("why",), both(lambda role: text_or_none(role.entry.why), old, new))
    if _has_effect(old) or _has_effect(new):
        effects = both(lambda role: role.texts.effect if role.texts else None, old, new)
        if not same_text(*effects):
            yield tell(RoleTextReworded, ("adapt", "effect"), both(text, *effects), {"part": Word("diff.part.effect")})
    touched = both(_locked_texts, old, new)
    if touched[1] and touched[0] != touched[1]:
        yield tell(LockedTextTouched, ("adapt",))
    elif touched[0] and not touched[1]:
        yield tell(LockedTextRestored, ("adapt",))


def _timing(old: CatalogRole, new: CatalogRole, pair: CatalogPair, tell: Telling) -> Iterator[Change]:
    """What changed in when a role is needed, from when it is appointed, and what there is one of it for."""
    if old.obligations.stated or new.obligations.stated:
        yield from compare_obligations(both(_obligations, old, new), pair.galleries, tell, ())
    if (old.entry.from_ or new.entry.from_) and old.starts != new.starts:
        yield tell(RuleChanged, ("from",), both(_starts, old, new), {"rule": Word("diff.rule.appointed-from")})
    if old.entry.one_per != new.entry.one_per:
        pers = both(lambda role: role.entry.one_per or Word("diff.as-gallery"), old, new)
        yield tell(RuleChanged, ("one_per",), pers, {"rule": Word("diff.rule.one-per")})


def _obligations(role: CatalogRole) -> dict[str, str]:
    phases = role.catalog.phases or (TIMELESS,)
    return {phase: kind for phase in phases if (kind := role.obligations.of(phase))}


def _starts(role: CatalogRole) -> Value:
    return Span((role.starts,), role.catalog.gallery) if role.starts else NONE


def _has_effect(role: CatalogRole) -> bool:
    return bool(role.entry.adapt and role.entry.adapt.effect)


def _locked_texts(role: CatalogRole) -> Any:
    """What a catalog changes of a role that its gallery has locked."""
    return (
        [data(role.entry.adapt), role.entry.title] if role.locked and (role.entry.adapt or role.entry.title) else None
    )


def _own_pieces(old: CatalogRole, new: CatalogRole) -> tuple[dict[Any, Piece], dict[Any, Piece]]:
    """The texts of a role as they count on both sides, those left out that only the gallery can have changed."""
    touched = _touched(old.entry.adapt) | _touched(new.entry.adapt)
    if not touched:
        return {}, {}
    first, second = both(lambda role: _effective(role, new.id, new.title, touched), old, new)
    for key in first.keys() ^ second.keys():
        _, part, name = key
        there = both(lambda role: role.base is not None and name in getattr(role.base, part), old, new)  # noqa: B023
        if there[0] != there[1]:  # that the gallery has it on one side only, the gallery tells
            first.pop(key, None)
            second.pop(key, None)
    for key in first.keys() & second.keys():
        if first[key].item is None or second[key].item is None:  # how a text of the gallery counts, the gallery tells
            first[key], second[key] = both(
                lambda piece: piece._replace(item=None, stages=None), first[key], second[key]
            )
    return first, second


def _touched(adapt: Adaptation | None) -> set[tuple[str, str]]:
    """The texts that an adaptation has a word on: part and id."""
    if adapt is None:
        return set()
    parts = {part: getattr(adapt, part) for part in ("tasks", "responsibilities", "competencies")}
    return {(part, name) for part, own in parts.items() for name in (*own.add, *own.replace, *own.omit)}


def _effective(role: CatalogRole, called: str, title: str, wanted: set[tuple[str, str]]) -> dict[Any, Piece]:
    """Some texts of a role, part and id, as they count in its catalog."""
    texts, base, adapt = role.texts, role.base, role.entry.adapt
    if texts is None or base is None:
        return {}
    subject = Subject("role", called, title)
    found: dict[Any, Piece] = {}
    for part in ("tasks", "responsibilities", "competencies"):
        added = getattr(adapt, part).add if adapt else {}
        for item in getattr(texts, part):
            if item.origin == "omitted" or (part, item.id) not in wanted:
                continue
            model = added[item.id] if item.origin == "added" else None
            within = {"added": "add", "replaced": "replace"}.get(item.origin)
            place = (
                role.catalog.place("roles", role.id, "adapt", part, within, item.id, of_key=True)
                if within else role.catalog.nearest(("roles", role.id, "adapt"), ("roles", role.id))
            )  # fmt: skip
            found[called, part, item.id] = Piece(
                subject, part, item.id, item.text, model, item.stages, place, role.catalog.gallery
            )
    return found
