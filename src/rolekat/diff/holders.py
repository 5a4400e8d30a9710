"""Who holds a role: came, left, was succeeded; from when, until when; who stands in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from rolekat.answers.facts import Directory, Titled, Who
from rolekat.diff.change import Change, Concerned, Subject
from rolekat.diff.names import Sides
from rolekat.diff.telling import RecordChanged, Telling, always, both
from rolekat.diff.values import Day, Term, Value, Word
from rolekat.state.days import FIRST, LAST, day_or_none

if TYPE_CHECKING:
    from rolekat.state.seats import Holding


class HolderCame(Change, effect="shifts", inverse="holder-left", weight=2):
    """Somebody has a role, or will have it from a day on."""


class HolderLeft(Change, effect="shifts", inverse="holder-came", weight=2):
    """Somebody no longer has a role and is not followed by anybody."""


class HolderChanged(Change, effect="shifts", weight=2):
    """Somebody else has a role, or one of its seats: one went, another came."""


class HolderPaused(Change, effect="shifts", weight=3):
    """Somebody has a role in other periods: with a pause, or without the one there was to be."""


class TermProlonged(Change, effect="shifts", inverse="term-shortened", weight=4, says="term"):
    """Somebody has a role for longer, or without an end."""


class TermShortened(Change, effect="shifts", inverse="term-prolonged", weight=3, says="term"):
    """The time for which somebody has a role ends, or ends earlier."""


class TermBeginsOtherwise(Change, effect="shifts", weight=5):
    """Somebody has a role from another day on."""


class DeputyCame(Change, effect="shifts", inverse="deputy-left", weight=4):
    """Somebody stands in for a holder."""


class DeputyLeft(Change, effect="shifts", inverse="deputy-came", weight=4):
    """Somebody no longer stands in for a holder."""


class ContactMarked(Change, effect="shifts", inverse="contact-unmarked", weight=5):
    """Of several holders, somebody is the one to turn to."""


class ContactUnmarked(Change, effect="shifts", inverse="contact-marked", weight=5):
    """Somebody is no longer marked as the one to turn to."""


class _One(NamedTuple):
    """A holding with the names of its side."""

    held: Holding
    names: Directory

    @property
    def who(self) -> tuple[Who, ...]:
        """Who it is."""
        return tuple([self.names.who(kind, name) for kind, name in self.held.who])

    @property
    def ids(self) -> tuple[tuple[str, str], ...]:
        """Who it is, by kinds and ids."""
        return tuple([(who.kind, who.id) for who in self.who])

    @property
    def ends(self) -> str:
        """The last day as somebody has said it: of the term, or of the person's time here.

        Where a role lapses with a phase, the phase tells that it moved.
        """
        holder, until = self.held.holder, self.held.holder.until or LAST
        left = self.names.organisation.left
        if holder.together:
            return min(until, self.names.organisation.last_to_leave(holder))
        return min(until, left.get(holder.person or "", LAST))

    @property
    def term(self) -> Term:
        """Who it is, with the days."""
        return Term(self.who, day_or_none(self.held.begins), day_or_none(self.ends))

    @property
    def slot(self) -> tuple[Any, ...]:
        """What is held: the places and the seat."""
        return tuple(sorted(each.id for each in self.at)), self.held.seat or ""

    @property
    def order(self) -> tuple[Any, ...]:
        """The same order on either side."""
        return self.held.begins, self.ends, self.ids

    @property
    def at(self) -> tuple[Titled, ...]:
        """The places or owners that it counts for."""
        meant = (*self.held.holder.at, *((self.held.seat_for,) if self.held.seat_for else ()))
        return tuple([self.names.at(name) for name in meant])


_Pair: TypeAlias = tuple[_One, _One]
_Terms: TypeAlias = tuple[_One, ...]


def compare_holders(
    role: Subject, holdings: tuple[Iterable[Holding], Iterable[Holding]], names: Sides, told: Concerned
) -> Iterator[Change]:
    """What changed in who holds a role at one level."""
    before, after = [_One(each, names.old) for each in holdings[0]], [_One(each, names.new) for each in holdings[1]]
    pairs, gone, came = _matched(before, after)
    day = names.day
    forgotten = [each for each in gone if each.ends < day], [each for each in came if each.ends < day]
    matched = pairs
    changed, gone, came, pairs = _succeeded(
        [each for each in gone if each.ends >= day], [each for each in came if each.ends >= day], pairs
    )
    changed, paused = _with_pauses(changed, matched)
    for terms in paused:
        begun = both(lambda several: several[0], *terms)
        about = {**_at(begun[1]), "who": begun[1].who}
        values = both(_periods, *terms)
        yield _tell(role, told, *begun)(HolderPaused, (), values, about, variant=_at_some(begun[1]))
    for one, other in changed:
        about = {**_at(other), "day": _handed_over(one, other)}
        yield _tell(role, told, one, other)(HolderChanged, (), (one.who, other.who), about, variant=_at_some(other))
    for each in gone:
        yield _tell(role, told, each, None)(
            HolderLeft, values=(each.term, None), about=_at(each), variant=_at_some(each)
        )
    for each in came:
        yield _tell(role, told, None, each)(
            HolderCame, values=(None, each.term), about=_at(each), variant=_at_some(each)
        )
    for one, other in pairs:
        yield from _same(one, other, _tell(role, told, one, other))
    if any(forgotten):
        first = both(lambda several: next(iter(several), None), *forgotten)
        yield _tell(role, told, *first)(RecordChanged, about={"field": "holders"})


def _tell(role: Subject, told: Concerned, one: _One | None, other: _One | None) -> Telling:
    """Makes the changes of one role that are about somebody who holds it."""
    people = dict.fromkeys(who for each in (other, one) if each for who in each.who)
    places = one.held.place if one else None, other.held.place if other else None
    return Telling(role, told.joined(Concerned(people=tuple(people))), always(places))


def _handed_over(one: _One, other: _One) -> Value:
    """The day from which the one who came later has it."""
    begins = max(one.held.begins, other.held.begins)
    return Day(begins) if begins != FIRST else Word("diff.no-day")


def _at(one: _One) -> dict[str, Value]:
    return {"at": one.at} if one.at else {}


def _at_some(one: _One) -> str:
    return "at" if one.at else ""


def _matched(old: list[_One], new: list[_One]) -> tuple[list[_Pair], list[_One], list[_One]]:
    """Who holds the same on both sides, and who does on one of them only; of several terms those that begin alike."""
    pairs: list[_Pair] = []
    left, right = sorted(old, key=lambda each: each.order), sorted(new, key=lambda each: each.order)
    rules: tuple[Callable[[_One], Any], ...] = (
        lambda each: (each.ids, each.slot, each.held.begins, each.ends),
        lambda each: (each.ids, each.slot, each.held.begins),
        lambda each: (each.ids, each.slot, each.ends),
        lambda each: (each.ids, each.slot),
    )
    for key in rules:
        found, left, right = _zipped(left, right, key)
        pairs += found
    return pairs, left, right


def _zipped(
    left: list[_One], right: list[_One], key: Callable[[_One], Any]
) -> tuple[list[_Pair], list[_One], list[_One]]:
    """Those of both sides with the same key, in order, and the rest."""
    there: dict[Any, list[_One]] = {}
    for each in right:
        there.setdefault(key(each), []).append(each)
    pairs, rest = [], []
    for each in left:
        if found := there.get(key(each)):
            pairs.append((each, found.pop(0)))
        else:
            rest.append(each)
    return pairs, rest, [each for each in right if each in there.get(key(each), ())]


def _succeeded(
    gone: list[_One], came: list[_One], pairs: list[_Pair]
) -> tuple[list[_Pair], list[_One], list[_One], list[_Pair]]:
    """Who was succeeded by whom in the same place: one went and one came; or one now ends before another begins."""
    changed, gone, came = _zipped(gone, came, lambda each: each.slot)
    rest = []
    for one, other in pairs:
        follower = None
        if other.ends < one.ends:
            follower = _next(came, other)
            if follower:
                changed.append((one, follower))
                came.remove(follower)
        elif one.ends < other.ends:
            follower = _next(gone, one)
            if follower:
                changed.append((follower, other))
                gone.remove(follower)
        if follower is None:
            rest.append((one, other))
    return changed, gone, came, rest


def _with_pauses(changed: list[_Pair], before: list[_Pair]) -> tuple[list[_Pair], list[tuple[_Terms, _Terms]]]:
    """Who was succeeded by others; and those who follow themselves, with their terms on both sides."""
    others: list[_Pair] = []
    paused: list[tuple[_Terms, _Terms]] = []
    for one, other in changed:
        if one.ids != other.ids:
            others.append((one, other))
            continue
        # A term that ends earlier, with a later one after it, or the other way round: its pair tells which.
        cut = next((pair[1] for pair in before if pair[0] is one), None)
        whole = next((pair[0] for pair in before if pair[1] is other), None)
        if cut is not None:
            paused.append(((one,), (cut, other)))
        elif whole is not None:
            paused.append(((whole, one), (other,)))
        else:
            others.append((one, other))
    return others, paused


def _periods(terms: _Terms) -> Value:
    """The days of each term."""
    return tuple([each.term._replace(who=()) for each in terms])


def _next(several: list[_One], ending: _One) -> _One | None:
    """The first who begins in the same place after somebody has ended."""
    return next((each for each in several if each.slot == ending.slot and each.held.begins > ending.ends), None)


def _same(one: _One, other: _One, tell: Telling) -> Iterator[Change]:
    """What changed for somebody who holds the role on both sides."""
    about: dict[str, Value] = {"who": other.who}
    if one.ends != other.ends:
        yield tell(
            TermProlonged if other.ends > one.ends else TermShortened, values=both(_until, one, other), about=about
        )
    if one.held.begins != other.held.begins:
        yield tell(TermBeginsOtherwise, values=both(_since, one, other), about=about)
    before, after = one.held.holder, other.held.holder
    deputies = one.names.people(before.deputies), other.names.people(after.deputies)
    left, came = _without(deputies[0], deputies[1]), _without(deputies[1], deputies[0])
    if left:
        yield tell(DeputyLeft, about={"deputies": left, **about}, side="old", concerned=Concerned(people=left))
    if came:
        yield tell(DeputyCame, about={"deputies": came, **about}, side="new", concerned=Concerned(people=came))
    if before.contact != after.contact:
        yield tell(ContactMarked if after.contact else ContactUnmarked, about=about)
    named = one.names.people(before.named), other.names.people(after.named)
    for name, differs in (
        ("decision", before.decision != after.decision),
        ("full_post", before.full_post != after.full_post),
        ("named", {each.id for each in named[0]} != {each.id for each in named[1]}),
    ):
        if differs:
            yield tell(RecordChanged, about={"field": f"holders/{name}"})


def _without(people: tuple[Who, ...], others: tuple[Who, ...]) -> tuple[Who, ...]:
    """Those who are not among others."""
    known = {each.id for each in others}
    return tuple([each for each in people if each.id not in known])


def _since(one: _One) -> Value:
    return Day(one.held.begins) if one.held.begins != FIRST else Word("diff.no-day")


def _until(held: _One) -> Value:
    return Day(held.ends) if held.ends != LAST else Word("diff.no-end")
