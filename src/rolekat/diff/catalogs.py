"""Catalogs of systems: which roles, when, with which texts; contact points, actions, decisions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rolekat.answers.facts import Titled
from rolekat.diff.actions import ActionsOf, compare_actions
from rolekat.diff.change import Change, Concerned, SideName, Subject
from rolekat.diff.items import Piece, compare_pieces
from rolekat.diff.matching import matched, renamed_roles
from rolekat.diff.obligations import compare_obligations
from rolekat.diff.roles import RoleTextReworded, RoleTitleChanged, RuleChanged
from rolekat.diff.telling import NONE, Telling, both, text, text_or_none, which
from rolekat.diff.values import Span, Text, Value, Word, data, same, same_text
from rolekat.library.phases import TIMELESS

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.system import Adaptation, Handover
    from rolekat.state.catalog import CatalogRole, CatalogState


class SystemAdded(Change, effect="demands", inverse="system-removed", weight=1):
    """There is a catalog for a further system."""


class SystemRemoved(Change, effect="relaxes", inverse="system-added", weight=1):
    """A system no longer has a catalog."""


class SystemRenamed(Change, effect="editorial", weight=1, says="renamed"):
    """A system has another id; the organisations' files are named by it."""


class SystemTitleChanged(Change, effect="editorial", weight=3, says="called"):
    """A system is called something else."""


class StatusChanged(Change, effect="shifts", weight=2):
    """A catalog came further, or was taken back: draft, published, superseded."""


class PinChanged(Change, effect="shifts", weight=1):
    """A system's catalog or an organisation is made from another gallery, or from another version of one."""


class ProfileChanged(Change, effect="shifts", weight=2):
    """A system builds on another profile, or on none."""


class CategoryChanged(Change, effect="shifts", weight=2):
    """A system is in another category, and responsibility for it may lie elsewhere."""


class ComponentTakenUp(Change, effect="demands", inverse="component-dropped", weight=3):
    """A system uses a further component of the shared infrastructure, which has roles of its own."""


class ComponentDropped(Change, effect="relaxes", inverse="component-taken-up", weight=3):
    """A system no longer uses a component of the shared infrastructure."""


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


class ContactPointChanged(Change, effect="shifts", weight=1):
    """Another role is the contact point of a system in some phases."""


class ContactPointNamed(Change, effect="demands", inverse="contact-point-dropped", weight=1):
    """A role is the contact point of a system in phases that had none."""


class ContactPointDropped(Change, effect="relaxes", inverse="contact-point-named", weight=1):
    """A system has no contact point any more in some phases."""


class LockedTextTouched(Change, effect="demands", inverse="locked-text-restored", weight=1):
    """A catalog changes the name or the texts of a role although its gallery has locked them."""


class LockedTextRestored(Change, effect="relaxes", inverse="locked-text-touched", weight=1):
    """A catalog no longer changes locked texts of a role."""


class HandoverChanged(Change, effect="shifts", weight=4):
    """What a succession means in a system is another thing: whether the same person goes on, what counts meanwhile."""


class DecisionTaken(Change, effect="editorial", inverse="decision-withdrawn", weight=2):
    """A decision that the gallery asks for has been taken."""


class DecisionWithdrawn(Change, effect="demands", inverse="decision-taken", weight=4):
    """A decision is open again."""


class DecisionChanged(Change, effect="editorial", weight=2):
    """A decision was taken otherwise, or is said in other words."""


class _Pair(NamedTuple):
    """A system on both sides."""

    old: CatalogState
    new: CatalogState
    concerned: Concerned
    renamed: Mapping[str, str]
    """Roles of the gallery that are called otherwise on the new side."""
    entries: Mapping[str, str]
    """Roles of the catalog that are."""

    @property
    def galleries(self) -> tuple[LinkedGallery, LinkedGallery]:
        """The galleries of both sides."""
        return self.old.gallery, self.new.gallery

    def of_role(self, name: str, title: str) -> Telling:
        """Makes changes of one role, at paths of the catalog."""
        return Telling(
            Subject("role", name, title),
            self.concerned._replace(roles=(Titled(name, title),)),
            lambda path: both(lambda side: side.place(*path, of_key=True), self.old, self.new),
        )


