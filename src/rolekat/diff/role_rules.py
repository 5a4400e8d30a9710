"""The rules of a role: who may hold it, how many, from when; whether they became stricter or less strict."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rolekat.answers.facts import Titled
from rolekat.diff.change import Change
from rolekat.diff.items import yes_or_no
from rolekat.diff.role_side import RoleSide
from rolekat.diff.telling import NONE, Telling, both, text_or_none
from rolekat.diff.values import Fact, Span, Value, Word, alike, data, same
from rolekat.phrasing.facts import word_of
from rolekat.state.bodies import title_of

if TYPE_CHECKING:
    from rolekat.findings.finding import Path


class RuleTightened(Change, effect="demands", inverse="rule-loosened", weight=4, says="rule"):
    """A rule of a role became stricter: who may hold it, how many, from when, what they may pass on."""


class RuleLoosened(Change, effect="relaxes", inverse="rule-tightened", weight=4, says="rule"):
    """A rule of a role became less strict."""


class RuleChanged(Change, effect="shifts", weight=4, says="rule"):
    """A rule of a role is another one; neither of the two asks more than the other."""


class Rule(NamedTuple):
    """A rule of a role: what of it is compared, which of two is the stricter, and how it is said."""

    name: str
    path: Path
    of: Callable[[RoleSide], Any]
    stricter: Callable[[Any, Any, RoleSide], bool]
    """Whether a value asks more than another."""
    shown: Callable[[Any, RoleSide], Value]


def _never(_one: Any, _other: Any, _known: RoleSide) -> bool:
    return False


def _more(one: Any, other: Any, _known: RoleSide) -> bool:
    return set(one) > set(other)


def _fewer(one: Any, other: Any, _known: RoleSide) -> bool:
    return set(one) < set(other)


def _fewer_or_any(one: Any, other: Any, _known: RoleSide) -> bool:
    """Of what somebody must have one of: nothing asks least, then the fewest ask most."""
    return bool(one) and (not other or set(one) < set(other))


def _set(one: Any, other: Any, _known: RoleSide) -> bool:
    return bool(one) and not other


def _narrower(one: Any, other: Any, _known: RoleSide) -> bool:
    """Fewer may hold it, or more must."""
    if data(one.when) != data(other.when) or one.per != other.per:
        return False
    most, least = one.max or _MANY, other.max or _MANY
    return bool(one.min >= other.min and most <= least)


_MANY: Final = 10**9
_STRICT: Final = {"allowed": 0, "own-line": 1, "limited": 2, "never": 3}


def _passes_less(one: Any, other: Any, _known: RoleSide) -> bool:
    if one is None or other is None or set(one.to) != set(other.to):
        return False
    ranks = [[_STRICT[getattr(each, part)] for part in ("tasks", "responsibilities", "role")] for each in (one, other)]
    return all(mine >= theirs for mine, theirs in zip(*ranks, strict=True))


def _earlier(one: Any, other: Any, known: RoleSide) -> bool:
    order = [*known.gallery.phases]
    if other is None or one is None:
        return other is None
    return one in order and other in order and order.index(one) < order.index(other)


def _appointment(part: str) -> Callable[[RoleSide], Any]:
    return lambda known: getattr(known.role.appointment, part) if known.role.appointment else None


def _of(name: str) -> Callable[[RoleSide], Any]:
    return lambda known: getattr(known.role, name)


def _words(key: str) -> Callable[[Any, RoleSide], Value]:
    return lambda value, _: tuple([Word(f"{key}.{each}") for each in value]) or NONE


def _in_words(value: Any, known: RoleSide) -> Value:
    return tuple([word_of(name, known.gallery) for name in value]) or NONE


def _fact(what: str) -> Callable[[Any, RoleSide], Value]:
    return lambda value, known: Fact(what, value, known.gallery) if value is not None else NONE


def _phase(value: Any, known: RoleSide) -> Value:
    return Span((value,), known.gallery) if value else NONE


def _required(known: RoleSide) -> tuple[str, ...]:
    return known.gallery.phase_set(known.role.required.phases).phases if known.role.required else ()


def _contacts(known: RoleSide) -> tuple[Any, ...]:
    found = known.role.contact_for
    return tuple(
        sorted((each.subject, each.towards or "", known.gallery.phase_set(each.phases).phases) for each in found)
    )


def _subjects(value: Any, known: RoleSide) -> Value:
    subjects, parties = known.gallery.head.subjects, known.gallery.head.parties
    named = [
        (Titled(subject, subjects[subject].title) if subject in subjects else Word("facts.contact.system")
         if subject == "system" else word_of(subject, known.gallery), parties.get(towards))
        for subject, towards, _ in value
    ]  # fmt: skip
    return tuple(dict.fromkeys(subject for subject, _ in named)) or NONE


def _seats(value: Any, known: RoleSide) -> Value:
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


def compare_rules(before: RoleSide, after: RoleSide, tell: Telling) -> Iterator[Change]:
    """What changed in the rules of a role."""
    for rule in RULES:
        yield from _rule(rule, before, after, tell)


def _rule(rule: Rule, before: RoleSide, after: RoleSide, tell: Telling) -> Iterator[Change]:
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
