"""What is vacant, in words: by system, or by role."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rolekat.answers.facts import NONE, Occupancy
from rolekat.answers.sheet import Cell, Heading, Line, Sheet, Table, Title
from rolekat.answers.wording.phrases import Phrases, by_title
from rolekat.phrasing.facts import capital

if TYPE_CHECKING:
    from rolekat.answers.facts import Phase, TooFew, Vacancy
    from rolekat.answers.sheet import Part
    from rolekat.answers.vacancies import OnceVacancies, OrganisationVacancies, SystemVacancies, Upcoming, Vacancies
    from rolekat.language import Words


def sheet(found: OrganisationVacancies, day: str, words: Words, by: str = "system") -> Sheet:
    """What is vacant in one organisation, `by` system, phase or role."""
    return list(_Sheet(found, day, words).whole(by))


def closing(found: Vacancies, words: Words) -> Sheet:
    """What there is to say of several organisations together, and of those that cannot be read."""
    phrases, parts = Phrases(words), Sheet()
    if not (found.organisations or found.unreadable):
        parts.append(Line(phrases.say("answers.nobody-has-that")))
    if len(found.organisations) > 1:
        number = phrases.number("organisations", len(found.organisations))
        everything = [each for one in found.organisations for each in all_vacant(one)]
        few = [each for one in found.organisations for each in all_too_few(one)]
        uncounted = sum(len(one.unanswered) for one in found.organisations)
        parts += [
            Heading(phrases.say("answers.heading.in-all"), number),
            Line(phrases.filled(found.occupancy, everything, few, where=True, uncounted=uncounted)),
        ]
    return [*parts, *phrases.unreadable(found.unreadable)]


def all_vacant(found: OrganisationVacancies) -> tuple[Vacancy, ...]:
    """Everything that is vacant today, the cross-cutting roles first."""
    return (*found.cross_cutting.vacant, *(each for system in found.systems for each in system.vacant))


def all_too_few(found: OrganisationVacancies) -> tuple[TooFew, ...]:
    """Everything that is filled by too few today, the cross-cutting roles first."""
    return (*found.cross_cutting.too_few, *(each for system in found.systems for each in system.too_few))


def in_all(found: OrganisationVacancies, phrases: Phrases) -> str:
    """How much of an organisation is filled, what is missing, and of how many systems nobody knows."""
    vacant, few = all_vacant(found), all_too_few(found)
    return phrases.filled(found.occupancy, vacant, few, where=True, uncounted=len(found.unanswered))


class _Sheet:
    def __init__(self, found: OrganisationVacancies, day: str, words: Words) -> None:
        self.found = found
        self.day = day
        self.phrases = Phrases(words, day)
        self.say = self.phrases.say
        self.systems = len(found.systems)
        self.in_order = by_title(found.systems, words)
        self.parts: list[OnceVacancies | SystemVacancies] = [found.cross_cutting, *self.in_order]

    def whole(self, by: str) -> Iterator[Part]:
        found, phrases = self.found, self.phrases
        known = phrases.number("systems", self.systems)
        yield Title(phrases.owner(found), (found.id, phrases.date(self.day), known))
        if not found.staffed:
            yield Line(self.say("answers.no-systems"))
        yield from {"role": self.by_role, "phase": self.by_phase}.get(by, self.by_system)()
        if found.unanswered:
            yield Heading(self.say("answers.heading.unanswered"), str(len(found.unanswered)))
            yield from (Line(phrases.unanswered(each), "missing") for each in found.unanswered)
        yield Heading(self.say("answers.heading.in-all"))
        yield Line(in_all(found, phrases))
        if found.occupancy.vacant or any(each.upcoming for each in self.parts):
            yield phrases.legend

    def by_system(self) -> Iterator[Part]:
        phrases = self.phrases
        yield from self.once()
        whole = []
        for system in self.in_order:
            if system.vacant or system.too_few or system.upcoming:
                has_phases = system.phase or system.next_phase  # without one of them nothing would be missed
                yield Heading(system.title, phrases.since(system.phase) if has_phases else "")
                yield from self.now(system)
                yield from self.later(system.upcoming)
            else:
                whole.append(self.say("answers.system-count", system=system.title, count=_short(system.occupancy)))
        if whole:
            yield Heading(self.say("answers.heading.nothing-missing"), str(len(whole)))
            yield Line(", ".join(whole))

    def once(self) -> Iterator[Part]:
        """The cross-cutting roles."""
        once = self.found.cross_cutting
        if once.occupancy.needed or once.upcoming:
            yield Heading(self.say("answers.heading.cross-cutting"))
            yield from self.now(once)
            yield from self.later(once.upcoming)

    def by_phase(self) -> Iterator[Part]:
        """A section for each phase: what is vacant in the systems that are in it, and what will be in those to come."""
        yield from self.once()
        head = self.phrases.head
        columns = (head("obligation"), head("role", wraps=True), head("system", wraps=True), head("remark", wraps=True))
        for phase, title in (*self.found.phases, (None, self.say("answers.heading.no-phases"))):
            here = [each for each in self.in_order if (each.phase.id if each.phase else None) == phase]
            rows = [self.phase_row(vacant, None) for system in here for vacant in system.vacant]
            for system in self.in_order:
                coming = [each for each in system.upcoming if each.phase.id == phase and not each.vacant_now]
                rows += [self.phase_row(each.vacancy, each) for each in coming]
            if rows or (here and phase):
                count = sum((each.occupancy for each in here), NONE)
                few = [each for system in here for each in system.too_few]
                yield Heading(title, self.phrases.number("systems", len(here)))
                filled = self.phrases.filled(count, few=few, where=True)
                yield Line(self.say("answers.missing-below", filled=filled) if count.vacant else filled)
            if rows:
                yield Table(columns, tuple(rows))

    def phase_row(self, vacant: Vacancy, later: Upcoming | None) -> tuple[Cell, ...]:
        sign, role = self.phrases.vacancy_cells(vacant)
        _, system, remark = self.role_row(vacant, later)
        return sign, role, system._replace(style=""), remark

    def now(self, part: OnceVacancies | SystemVacancies) -> Iterator[Part]:
        phrases = self.phrases
        if part.vacant:
            yield Line(self.say("answers.missing-below", filled=phrases.filled(part.occupancy)))
            yield self.table([phrases.vacancy_row(each, systems=self.systems) for each in part.vacant])
            if part.too_few:
                yield Line(capital(phrases.few(part.too_few)), "soon")
        elif part.occupancy.needed:
            yield Line(phrases.filled(part.occupancy, few=part.too_few), "soon" if part.too_few else "good")

    def later(self, upcoming: Sequence[Upcoming]) -> Iterator[Part]:
        """What will be vacant, by the phase that makes it so; then what is vacant already and still will be."""
        phases: dict[Phase, list[Upcoming]] = {}
        for each in sorted(upcoming, key=lambda each: each.phase.begins):
            if not each.vacant_now:
                phases.setdefault(each.phase, []).append(each)
        for phase, several in phases.items():
            yield Line(self.say("answers.missing-then", begins=self.phrases.in_days(phase)), "soon")
            rows = [self.phrases.vacancy_row(each.vacancy, self.also(each), systems=self.systems) for each in several]
            yield self.table(rows)
        begins = {each.phase for each in upcoming}
        alone = not phases and len(begins) == 1
        yield from self.still(upcoming, self.phrases.in_days(begins.pop()) if alone else "")

    def still(self, upcoming: Sequence[Upcoming], begins: str = "") -> Iterator[Part]:
        """What is vacant already and still will be."""
        still = [each.vacancy for each in upcoming if each.vacant_now]
        if still:
            roles = self.phrases.missing(still)
            yield Line(
                self.say(
                    "answers.missing-still-then" if begins else "answers.missing-still", begins=begins, roles=roles
                ),
                "dim",
            )

    def also(self, each: Upcoming) -> Iterator[str]:
        if each.vacancy.activated:
            yield self.say("answers.activated")
        if each.obligation_now == "recommended" and each.vacancy.obligation == "mandatory":
            yield self.say("answers.recommended-now")

    def by_role(self) -> Iterator[Part]:
        """A section for each role, mandatory first, each with the systems in which it is vacant."""
        now: dict[str, list[tuple[Vacancy, Upcoming | None]]] = {}
        for part in self.parts:
            for vacant in part.vacant:
                now.setdefault(vacant.title, []).append((vacant, None))
        for part in self.parts:
            for each in part.upcoming:
                if not each.vacant_now:
                    now.setdefault(each.vacancy.title, []).append((each.vacancy, each))
        in_order = sorted(now.items(), key=lambda each: all(one.obligation != "mandatory" for one, _ in each[1]))
        for title, several in in_order:
            today = sum(later is None for _, later in several)
            yield Heading(title, self.phrases.number("vacant-in", today) if today else self.say("answers.vacant-later"))
            yield self.table([self.role_row(vacant, later) for vacant, later in several], "system")

    def role_row(self, vacant: Vacancy, later: Upcoming | None) -> tuple[Cell, ...]:
        sign, _ = self.phrases.vacancy_cells(vacant)
        where = vacant.system.title if vacant.system else self.say("answers.cross-cutting")
        facts = [self.phrases.in_days(later.phase), *self.also(later)] if later else []
        facts += self.phrases.about(vacant, self.systems)
        return sign, Cell(where, "bold"), Cell(" · ".join(facts))

    def table(self, rows: list[tuple[Cell, ...]], what: str = "role") -> Table:
        head = self.phrases.head
        return Table((head("obligation"), head(what, wraps=True), head("remark", wraps=True)), tuple(rows))


def _short(occupancy: Occupancy) -> str:
    return f"{occupancy.filled}/{occupancy.needed}" if occupancy != NONE else "–"  # noqa: RUF001 - an en dash for nothing
