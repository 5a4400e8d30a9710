"""Changes in sheets: first what fits on a screen, then everything, folded by what it does to people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rolekat.answers.sheet import Cell, Column, Fold, Heading, Line, Sheet, Style, Table, Title
from rolekat.diff.change import EFFECTS, Change, Effect
from rolekat.diff.wording import Sentences, shortened
from rolekat.language.dates import date_in_words

if TYPE_CHECKING:
    from rolekat.answers.sheet import Part
    from rolekat.diff.difference import Locator, Ranked
    from rolekat.language import Words

SIGNS: Final[dict[Effect, str]] = {"demands": "▲", "relaxes": "▽", "shifts": "↔", "editorial": "·"}
_STYLES: Final[dict[Effect, Style]] = {"demands": "vacant", "relaxes": "good", "shifts": "soon", "editorial": "dim"}
FEW: Final = 12
"""So many changes are their own summary."""
_IMPORTANT: Final = 8
"""So many kinds of changes are told first."""
_SHORT: Final = 60
"""How long a text may be in what is told first."""
_UNREAD_SHOWN: Final = 3
"""So many files that could not be read are named."""
_UNREAD: Final = {
    "faulty": "in-side", "gallery-missing": "in-side-gallery", "profile-missing": "in-side-profile",
    "catalog-missing": "in-side-catalog",
}  # fmt: skip


class Sheets:
    """The sheets of one comparison, in one language."""

    def __init__(self, found: Ranked, locator: Locator, words: Words) -> None:
        self.found = found
        self.locator = locator
        self.words = words
        self.sentences = Sentences(words)
        self._brief = Sentences(words, _SHORT, names=1)

    def _say(self, key: str, **params: object) -> str:
        """A text of the section `diff`."""
        return self.words(f"diff.{key}", **params)

    def count(self, key: str, number: int) -> str:
        """A text that depends on a number."""
        return self.words.count(f"diff.{key}", number)

    @property
    def _new(self) -> str:
        """What the new side is called."""
        return self.found.new if self.found.new is not None else self._say("work-tree")

    def head(self, *, stacked: bool = False) -> Sheet:
        """What there is to know at once: how much, of what sort, and the most important changes.

        `stacked`, a change is told in one line, for which a terminal has more room than for columns.
        """
        found, changes = self.found, self.found.changes
        told = bool(changes) or not found.unreadable  # "0 changes" would read as if all had been compared
        about = (
            *((self.count("changes", len(changes)),) if told else ()),
            self.count("files", found.differing_files),
            date_in_words(found.as_of, self.words),
        )
        parts: list[Part] = [Title(self._say("title", old=found.old, new=self._new), about)]
        parts += [Line(self._unread(*each), "missing") for each in found.unreadable[:_UNREAD_SHOWN]]
        if len(found.unreadable) > _UNREAD_SHOWN:
            parts.append(Line(self.count("unread", len(found.unreadable) - _UNREAD_SHOWN), "missing"))
        if not changes and not found.unreadable:
            none = "nothing-asked-for" if found.narrowed else "only-layout" if found.differing_files else "nothing"
            parts.append(Line(self._say(none)))
        if len(changes) > FEW:
            parts.append(self._summary())
            parts += [Heading(self._say("most-important")), *self._important(stacked=stacked)]
        return parts

    def _unread(self, side: str, file: str, reason: str) -> str:
        return self._say(_UNREAD[reason], file=file, side=self.found.old if side == "old" else self._new)

    def _summary(self) -> Table:
        """How many changes of each effect there are, and how many of whom they concern."""
        names = ("effect", "changes", "roles", "systems", "organisations", "people")
        columns = tuple([Column(self._say(f"column.{name}"), number=name != "effect") for name in names])
        rows = []
        for effect in EFFECTS:
            several = [change for change in self.found.changes if change.effect == effect]
            if several:
                numbers = [len(several), *map(len, _concerned(several))]
                label = Cell(f"{SIGNS[effect]} {self._say(f'effect.{effect}')}", _STYLES[effect])
                rows.append((label, *(Cell(str(number) if number else "") for number in numbers)))
        return Table(columns, tuple(rows), headed=True)

    def _important(self, *, stacked: bool) -> Iterator[Part]:
        """A change of each kind, the most important first, with how many there are like it."""
        chosen = important(self.found.changes)
        rows = [self._brief_row(change, alike) for change, alike in chosen]
        if stacked:
            yield Table(_ROW, tuple([(sign, Cell(self._in_line(*rest))) for sign, *rest in rows]))
        else:
            yield Table((Column(self._say("column.effect")), *self._columns), tuple(rows))
        told = sum(1 + alike for _, alike in chosen)
        if told < len(self.found.changes):
            yield Line(self.count("more", len(self.found.changes) - told), "dim")

    def _brief_row(self, change: Change, alike: int) -> tuple[Cell, ...]:
        told = shortened(self._brief.told(change), 2 * _SHORT + _SHORT // 2)
        if alike:
            told = f"{told} – {self.count('alike', alike)}"  # noqa: RUF001 - a dash
        return (
            Cell(SIGNS[change.effect], _STYLES[change.effect], self._say(f"effect.{change.effect}")),
            Cell(shortened(self._brief.subject(change), _SHORT), "bold"),
            Cell(told),
            Cell(shortened(self._brief.where(change), _SHORT)),
        )

    def _in_line(self, subject: Cell, told: Cell, where: Cell) -> str:
        text = self._say("brief", subject=subject.text, text=told.text)
        return f"{text} ({where.text})" if where.text else text

    def sections(self, most: int | None = None, *, stacked: bool = False) -> Sheet:
        """All changes, or so many of them, by effect; how many are left out is said.

        `stacked`, whom a change concerns stands below what it says, for which a terminal has more room.
        """
        changes = self.found.changes
        shown = changes if most is None else changes[:most]
        parts: list[Part] = []
        for effect in EFFECTS:
            every = [change for change in changes if change.effect == effect]
            several = [change for change in shown if change.effect == effect]
            if not every:
                continue
            inner: list[Part] = []
            if effect == "editorial":
                inner.append(Line(self._say("unknown-meaning"), "dim"))
            if several and stacked:
                inner.append(Table(_STACKED, tuple([row for change in several for row in self._stacked(change)])))
            elif several:
                inner.append(Table(self._columns, tuple([self.row(change) for change in several])))
            if len(several) < len(every):
                inner.append(Line(self.count("left-out", len(every) - len(several)), "missing"))
            title = f"{SIGNS[effect]} {self._say(f'effect.{effect}')}"
            if len(changes) > FEW:
                parts.append(Fold(title, tuple(inner), str(len(every))))
            else:
                parts += [Heading(title, str(len(every))), *inner]
        if len(shown) < len(changes):
            parts.append(Line(self._say("shortened")))
        return parts

    @property
    def _columns(self) -> tuple[Column, ...]:
        names = ("subject", "change", "where")
        return tuple([Column(self._say(f"column.{name}"), wraps=True) for name in names])

    def row(self, change: Change) -> tuple[Cell, ...]:
        """A change as a row: what it is told of, what it says, whom it concerns and where it stands."""
        where = " · ".join(filter(None, (self.sentences.where(change), self._file(change))))
        return Cell(self.sentences.subject(change), "bold"), Cell(self.sentences.told(change)), Cell(where, "dim")

    def _file(self, change: Change) -> str:
        """Where a change stands: the first place, and in how many files more."""
        location = self.locator.first(change)
        file = f"{location.file}:{location.line}" if location else ""
        more = (
            len({(spot.side, spot.place.file) for spot in change.spots if spot.side == (location and location.side)})
            - 1
        )
        if more > 0:
            file += f" {self._say('more-of', n=more)}"
        return file

    def _stacked(self, change: Change) -> Iterator[tuple[Cell, ...]]:
        yield Cell(self.sentences.subject(change), "bold"), Cell(self.sentences.told(change))
        for where in (self.sentences.where(change), self._file(change)):
            if where:
                yield Cell(), Cell(where, "dim")


_STACKED: Final = (Column("", wraps=True), Column("", wraps=True))
_ROW: Final = (Column(""), Column("", wraps=True))


def important(changes: Sequence[Change], most: int = _IMPORTANT) -> list[tuple[Change, int]]:
    """The first change of each kind, the most important first, with how many others there are of that kind."""
    kinds: dict[str, list[Change]] = {}
    for change in changes:
        kinds.setdefault(change.kind, []).append(change)
    # Of everything that is done to people something is shown, also where one of these has many kinds.
    by_effect = [[several for several in kinds.values() if several[0].effect == effect] for effect in EFFECTS]
    shown = [several for several in by_effect if several]
    quota = dict.fromkeys(range(len(shown)), 0)
    while sum(quota.values()) < min(most, len(kinds)):
        for index, several in enumerate(shown):
            if quota[index] < len(several) and sum(quota.values()) < most:
                quota[index] += 1
    chosen = [each for index, several in enumerate(shown) for each in several[: quota[index]]]
    return [(several[0], len(several) - 1) for several in chosen]


def _concerned(changes: Sequence[Change]) -> list[set[str]]:
    """The ids of all roles, systems, organisations and people that changes concern."""
    return [
        {each.id for several in part for each in several}
        for part in zip(*(one.concerned for one in changes), strict=True)
    ]