_ELSEWHERE: Final = frozenset({
    "system", "profile", "title", "gallery", "roles", "contact_point", "actions", "handovers", "decisions", "uses",
    "status", "category", "introduction", "notes", "former_ids",
})  # fmt: skip


def compare_catalogs(old: CatalogState, new: CatalogState) -> Iterator[Change]:
    """What changed in a system's catalog; what only follows from its gallery is told of that."""
    named = Titled(new.id, new.as_system.title)
    roles, entries = renamed_roles(old.gallery, new.gallery), renamed_entries(old, new)
    pair = _Pair(old, new, Concerned(systems=(named,)), roles, entries)
    tell = Telling(
        Subject("system", *named),
        pair.concerned,
        lambda path: both(lambda side: side.place(*path, of_key=True), old, new),
    )
    yield from _heads(old, new, tell)
    yield from _uses(old, new, tell)
    yield from _roles(pair)
    yield from _contact_points(pair, tell)
    yield from _actions(pair)
    yield from _handovers(pair)
    yield from _decisions(old, new, tell)
    for field in ("introduction", "notes"):
        if not same(getattr(old, field), getattr(new, field)):
            yield tell.record((field,))
    yield from tell.records(old.as_system, new.as_system, _ELSEWHERE)


def _heads(old: CatalogState, new: CatalogState, tell: Telling) -> Iterator[Change]:
    one, other = old.as_system, new.as_system
    if one.system != other.system:
        yield tell(SystemRenamed, ("system",), (one.system, other.system))
    if not same_text(one.title, other.title):
        yield tell(SystemTitleChanged, ("title",), (Text(one.title), Text(other.title)))
    if one.status != other.status:
        words = both(lambda system: Word(f"vocabulary.status.{system.status}"), one, other)
        yield tell(StatusChanged, ("status",), words)
    if one.gallery != other.gallery:
        yield tell(PinChanged, ("gallery",), (one.gallery, other.gallery))
    if one.profile != other.profile:
        yield tell(ProfileChanged, ("profile",), (one.profile or NONE, other.profile or NONE))
    if one.category != other.category:
        yield tell(CategoryChanged, ("category",), both(_category, old, new))


def _category(catalog: CatalogState) -> Value:
    name, known = catalog.category, catalog.gallery.head.categories
    return Titled(name, known[name].title if name in known else name) if name else NONE


def _uses(old: CatalogState, new: CatalogState, tell: Telling) -> Iterator[Change]:
    for name in dict.fromkeys((*old.uses, *new.uses)):
        before, after = name in old.uses, name in new.uses
        if before != after:
            known = (new if after else old).gallery.head.components
            about = {"component": Titled(name, known[name].title if name in known else name)}
            yield tell(ComponentTakenUp if after else ComponentDropped, ("uses",), about=about, side=_side(after))


def _side(after: object) -> SideName:
    """The side of what is only on one of them."""
    return "new" if after else "old"


def _roles(pair: _Pair) -> Iterator[Change]:
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


def renamed_entries(before: CatalogState, after: CatalogState) -> dict[str, str]:
    """The entries whose id followed a renamed role of the gallery, or that are a role's only copy on either side."""
    old, new = before.roles, after.roles
    roles = renamed_roles(before.gallery, after.gallery)
    if old.keys() == new.keys():
        return {}
    found = {one: other for one, other in roles.items() if one in old and other in new}
    gone = [role for name, role in old.items() if name not in new and name not in found]
    came = [role for name, role in new.items() if name not in old and name not in found.values()]
    for role in gone:
        of = roles.get(role.of, role.of)
        alike = [each for each in came if each.of == of and same_text(each.title, role.title)]
        others = [each for each in gone if each.of == role.of and same_text(each.title, role.title)]
        if len(alike) == len(others) == 1:
            found[role.id] = alike[0].id
    return found


def _settled(kind: type[Change], role: CatalogRole, pair: _Pair) -> Change:
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


