"""How the roles lie on people, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.answers.sheet import Cell, Heading, Line, Sheet, Table, Title
from rolekat.answers.wording.phrases import Phrases
from rolekat.language.alphabet import order

if TYPE_CHECKING:
    from rolekat.answers.facts import Who
    from rolekat.answers.load import LoadAnswer, OrganisationLoad, PersonLoad, Single
    from rolekat.answers.sheet import Part
    from rolekat.language import Words
    from rolekat.language.alphabet import Key


def sheet(found: OrganisationLoad, answer: LoadAnswer, words: Words) -> Sheet:
    """How the roles lie on the people of one organisation, who are told apart by id also where none is shown."""
    return list(_Sheet(found, answer, words).whole())


def closing(found: LoadAnswer, words: Words) -> Sheet:
    """The organisations that cannot be read."""
    return [*Phrases(words).unreadable(found.unreadable)]


class _Sheet:
    def __init__(self, found: OrganisationLoad, answer: LoadAnswer, words: Words) -> None:
        self.found = found
        self.answer = answer
        self.phrases = Phrases(words)
        self.say = self.phrases.say

    def whole(self) -> Iterator[Part]:
        found, phrases = self.found, self.phrases
        people = phrases.number("people", len(found.people))
        yield Title(phrases.owner(found), (found.id, phrases.date(self.answer.as_of), people))
        if found.people:
            yield Heading(self.say("answers.heading.load"), self.say("answers.limit", n=self.answer.limit))
            names = ("mandatory", "recommended", "inactive", "by-position", "deputy", "delegated", "alone")
            columns = (phrases.head("person", wraps=True), *(phrases.head(name, number=True) for name in names))
            rows = tuple([self.person(each) for each in self.busiest_first()])
            yield Table((*columns, phrases.head("remark", wraps=True)), rows, headed=True)
        if found.without:
            yield Heading(self.say("answers.heading.without-roles"), str(len(found.without)))
            yield Line(", ".join(dict.fromkeys(each.shown for each in sorted(found.without, key=self.by_name))))
        yield from self.singles()
        if found.unanswered:
            yield Heading(self.say("answers.heading.unanswered"), str(len(found.unanswered)))
            yield from (Line(phrases.unanswered(each), "missing") for each in found.unanswered)

    def by_name(self, who: Who) -> Key:
        """The place of a person in a list; an id is no name, so that `aa` among initials stands first."""
        return order("en" if who.name is None else self.phrases.words.language)(who.shown)

    def busiest_first(self) -> list[PersonLoad]:
        """Everybody who does anything; those who have as much to do, by name."""
        people = sorted(self.found.people, key=lambda each: self.by_name(each.person))
        return sorted(people, key=lambda each: (-each.mandatory, -each.recommended, -each.deputy, -each.delegated))

    def person(self, each: PersonLoad) -> tuple[Cell, ...]:
        numbers = (each.recommended, each.inactive, each.by_position, each.deputy, each.delegated, each.alone)
        over = self.say("answers.over-limit", n=self.answer.limit) if each.over_limit else ""
        return (
            Cell(each.person.shown, "bold"),
            Cell(str(each.mandatory or ""), "vacant" if each.over_limit else ""),
            *(Cell(str(number or "")) for number in numbers),
            Cell(over, "vacant"),
        )

    def singles(self) -> Iterator[Part]:
        """The roles of each person that nobody else has, those without a deputy in full."""
        alone = [each for each in self.found.singles if not each.deputies]
        backed = [each for each in self.found.singles if each.deputies]
        if alone:
            yield Heading(self.say("answers.heading.alone"), str(len(alone)))
            yield self.table(alone)
        if backed:
            yield Heading(self.say("answers.heading.backed"), str(len(backed)))
            yield self.table(backed)
        if self.found.singles:
            yield self.phrases.legend

    def table(self, singles: list[Single]) -> Table:
        """A row for each person and role, with all the systems it is for."""
        head = self.phrases.head
        rows: dict[tuple[Who, str, str], list[Single]] = {}
        for each in sorted(singles, key=lambda each: (self.by_name(each.person), each.obligation != "mandatory")):
            rows.setdefault((each.person, each.obligation, each.title), []).append(each)
        columns = (head("person"), head("obligation"), head("role", wraps=True), head("remark", wraps=True))
        shown: list[tuple[Cell, ...]] = []
        before = None
        for (person, obligation, title), several in rows.items():
            first = Cell(person.shown if person != before else "", "bold", person.shown)
            shown.append((first, self.phrases.sign(obligation), Cell(title), Cell(self.where(several))))
            before = person
        return Table(columns, tuple(shown))

    def where(self, several: list[Single]) -> str:
        """The systems, each with its places; and who stands in."""
        systems: dict[str, list[str]] = {}
        for each in several:
            title = each.system.title if each.system else self.say("answers.cross-cutting")
            systems.setdefault(title, []).extend([each.at.title] if each.at else [])
        parts = [f"{title} ({', '.join(places)})" if places else title for title, places in systems.items()]
        facts = [self.phrases.words.several(parts, whole=True)]
        deputies = dict.fromkeys(who.shown for each in several for who in each.deputies)
        if deputies:
            facts.append(self.say("answers.deputies", who=self.phrases.words.several(list(deputies), whole=True)))
        return " · ".join(facts)
