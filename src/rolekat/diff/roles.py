"""Roles of a gallery: added, retired, renamed; their texts, their obligation, the rules for who holds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rolekat.answers.facts import Titled
from rolekat.diff.change import Change, Concerned, Reach, Subject
from rolekat.diff.items import PARTS, Piece, compare_pieces, yes_or_no
from rolekat.diff.matching import matched, renamed_roles
from rolekat.diff.obligations import compare_obligations
from rolekat.diff.telling import NONE, Telling, both, spots_of, text, text_or_none
from rolekat.diff.values import Fact, Span, Text, Value, Word, alike, data, same, same_text
from rolekat.library.phases import TIMELESS
from rolekat.phrasing.facts import word_of
from rolekat.state.bodies import title_of
from rolekat.state.expectations import expectations

if TYPE_CHECKING:
    from rolekat.findings.finding import Path
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.role import Role


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


class RuleTightened(Change, effect="demands", inverse="rule-loosened", weight=4, says="rule"):
    """A rule of a role became stricter: who may hold it, how many, from when, what they may pass on."""


class RuleLoosened(Change, effect="relaxes", inverse="rule-tightened", weight=4, says="rule"):
    """A rule of a role became less strict."""


class RuleChanged(Change, effect="shifts", weight=4, says="rule"):
    """A rule of a role is another one; neither of the two asks more than the other."""


class RelationAdded(Change, effect="demands", inverse="relation-removed", weight=5):
    """A role has to do with another role or party: it reports to it, appoints it, takes over from it."""


class RelationRemoved(Change, effect="relaxes", inverse="relation-added", weight=5):
    """A role no longer has to do with another role or party."""


class RelationChanged(Change, effect="shifts", weight=6):
    """What two roles have to do with each other counts from another phase, in other stages, or in other words."""


class _Known(NamedTuple):
    """A role on one side."""

    id: str
    role: Role
    gallery: LinkedGallery
    renamed: Mapping[str, str] = MappingProxyType({})
    """The ids that other roles of this side have on the other one, where they are called otherwise there."""

    def there(self, reference: str) -> str:
        """A reference as the other side writes it."""
        role, mark, item = reference.partition("#")
        return f"{self.renamed.get(role, role)}{mark}{item}"


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
        (_Known(one, old.roles[one], old, renamed), _Known(other, new.roles[other], new))
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


def _telling(before: _Known, after: _Known) -> Telling:
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


def _compare(before: _Known, after: _Known) -> Iterator[Change]:
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
    for rule in RULES:
        yield from _rule(rule, before, after, tell)
    yield from _relations(before, after)
    yield from tell.records(one, other, TOLD)


def _suggested(before: _Known, after: _Known, tell: Telling) -> Iterator[Change]:
    reach = Reach(frozenset((before.id, after.id)), suggestion=True)
    galleries = both(lambda side: side.gallery, before, after)
    yield from compare_obligations(both(_obligations, before, after), galleries, tell, ("suggested",), reach)


def _obligations(side: _Known) -> dict[str, str]:
    suggested = expectations(side.gallery).suggested.get(side.id)
    phases = tuple(side.gallery.phases) or (TIMELESS,)
    return {phase: kind for phase in phases if (kind := suggested.of(phase))} if suggested else {}


def _placed(before: _Known, after: _Known) -> Iterator[Change]:
    """Where the role stands among the groups, and whether its texts are locked there."""
    tell = _telling(before, after)
    groups = both(_group, before, after)
    if groups[0] != groups[1]:
        yield tell(RoleRegrouped, ("role",), groups)
    locked = both(lambda side: side.gallery.is_locked(side.id), before, after)
    if locked[0] != locked[1]:
        yield tell(TextsLocked if locked[1] else TextsUnlocked, ("role",))


def _group(side: _Known) -> Value:
    """The innermost group that a role stands in."""
    placed = side.gallery.placed.get(side.id)
    return Titled(placed.path[-1], side.gallery.group_title(placed.path[-1])) if placed else NONE


class Rule(NamedTuple):
    """A rule of a role: what of it is compared, which of two is the stricter, and how it is said."""

    name: str
    path: Path
    of: Callable[[_Known], Any]
    stricter: Callable[[Any, Any, _Known], bool]
    """Whether a value asks more than another."""
    shown: Callable[[Any, _Known], Value]


def _never(_one: Any, _other: Any, _known: _Known) -> bool:
    return False


def _more(one: Any, other: Any, _known: _Known) -> bool:
    return set(one) > set(other)


def _fewer(one: Any, other: Any, _known: _Known) -> bool:
    return set(one) < set(other)


def _fewer_or_any(one: Any, other: Any, _known: _Known) -> bool:
    """Of what somebody must have one of: nothing asks least, then the fewest ask most."""
    return bool(one) and (not other or set(one) < set(other))


def _set(one: Any, other: Any, _known: _Known) -> bool:
    return bool(one) and not other


def _narrower(one: Any, other: Any, _known: _Known) -> bool:
    """Fewer may hold it, or more must."""
    if data(one.when) != data(other.when) or one.per != other.per:
        return False
    most, least = one.max or _MANY, other.max or _MANY
    return bool(one.min >= other.min and most <= least)


_MANY: Final = 10**9
_STRICT: Final = {"allowed": 0, "own-line": 1, "limited": 2, "never": 3}


def _passes_less(one: Any, other: Any, _known: _Known) -> bool:
    if one is None or other is None or set(one.to) != set(other.to):
        return False
    ranks = [[_STRICT[getattr(each, part)] for part in ("tasks", "responsibilities", "role")] for each in (one, other)]
    return all(mine >= theirs for mine, theirs in zip(*ranks, strict=True))


def _earlier(one: Any, other: Any, known: _Known) -> bool:
    order = [*known.gallery.phases]
    if other is None or one is None:
        return other is None
    return one in order and other in order and order.index(one) < order.index(other)


def _appointment(part: str) -> Callable[[_Known], Any]:
    return lambda known: getattr(known.role.appointment, part) if known.role.appointment else None


def _of(name: str) -> Callable[[_Known], Any]:
    return lambda known: getattr(known.role, name)


def _words(key: str) -> Callable[[Any, _Known], Value]:
    return lambda value, _: tuple([Word(f"{key}.{each}") for each in value]) or NONE


def _in_words(value: Any, known: _Known) -> Value:
    return tuple([word_of(name, known.gallery) for name in value]) or NONE


def _fact(what: str) -> Callable[[Any, _Known], Value]:
    return lambda value, known: Fact(what, value, known.gallery) if value is not None else NONE


def _phase(value: Any, known: _Known) -> Value:
    return Span((value,), known.gallery) if value else NONE


def _required(known: _Known) -> tuple[str, ...]:
    return known.gallery.phase_set(known.role.required.phases).phases if known.role.required else ()


def _contacts(known: _Known) -> tuple[Any, ...]:
    found = known.role.contact_for
    return tuple(
        sorted((each.subject, each.towards or "", known.gallery.phase_set(each.phases).phases) for each in found)
    )


def _subjects(value: Any, known: _Known) -> Value:
    subjects, parties = known.gallery.head.subjects, known.gallery.head.parties
    named = [
        (Titled(subject, subjects[subject].title) if subject in subjects else Word("facts.contact.system")
         if subject == "system" else word_of(subject, known.gallery), parties.get(towards))
        for subject, towards, _ in value
    ]  # fmt: skip
    return tuple(dict.fromkeys(subject for subject, _ in named)) or NONE


def _seats(value: Any, known: _Known) -> Value:
    titles = [title_of(seat, known.gallery) or word_of(name, known.gallery) for name, seat in value.items()]
    return tuple(titles) or NONE


RULES: Final = (
    Rule("held-per", ("held_per",), _of("held_per"), _never, lambda value, _: Word(f"vocabulary.held-per.{value}")),
    Rule("held-by", ("held_by",), _of("held_by"), _fewer, _words("vocabulary.held-by")),
    Rule("holders", ("holders",), _of("holders"), _narrower, _fact("holders")),
    Rule("position", ("position",), _of("position"), _fewer_or_any, _in_words),
    Rule("exclusive-post", ("exclusive_post",), _of("exclusive_post"), _set, lambda value, _: yes_or_no(value)),
    Rule("origin", ("from",), _of("from_"), _set,
         lambda value, _: Word(f"diff.origin.{value}") if value else NONE),
    Rule("decision", ("decision",), _of("decision"), _set, lambda value, _: yes_or_no(value)),
    Rule("delegation", ("delegation",), _of("delegation"), _passes_less,
         lambda value, known: Fact("delegation", value, known.gallery) if value else Word("diff.as-policy")),
    Rule("how", ("appointment", "how"), _appointment("how"), _never,
         lambda value, _: tuple([Word(f"facts.how.{each}") for each in value or ()]) or NONE),
    Rule("initiated-by", ("appointment", "initiated_by"), _appointment("initiated_by"), _never,
         lambda value, known: known.gallery.head.parties.get(value.party, value.party) if value else NONE),
    Rule("appointed-from", ("appointment", "from"), _appointment("from_"), _earlier, _phase),
    Rule("appointed-earlier", ("appointment", "earlier"), _appointment("earlier"), _never,
         lambda value, _: text_or_none(value)),
    Rule("appointed-latest", ("appointment", "latest"), _appointment("latest"), _set, _phase),
    Rule("lapses", ("appointment", "lapses"), _appointment("lapses"), _never, _fact("lapse")),
    Rule("required", ("required",), _required, _more,
         lambda value, known: Span(value, known.gallery) if value else NONE),
    Rule("contact-for", ("contact_for",), _contacts, _more, _subjects),
    Rule("seats", ("seats",), _of("seats"), _more, _seats),
)  # fmt: skip


def _rule(rule: Rule, before: _Known, after: _Known, tell: Telling) -> Iterator[Change]:
    old, new = both(rule.of, before, after)
    if same(old, new):
        return
    more, less = rule.stricter(new, old, after), rule.stricter(old, new, after)
    kind = RuleTightened if more and not less else RuleLoosened if less and not more else RuleChanged
    shown = rule.shown(old, before), rule.shown(new, after)
    if alike(*shown):  # what is not shown of it is otherwise
        yield tell.record(rule.path)
    else:
        yield tell(kind, rule.path, shown, {"rule": Word(f"diff.rule.{rule.name}")})


def _relations(before: _Known, after: _Known) -> Iterator[Change]:
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
        tell = _telling(before, after)
        yield replace(tell(what, about=about), spots=spots_of(places))


def _by_end(known: _Known) -> dict[tuple[str, str, int], tuple[int, Any]]:
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