def _omissions(pair: _Pair, settled: set[str]) -> Iterator[Change]:
    old, new = pair.old, pair.new
    for name in dict.fromkeys((*old.left_out, *new.left_out)):
        before, after = old.left_out.get(name), new.left_out.get(name)
        if name in settled or same_text(before, after):
            continue
        tell = pair.of_role(name, new.title_of(name) if name in new.gallery.roles else old.title_of(name))
        kind = ReasonReworded if before and after else OmissionStated if after else OmissionWithdrawn
        yield tell(kind, ("roles", name), both(text, before, after), side=which(before, after))


def _compare(old: CatalogRole, new: CatalogRole, pair: _Pair) -> Iterator[Change]:
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


def _timing(old: CatalogRole, new: CatalogRole, pair: _Pair, tell: Telling) -> Iterator[Change]:
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


def _contact_points(pair: _Pair, tell: Telling) -> Iterator[Change]:
    old, new = pair.old, pair.new
    moved: dict[tuple[str | None, str | None], list[str]] = {}
    for phase in dict.fromkeys((*new.contact_point, *old.contact_point)):
        before, after = old.contact_point.get(phase), new.contact_point.get(phase)
        if pair.entries.get(before or "", before) != after:
            moved.setdefault((before, after), []).append(phase)
    for (before, after), phases in moved.items():
        gallery = new.gallery if after else old.gallery
        order = [*gallery.phases, *sorted(phases)]
        about = {"phases": Span(tuple(sorted(phases, key=order.index)), gallery)}
        kind = ContactPointChanged if before and after else ContactPointNamed if after else ContactPointDropped
        values = _titled(before, old), _titled(after, new)
        roles = Concerned(roles=tuple([title for title in reversed(values) if title]))
        path = ("contact_point", phases[0])
        yield tell(kind, path, values, about, side=which(before, after), concerned=roles)


def _titled(role: str | None, catalog: CatalogState) -> Titled | None:
    return Titled(role, catalog.title_of(role)) if role else None


def _actions(pair: _Pair) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if old.actions is new.actions:
        return
    before = ActionsOf(old.actions, old.place, old.gallery, old.title_of, {**pair.renamed, **pair.entries})
    after = ActionsOf(new.actions, new.place, new.gallery, new.title_of)
    names = {*old.actions, *new.actions}
    shared = {name for name in names if not (_restated(name, old) or _restated(name, new))}
    told = {name for name in shared if (name in old.actions) == (name in new.actions)}
    # What the gallery asks for on one side only is told of the gallery; a category may have brought it here.
    asked = both(lambda side: side.expected.actions.keys(), old, new)
    told |= {name for name in shared - told if (name in asked[0]) != (name in asked[1])}
    yield from compare_actions(before, after, pair.concerned, without=told)


def _restated(name: str, catalog: CatalogState) -> bool:
    return name in catalog.actions and catalog.restates(name)


def _handovers(pair: _Pair) -> Iterator[Change]:
    renamed = {**pair.renamed, **pair.entries}
    former = {renamed.get(name, name): name for name in pair.old.handovers}
    old = {name: pair.old.handovers[given] for name, given in former.items()}
    new = pair.new.handovers
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if not same(before, after):
            words = both(_same_person, before, after)
            title = pair.new.title_of(name) if after else pair.old.title_of(former[name])
            tell = pair.of_role(name, title)
            variant = "" if words[0] != words[1] else "words"
            side = which(before, after)
            yield tell(HandoverChanged, ("handovers", name), words, variant=variant, side=side)


def _same_person(handover: Handover | None) -> Value:
    return Word(f"facts.same-person.{handover.same_person}") if handover and handover.same_person else NONE


def _decisions(old: CatalogState, new: CatalogState, tell: Telling) -> Iterator[Change]:
    for name in dict.fromkeys((*old.decisions, *new.decisions)):
        before, after = old.decisions.get(name), new.decisions.get(name)
        if same(before, after):
            continue
        about = {"question": Titled(name, _question(name, new.gallery, old.gallery))}
        kind = DecisionChanged if before and after else DecisionTaken if after else DecisionWithdrawn
        decided = both(lambda decision: text(decision.decided) if decision else None, before, after)
        yield tell(kind, ("decisions", name), decided, about, side=which(before, after))


def _question(name: str, *galleries: LinkedGallery) -> str:
    known = (gallery.head.decisions.get(name) for gallery in galleries)
    return next((point.title for point in known if point), name)
