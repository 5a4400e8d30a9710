"""What changed, as plain data and in the order of importance. JSON has the same keys.

The string below a key is its documentation; docs/diff.md prints it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from rolekat.answers.facts import Titled, Who
from rolekat.diff.change import EFFECTS, Change, Spot
from rolekat.diff.values import plain
from rolekat.findings.located import Places

if TYPE_CHECKING:
    from rolekat.diff.comparing import Comparison
    from rolekat.diff.wording import Sentences

_Named = TypeVar("_Named", Titled, Who)


class Location(NamedTuple):
    """Where a change stands."""

    side: str
    """`old` or `new`."""
    file: str
    """The file, from the folder of its side."""
    line: int
    """The line, from 1."""


class About(NamedTuple):
    """What a change is told of."""

    kind: str
    """`role`, `action`, `system`, `organisation`, `gallery` or `person`."""
    id: str
    """Its id; of what was renamed the new one. Nothing where the change is the same in several `systems`."""
    title: str
    """Its name; a person's id where no contact register names them. Nothing where the id is nothing."""


class Told(NamedTuple):
    """One change, told once however many it concerns."""

    kind: str
    """What sort of change it is: one of the kinds in the table below."""
    effect: str
    """`demands`, `relaxes`, `shifts` or `editorial`."""
    subject: About
    """What the change is told of."""
    text: str
    """The change in a sentence of the chosen language, to be read after the subject's name."""
    old: Any
    """What was: a text, a name, a day, somebody with days, …, or `null`; its form depends on the kind."""
    new: Any
    """What is, in the same form."""
    details: dict[str, Any]
    """What else the change says, such as the phases or the task, by name; it depends on the kind."""
    roles: tuple[Titled, ...]
    """The roles that it concerns."""
    systems: tuple[Titled, ...]
    """The systems that it concerns or reaches; none where it concerns no system in particular."""
    organisations: tuple[Titled, ...]
    """The organisations that it concerns or reaches."""
    people: tuple[Who, ...]
    """The people, units and suppliers that it concerns."""
    places: tuple[Location, ...]
    """Where it stands on both sides."""


class Totals(NamedTuple):
    """How many changes there are."""

    demands: int
    """Those that ask something new of somebody."""
    relaxes: int
    """Those that ask less."""
    shifts: int
    """Those by which somebody else has something, or it comes on another day."""
    editorial: int
    """Those of words and records alone."""


class Unread(NamedTuple):
    """A file of which nothing could be told."""

    side: str
    """`old` or `new`."""
    file: str
    """The file, from the folder of its side."""
    reason: str
    """`faulty`: it cannot be read; `gallery-missing`, `profile-missing`, `catalog-missing`: what it builds on is not
    there."""


class Difference(NamedTuple):
    """What changed between two sides."""

    as_of: str
    """The day for which seats and vacancies are worked out on both sides."""
    old: str
    """The old side, as it was named."""
    new: str | None
    """The new side, as it was named; `null` for what is here now."""
    differing_files: int
    """How many files differ."""
    totals: Totals
    """How many changes there are of each effect."""
    changes: tuple[Told, ...]
    """The changes, the most important first."""
    unreadable: tuple[Unread, ...]
    """Files that could not be compared."""


class Ranked(NamedTuple):
    """The changes in the order of importance, with what can be said of all of them."""

    as_of: str
    old: str
    new: str | None
    differing_files: int
    changes: tuple[Change, ...]
    unreadable: tuple[Unread, ...]
    narrowed: bool = False
    """Whether only a part was asked for."""

    @property
    def totals(self) -> Totals:
        """How many changes there are of each effect."""
        return Totals(*(sum(change.effect == effect for change in self.changes) for effect in EFFECTS))


def ranked(comparison: Comparison, old: str, new: str | None) -> Ranked:
    """What a comparison comes to; `old` and `new` are what its sides are called."""
    changes = tuple(sorted(comparison.changes, key=_rank))
    unreadable = [
        Unread(side, file, reason)
        for side, each in (("old", comparison.old), ("new", comparison.new))
        for file, reason in each.missing
    ]
    day = comparison.new.organisations.outlook.day
    return Ranked(day, old, new, comparison.differing_files, changes, tuple(unreadable), comparison.is_narrowed)


def _rank(change: Change) -> tuple[Any, ...]:
    """By effect and weight, those that concern many before those that concern few; then by name."""
    concerned = change.concerned
    breadth = len(concerned.systems) + len(concerned.organisations)
    return (
        EFFECTS.index(change.effect), change.weight, -breadth, change.subject.title, change.kind, repr(change.told)
    )  # fmt: skip


class Locator:
    """Files and lines of places, each file read once."""

    def __init__(self, comparison: Comparison) -> None:
        self._sides = {"old": comparison.old, "new": comparison.new}
        self._places = Places()

    def of(self, spot: Spot) -> Location:
        """Where a spot is."""
        span = self._places.span(spot.place)
        return Location(spot.side, self._sides[spot.side].path(spot.place.file), span.line)

    def first(self, change: Change) -> Location | None:
        """Where to look first: on the new side, where the change has a place there."""
        spots = sorted(change.spots, key=lambda spot: spot.side != "new")
        return self.of(spots[0]) if spots else None


def difference(found: Ranked, locator: Locator, sentences: Sentences) -> Difference:
    """The changes as plain data."""
    changes = tuple([_told(change, locator, sentences) for change in found.changes])
    return Difference(found.as_of, found.old, found.new, found.differing_files, found.totals, changes, found.unreadable)


def _told(change: Change, locator: Locator, sentences: Sentences) -> Told:
    return Told(
        change.kind,
        change.effect,
        About(*change.subject),
        sentences.told(change),
        plain(change.old),
        plain(change.new),
        {name: plain(value) for name, value in change.about.items()},
        _by_id(change.concerned.roles),
        _by_id(change.concerned.systems),
        _by_id(change.concerned.organisations),
        _by_id(change.concerned.people),
        tuple(_located(change.spots, locator)),
    )


def _by_id(several: Iterable[_Named]) -> tuple[_Named, ...]:
    return tuple(sorted(several, key=lambda each: each.id))


def _located(spots: Iterable[Spot], locator: Locator) -> list[Location]:
    return sorted(dict.fromkeys(map(locator.of, spots)))
