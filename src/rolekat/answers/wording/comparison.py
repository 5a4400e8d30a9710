"""Systems by organisations, in words: as a table where there is room, else those with most missing first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from rolekat.answers.sheet import Cell, Choice, Column, Heading, Line, Sheet, Table, Title
from rolekat.answers.wording.phrases import Phrases, by_title, shortened
from rolekat.language.alphabet import alphabetical

if TYPE_CHECKING:
    from rolekat.answers.comparison import (
        ComparedCell,
        ComparedHolding,
        ComparedRole,
        Comparison,
        Difference,
        RoleComparison,
    )
    from rolekat.answers.facts import Occupancy, Unanswered
    from rolekat.answers.sheet import Part, Style
    from rolekat.language import Words

_WORST: Final = 4
"""How many of the worst are named beside each total; the table in Markdown has them all."""
_NOTHING: Final = "–"  # noqa: RUF001 - an en dash is what people write for nothing


def sheet(found: Comparison, words: Words) -> Sheet:
    """Systems by organisations."""
    return list(_Sheet(found, words).whole())


def role_sheet(found: RoleComparison, title: str, words: Words) -> Sheet:
    """One role over all organisations."""
    return list(_RoleSheet(found, words).whole(title))


class _Sheet:
    def __init__(self, found: Comparison, words: Words) -> None:
        self.found = found
        self.phrases = Phrases(words)
        self.say = self.phrases.say
        self.organisations = by_title(found.organisations, words)
        self.systems = by_title(found.systems, words)
        self.cells = {(cell.organisation, cell.system): cell for cell in found.cells}
        titles = shortened([each.title for each in self.systems])
        self.titles = {each.id: title for each, title in zip(self.systems, titles, strict=True)}
        self.names = {each.id: each.title for each in self.organisations}

    def whole(self) -> Iterator[Part]:
        found, phrases = self.found, self.phrases
        numbers = (
            phrases.number("organisations", len(found.organisations)),
            phrases.number("systems", len(found.systems)),
        )
        examples = [phrases.owner(each) for each in self.organisations if each.example]
        yield Title(self.say("answers.heading.compare"), (phrases.date(found.as_of), *numbers, *examples))
        yield Line(phrases.filled(found.occupancy))
        if found.cells:
            yield Heading(self.say("answers.heading.cells"), self.say("answers.cells-remark"))
            yield Choice((self.systems_down(), self.organisations_down()), self.worst_first())
        yield from self.roles()
        yield from self.differences()
        if found.unanswered or found.unreadable:
            yield Heading(self.say("answers.heading.unanswered"), str(len(found.unanswered) + len(found.unreadable)))
            yield from self.unanswered()

    def unanswered(self) -> Iterator[Part]:
        """What cannot be said; of a catalog that many lack, once."""
        several: dict[tuple[str, str], list[Unanswered]] = {}
        for each in self.found.unanswered:
            one = each.system if each.reason == "catalog-missing" else each.file
            several.setdefault((each.reason, one), []).append(each)
        for (reason, system), found in several.items():
            if len(found) > 1:
                owners = self.phrases.number("organisations", len(found))
                yield Line(self.say(f"answers.unanswered.{reason}", system=system, file=owners), "missing")
            else:
                yield Line(self.phrases.unanswered(found[0]), "missing")
        yield from self.phrases.unreadable(self.found.unreadable)

    def systems_down(self) -> Table:
        """A row for each system, a column for each organisation."""
        found = self.found
        columns = [Column(each.title, number=True) for each in self.organisations]
        rows = [
            (
                Cell(self.titles[system.id], "bold"),
                *(self.cell(each.id, system.id) for each in self.organisations),
                _count(system.occupancy),
            )
            for system in self.systems
        ]
        once = [_count(each.cross_cutting) for each in self.organisations]
        if any(each.cross_cutting.needed for each in self.organisations):
            total = [each.cross_cutting for each in self.organisations]
            rows.append((Cell(self.say("answers.heading.cross-cutting"), "bold"), *once, _count(_sum(total))))
        rows.append(
            (
                Cell(self.say("answers.heading.in-all")),
                *(_count(each.occupancy) for each in self.organisations),
                _count(found.occupancy),
            )
        )
        head = self.phrases.head
        return Table((head("system"), *columns, head("in-all", number=True)), tuple(rows), headed=True)

    def organisations_down(self) -> Table:
        """A row for each organisation, a column for each system."""
        found = self.found
        has_once = any(each.cross_cutting.needed for each in self.organisations)
        columns = [Column(each.id, number=True) for each in self.systems]
        head = self.phrases.head
        rows = []
        for each in self.organisations:
            once = [_count(each.cross_cutting)] if has_once else []
            cells = [self.cell(each.id, system.id) for system in self.systems]
            rows.append((Cell(each.title, "bold"), *cells, *once, _count(each.occupancy)))
        total = [_count(_sum([each.cross_cutting for each in self.organisations]))] if has_once else []
        counts = [_count(system.occupancy) for system in self.systems]
        rows.append((Cell(self.say("answers.heading.in-all")), *counts, *total, _count(found.occupancy)))
        once_column = [head("cross-cutting", number=True)] if has_once else []
        return Table(
            (head("organisation"), *columns, *once_column, head("in-all", number=True)), tuple(rows), headed=True
        )

    def cell(self, organisation: str, system: str) -> Cell:
        found = self.cells.get((organisation, system))
        if found is None:
            return Cell(_NOTHING, "dim")
        return Cell("?", "missing") if found.unanswered else _count(found.occupancy)

    def worst_first(self) -> tuple[Part, ...]:
        """Two lists for a terminal that has no room for the table: by organisation, and by system."""
        found, head = self.found, self.phrases.head
        by_organisation: dict[str, list[ComparedCell]] = {}
        by_system: dict[str, list[ComparedCell]] = {}
        for cell in found.cells:
            by_organisation.setdefault(cell.organisation, []).append(cell)
            by_system.setdefault(cell.system, []).append(cell)
        organisations = [
            (
                Cell(each.title, "bold"),
                *self.total(each.occupancy),
                Cell(self.worst(by_organisation.get(each.id, []), self.titles, "system")),
            )
            for each in sorted(self.organisations, key=lambda each: _badness(each.occupancy))
        ]
        systems = [
            (
                Cell(self.titles[each.id], "bold"),
                *self.total(each.occupancy),
                Cell(self.worst(by_system[each.id], self.names, "organisation")),
            )
            for each in sorted(self.systems, key=lambda each: _badness(each.occupancy))
        ]
        columns = (head("filled", number=True), head("percent", number=True), head("worst", wraps=True))
        return (
            Line(self.say("answers.too-wide"), "dim"),
            Heading(self.say("answers.heading.by-organisation"), self.say("answers.worst-first")),
            Table((head("organisation", wraps=True), *columns), tuple(organisations), headed=True),
            Heading(self.say("answers.heading.by-system"), self.say("answers.worst-first")),
            Table((head("system", wraps=True), *columns), tuple(systems), headed=True),
        )

    def total(self, occupancy: Occupancy) -> tuple[Cell, Cell]:
        return _count(occupancy), Cell(f"{occupancy.percent} %" if occupancy.needed else "")

    def worst(self, cells: Sequence[ComparedCell], titles: dict[str, str], what: str) -> str:
        vacant = sorted((cell for cell in cells if cell.occupancy.vacant), key=lambda cell: _badness(cell.occupancy))
        unknown = sum(cell.unanswered is not None for cell in cells)
        parts = [
            f"{titles[getattr(cell, what)]} {cell.occupancy.filled}/{cell.occupancy.needed}" for cell in vacant[:_WORST]
        ]
        if len(vacant) > _WORST:
            parts.append(self.say("answers.and-more", n=len(vacant) - _WORST))
        if unknown:
            parts.append(self.phrases.number("unknown", unknown))
        return ", ".join(parts)

    def roles(self) -> Iterator[Part]:
        if not self.found.roles:
            return
        head = self.phrases.head
        yield Heading(self.say("answers.heading.most-vacant"), str(len(self.found.roles)))
        names = ("vacant", "mandatory", "accepted", "in-organisations", "in-systems")
        columns = (head("role", wraps=True), head("filled", number=True), *(head(name, number=True) for name in names))
        yield Table(columns, tuple([self.role(each) for each in self.found.roles]), headed=True)

    def role(self, each: ComparedRole) -> tuple[Cell, ...]:
        count = each.occupancy
        numbers = (count.vacant, count.mandatory_vacant, each.accepted, each.organisations, each.systems)
        style: Style = "vacant" if count.mandatory_vacant else "missing"
        cells = [Cell(str(number or "")) for number in numbers]
        return (
            Cell(each.title, "bold"),
            Cell(f"{count.filled}/{count.needed}"),
            cells[0]._replace(style=style),
            *cells[1:],
        )

    def differences(self) -> Iterator[Part]:
        found = self.found.differences
        if not found:
            return
        yield Heading(self.say("answers.heading.differences"), str(len(found)))
        head = self.phrases.head
        rows = [(Cell(self.subject(each), "bold"), Cell(self.difference(each))) for each in found]
        yield Table((head("subject", wraps=True), head("difference", wraps=True)), tuple(rows))

    def subject(self, each: Difference) -> str:
        system = (
            self.titles.get(each.system.id, each.system.title) if each.system else self.say("answers.cross-cutting")
        )
        return f"{each.role.title} ({system})" if each.role else system

    def difference(self, each: Difference) -> str:
        if each.kind == "phases":
            parts = [
                self.say(
                    "answers.phase-in",
                    phase=phase or self.say("answers.phase-before"),
                    organisations=self.owners(owners),
                )
                for phase, owners in sorted(each.organisations.items(), key=lambda item: (-len(item[1]), item[0]))
            ]
            return "; ".join(parts)
        return self.say(f"answers.difference.{each.kind}", organisations=self.owners(each.organisations["yes"]))

    def owners(self, owners: list[str]) -> str:
        """Organisations in a row; of very many, how many."""
        if len(owners) > _WORST:
            return self.phrases.number("organisations", len(owners))
        names = [self.names.get(name, name) for name in owners]
        return self.phrases.words.several(alphabetical(names, str, self.phrases.words.language))


class _RoleSheet:
    def __init__(self, found: RoleComparison, words: Words) -> None:
        self.found = found
        self.phrases = Phrases(words)
        self.say = self.phrases.say

    def whole(self, title: str) -> Iterator[Part]:
        found, phrases = self.found, self.phrases
        owners = {row.organisation for row in found.rows}
        in_order = by_title(sorted(owners, key=lambda each: each.id), phrases.words)
        examples = [phrases.owner(each) for each in in_order if each.example]
        about = (phrases.date(found.as_of), phrases.number("organisations", len(owners)), *examples)
        yield Title(title, about)
        yield Line(phrases.filled(found.occupancy) if found.rows else self.say("answers.role-nowhere"))
        if found.rows:
            head = phrases.head
            columns = (
                head("organisation", wraps=True),
                head("obligation"),
                head("system", wraps=True),
                head("holder", wraps=True),
                head("remark", wraps=True),
            )
            rows, before = [], None
            for each in alphabetical(found.rows, lambda row: row.organisation.title, phrases.words.language):
                first = each.organisation != before
                rows.append(self.row(each, title, first=first))
                before = each.organisation
            yield Table(columns, tuple(rows))
            yield phrases.legend
        yield from (Line(phrases.unanswered(each), "missing") for each in found.unanswered)
        yield from self.phrases.unreadable(found.unreadable)

    def row(self, each: ComparedHolding, title: str, *, first: bool) -> tuple[Cell, ...]:
        phrases = self.phrases
        owner = each.organisation.title
        facts = [each.title] if each.title != title else []
        if each.phase:
            facts.append(each.phase.title)
        if each.vacant_at and each.obligation:
            places = phrases.seats(each.vacant_at)
            facts.append(self.say("answers.vacant-at", places=places, vacant=each.vacant, seats=each.seats))
        if each.accepted:
            facts.append(phrases.accepted(each.accepted))
        if each.not_applicable is not None:
            facts.append(each.not_applicable)
        return (
            Cell(owner if first else "", "bold", owner),
            phrases.sign(each.obligation, phrases.style(each.obligation) if each.obligation and each.vacant else ""),
            Cell(shortened([each.system.title])[0] if each.system else self.say("answers.cross-cutting")),
            self.holder(each),
            Cell(" · ".join(facts)),
        )

    def holder(self, each: ComparedHolding) -> Cell:
        phrases = self.phrases
        if each.not_applicable is not None:
            return Cell(self.say("answers.not-applicable"), "dim")
        if each.holders:
            people = tuple(dict.fromkeys(who for held in each.holders for who in held.who))
            return Cell(phrases.people(people))
        if not each.vacant:
            return Cell(self.say("answers.filled-otherwise"))
        return Cell(phrases.words.term("vacant"), "accepted" if each.accepted else phrases.style(each.obligation))


def _count(occupancy: Occupancy) -> Cell:
    if not occupancy.needed:
        return Cell(_NOTHING, "dim")
    style: Style = "vacant" if occupancy.mandatory_vacant else "missing" if occupancy.vacant else "good"
    return Cell(f"{occupancy.filled}/{occupancy.needed}", style)


def _badness(occupancy: Occupancy) -> tuple[float, int]:
    """Least filled first; of equals, those with most vacancies."""
    return (occupancy.filled / occupancy.needed if occupancy.needed else 2.0), -occupancy.vacant


def _sum(counts: Sequence[Occupancy]) -> Occupancy:
    return sum(counts[1:], counts[0])
