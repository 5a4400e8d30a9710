"""How changes are made: of one subject, at a path that both sides have, or one of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, Final, TypeAlias, TypeVar

from rolekat.diff.change import Change, Concerned, Reach, SideName, Spot, Subject
from rolekat.diff.values import Text, Value, Word, normal, same
from rolekat.findings.finding import Path, Place
from rolekat.model.forms import FORMS

Values: TypeAlias = tuple[Value, Value]
"""What was and what is."""
Places: TypeAlias = tuple[Place | None, Place | None]
NEITHER: Final[Values] = (None, None)
NONE: Final = Word("terms.none")
"""Said where a side has nothing."""
_Side = TypeVar("_Side")
_Of = TypeVar("_Of")


class RecordChanged(Change, effect="editorial", weight=9):
    """Something else that a file says is different: a source, a note, an introduction, an order, a case number."""


class Telling:
    """Makes the changes of one subject. `where` knows the places of a path on both sides."""

    def __init__(
        self, subject: Subject, concerned: Concerned, where: Callable[[Path], Places], reach: Reach | None = None
    ) -> None:
        self.subject = subject
        self.concerned = concerned
        self._where = where
        self._reach = reach

    def __call__(  # noqa: PLR0913 - what a change is made of
        self,
        kind: type[Change],
        path: Path = (),
        values: Values = NEITHER,
        about: Mapping[str, Value] | None = None,
        *,
        variant: str = "",
        side: SideName | None = None,
        concerned: Concerned | None = None,
    ) -> Change:
        """A change at a path; `side` is the one that alone has it, `concerned` whom it concerns besides."""
        told = self.concerned.joined(concerned) if concerned else self.concerned
        return kind(self.subject, *values, about or {}, told, self.spots(path, side), variant, self._reach)

    def spots(self, path: Path = (), side: SideName | None = None) -> tuple[Spot, ...]:
        """Where a path stands."""
        return spots_of(self._where(path), side)

    def records(self, old: Any, new: Any, told: Collection[str]) -> Iterator[Change]:
        """A change that names the keys that two entries of one sort give differently and that nothing else tells of."""
        keys = FORMS[type(new).__name__][0].items()
        fields = [
            key for key, (name, _) in keys if name not in told and not same(getattr(old, name), getattr(new, name))
        ]
        if fields:
            yield self(RecordChanged, (fields[0],), about={"field": ", ".join(fields)})

    def record(self, path: Path) -> Change:
        """That what stands at a path is different."""
        return self(RecordChanged, path, about={"field": "/".join(map(str, path))})


def always(places: Places) -> Callable[[Path], Places]:
    """The same places for every path."""
    return lambda _: places


def spots_of(places: Places, side: SideName | None = None) -> tuple[Spot, ...]:
    """Where something stands on the sides that have it, or on one of them alone."""
    names: tuple[SideName, SideName] = ("old", "new")
    return tuple([
        Spot(name, place)
        for name, place in zip(names, places, strict=True)
        if place is not None and side in (None, name)
    ])  # fmt: skip


def both(of: Callable[[_Side], _Of], old: _Side, new: _Side) -> tuple[_Of, _Of]:
    """The same of both sides."""
    return of(old), of(new)


def which(old: object, new: object) -> SideName | None:
    """The side that alone has something; neither where both do."""
    return None if old is not None and new is not None else "new" if new is not None else "old"


def text(of: str | None) -> Text | None:
    """A text to be quoted, where there is one."""
    return Text(normal(of)) if of is not None else None


def text_or_none(of: str | None) -> Text | Word:
    """A text to be quoted, or that there is none."""
    return Text(normal(of)) if of else NONE
