"""What all answers say alike: counts, days, holders, vacancies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from rolekat.answers.sheet import Cell, Column, Legend, Line
from rolekat.language.alphabet import alphabetical
from rolekat.language.dates import date_in_words
from rolekat.phrasing.organisations import organisation_title
from rolekat.state.days import LAST

if TYPE_CHECKING:
    from rolekat.answers.comparison import ComparedOrganisation
    from rolekat.answers.facts import Accepted, Held, Occupancy, Owner, Phase, Titled, TooFew, Unanswered, Vacancy, Who
    from rolekat.answers.load import OrganisationLoad
    from rolekat.answers.sheet import Style
    from rolekat.answers.vacancies import OrganisationVacancies
    from rolekat.language import Words

SIGNS: Final = {"mandatory": "●", "recommended": "○", "inactive": "·"}
_STYLES: Final[dict[str, Style]] = {"mandatory": "vacant", "recommended": "missing"}


class _Named(Protocol):
    @property
    def title(self) -> str: ...


_Owner = TypeVar("_Owner", bound=_Named)


def by_title(several: Iterable[_Owner], words: Words) -> list[_Owner]:
    """Organisations, systems and the like in the order in which people look them up; data has them by id."""
    return alphabetical(several, lambda each: each.title, words.language)


class Phrases:
    """Facts in the words of one language."""

    def __init__(self, words: Words, day: str = LAST) -> None:
        self.words = self.say = words
        self.day = day
        self._dates: dict[str, str] = {}

    def number(self, key: str, number: int, **params: object) -> str:
        """A text that depends on a number."""
        return self.words.count(f"answers.{key}", number, **params)

    def head(self, name: str, *, number: bool = False, wraps: bool = False) -> Column:
        """A column by the name of its head."""
        return Column(self.say(f"answers.column.{name}"), number, wraps)

    def date(self, day: str) -> str:
        """A day in words."""
        if day not in self._dates:
            self._dates[day] = date_in_words(day, self.words)
        return self._dates[day]

    def owner(self, found: Owner | OrganisationVacancies | OrganisationLoad | ComparedOrganisation) -> str:
        """An organisation's name; of an example, that it is one."""
        return organisation_title(found.title, found.example, self.words)

    def people(self, who: Iterable[Who]) -> str:
        """Who somebody is; of several, who they all are. Those whom the public is not told of count as one."""
        return self.words.several([each.shown for each in dict.fromkeys(who)], whole=True)

    def titles(self, several: Iterable[Titled], *, whole: bool = False) -> str:
        """Names in a row."""
        return self.words.several(shortened([each.title for each in several]), whole=whole)

    def seats(self, several: Iterable[Titled]) -> str:
        """Seats in a row, those of a body that are alike as one: `leader and member (3 seats)`."""
        return self.words.several(self.alike(shortened([each.title for each in several])), whole=True)

    def alike(self, titles: Iterable[str]) -> list[str]:
        """Names of seats; of those that are alike, one with their number."""
        found: dict[str, int] = {}
        for title in titles:
            found[title] = found.get(title, 0) + 1
        say = self.words
        return [say("answers.alike-seats", title=title, n=n) if n > 1 else title for title, n in found.items()]

    @property
    def legend(self) -> Legend:
        """What the signs of obligation mean."""
        return Legend(tuple(f"{SIGNS[name]} {self.words.term(name)}" for name in ("mandatory", "recommended")))

    def sign(self, obligation: str | None, style: Style = "") -> Cell:
        """The sign of an obligation, with its word."""
        name = obligation or "inactive"
        return Cell(SIGNS[name], style, self.words.term(name))

    def style(self, obligation: str | None) -> Style:
        """What a role of that obligation is that nobody holds."""
        return _STYLES.get(obligation or "", "dim")

    def filled(
        self,
        occupancy: Occupancy,
        vacant: Sequence[Vacancy] = (),
        few: Iterable[TooFew] = (),
        *,
        where: bool = False,
        uncounted: int = 0,
    ) -> str:
        """How much is filled and, in the same line, what is missing; `where` names the systems too.

        At the end what is filled by too few, and the number of systems of which nobody knows.
        """
        unknown = self.number("uncounted", uncounted) if uncounted else ""
        if not occupancy.needed:
            return unknown or self.say("answers.nothing-needed")
        found = self.say("answers.filled", filled=occupancy.filled, needed=occupancy.needed, percent=occupancy.percent)
        mandatory, recommended = self._by_obligation(vacant, where=where)
        missing = self.with_missing(found, mandatory, recommended)
        return "; ".join(filter(None, (missing, self.few(few, where=where), unknown)))

    def few(self, few: Iterable[TooFew], *, where: bool = False) -> str:
        """The roles that too few hold, with how many do; `where` names the systems too."""
        roles: dict[tuple[str, Titled | None], list[TooFew]] = {}
        for each in few:
            roles.setdefault((each.title, each.system if where else None), []).append(each)
        found = []
        for (title, system), seats in roles.items():
            count = self.how_few(seats[0]) if len(seats) == 1 else self.say("answers.seats", n=len(seats))
            found.append(f"{title} ({system.title}, {count})" if system else f"{title} ({count})")
        return self.say("answers.too-few", what=", ".join(found)) if found else ""

    def how_few(self, found: TooFew) -> str:
        """How many hold a role, and how many it takes."""
        count = self.say(f"answers.of-{'named' if found.named else 'holders'}", n=found.number, fewest=found.fewest)
        return f"{found.at.title}, {count}" if found.at else count

    def with_missing(self, found: str, mandatory: str, recommended: str) -> str:
        """How much is filled, and the mandatory and recommended roles that are missing."""
        if not (mandatory or recommended):
            return found
        key = "answers.missing" if mandatory else "answers.missing-only-recommended"
        return self.say(key, filled=found, missing=self._both(mandatory, recommended))

    def missing(self, vacant: Sequence[Vacancy]) -> str:
        """What is vacant, each role once, mandatory first."""
        return self._both(*self._by_obligation(vacant, where=False))

    def _both(self, mandatory: str, recommended: str) -> str:
        if mandatory and recommended:
            return self.say("answers.missing-both", mandatory=mandatory, recommended=recommended)
        return mandatory or recommended

    def _by_obligation(self, vacant: Sequence[Vacancy], *, where: bool) -> tuple[str, str]:
        mandatory = [each for each in vacant if each.obligation == "mandatory"]
        recommended = [each for each in vacant if each.obligation != "mandatory"]
        return self._missing_roles(mandatory, where=where), self._missing_roles(recommended, where=where)

    def _missing_roles(self, vacant: Iterable[Vacancy], *, where: bool) -> str:
        roles: dict[str, list[Vacancy]] = {}
        for each in vacant:
            roles.setdefault(each.title, []).append(each)
        return ", ".join(self._missing_role(title, several, where=where) for title, several in roles.items())

    def _missing_role(self, title: str, several: list[Vacancy], *, where: bool) -> str:
        remarks = []
        systems = [each.system.title for each in several if each.system]
        if where and systems:
            few = len(systems) == 1
            remarks.append(shortened(systems)[0] if few else self.number("systems", len(systems)))
        seats = sum(each.seats for each in several)
        if any(each.vacant_at for each in several):
            remarks.append(self.say("answers.of-seats", vacant=sum(each.vacant for each in several), seats=seats))
        accepted = sum(each.accepted is not None for each in several)
        if accepted:
            key = "answers.accepted-one" if accepted == len(several) else "answers.accepted-some"
            remarks.append(self.say(key, n=accepted))
        return f"{title} ({', '.join(remarks)})" if remarks else title

    def vacancy_row(self, found: Vacancy, facts: Iterable[str] = (), *, systems: int = 0) -> tuple[Cell, ...]:
        """A vacancy as a row: sign, role, what there is to say. `systems` is how many systems there are."""
        return (*self.vacancy_cells(found), Cell(" · ".join([*facts, *self.about(found, systems)])))

    def vacancy_cells(self, found: Vacancy) -> tuple[Cell, Cell]:
        """The sign and name of a vacant role."""
        style: Style = "accepted" if found.accepted else self.style(found.obligation)
        return self.sign(found.obligation, style), Cell(found.title, "bold" if not found.accepted else "")

    def about(self, found: Vacancy, systems: int = 0) -> Iterator[str]:
        """What there is to say of a vacancy."""
        if found.vacant_at:
            places = self.seats(found.vacant_at)
            yield self.say("answers.places", places=places, vacant=found.vacant, seats=found.seats)
        if found.needed_by:
            every = len(found.needed_by) == systems > 1
            titles = self.number("all-systems", systems) if every else self.titles(found.needed_by)
            yield self.say("answers.needed-by", systems=titles)
        yield from self._decided(found)
        if found.last and found.last.until:
            yield self.last(found.last.until, found.last.who)
        for held in found.coming:
            yield self.say("answers.coming", day=self.date(held.since or ""), who=self.people(held.who))
        if found.without_place:
            several = dict.fromkeys(who for held in found.without_place for who in held.who)
            yield self.number("without-place", len(several), who=self.people(several))
        if found.unplaced:
            yield self.number("unplaced", len(found.unplaced))
        if found.condition:
            yield self.words("lists.applies-when", text=found.condition)

    def _decided(self, found: Vacancy) -> Iterator[str]:
        if found.accepted:
            yield self.accepted(found.accepted)
        if found.accepted_at:
            yield self.say("answers.accepted-at", places=self.seats(found.accepted_at))
        if found.acceptance_ended:
            yield self.say("answers.acceptance-ended", day=self.date(found.acceptance_ended))

    def last(self, until: str, who: Iterable[Who]) -> str:
        """Who held a role last and until when, or who holds it until a day to come."""
        key = "last" if until < self.day else "still"
        return self.say(f"answers.{key}", day=self.date(until), who=self.people(who))

    def accepted(self, found: Accepted) -> str:
        """A decision to leave a role unfilled."""
        reason, by = self.words(f"vocabulary.vacancy-reason.{found.reason}"), found.by.shown
        if found.until is None:
            return self.say("answers.accepted-open", reason=reason, by=by)
        return self.say("answers.accepted", reason=reason, by=by, day=self.date(found.until))

    def in_days(self, phase: Phase) -> str:
        """A phase to come, with its first day and the days left."""
        return self.number("phase-begins", phase.days, phase=phase.title, day=self.date(phase.begins))

    def since(self, phase: Phase | None) -> str:
        """The phase that a system is in."""
        if phase is None:
            return self.say("answers.phase-before")
        return self.say("answers.phase-since", phase=phase.title, day=self.date(phase.begins))

    def unanswered(self, found: Unanswered) -> str:
        """Why nobody can say what is vacant in a system."""
        file = f"`{found.file}`" if found.reason == "catalog-missing" else found.file
        return self.say(f"answers.unanswered.{found.reason}", system=found.system, file=file)

    def unreadable(self, files: Iterable[str]) -> Iterator[Line]:
        """The files of organisations that cannot be read."""
        return (Line(self.say("answers.unanswered.organisation", file=file), "missing") for file in files)

    def term(self, held: Held, since: str = "answers.since") -> Iterator[str]:
        """From when until when somebody holds a role."""
        if held.since:
            yield self.say(since, day=self.date(held.since))
        if held.until:
            yield self.say("answers.until", day=self.date(held.until))


_MORE: Final = re.compile(r"(?<=\S) \([^()]*\)$")
"""What follows a name in brackets, which a sentence can do without."""


def shortened(titles: Sequence[str]) -> list[str]:
    """Names as sentences have them: without brackets behind them, where they differ without them."""
    short = [_MORE.sub("", title) for title in titles]
    return short if len(set(short)) == len(set(titles)) else list(titles)
