"""One person, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.answers.sheet import Cell, Heading, Line, Sheet, Table, Title
from rolekat.answers.wording.phrases import Phrases
from rolekat.phrasing.facts import capital

if TYPE_CHECKING:
    from rolekat.answers.person import Duty, Lost, PersonAnswer
    from rolekat.answers.sheet import Part
    from rolekat.language import Words


def sheet(found: PersonAnswer, words: Words) -> Sheet:
    """What a person does, and what would be vacant without them."""
    return list(_Sheet(found, words).whole())


class _Sheet:
    def __init__(self, found: PersonAnswer, words: Words) -> None:
        self.found = found
        self.phrases = Phrases(words)
        self.say = self.phrases.say

    def whole(self) -> Iterator[Part]:
        found, who = self.found, self.found.person
        left = None
        if found.left:
            key = "left" if found.left < found.as_of else "leaves"
            left = self.say(f"answers.{key}", day=self.phrases.date(found.left))
        owner = self.phrases.owner(found.organisation)
        about = (owner, found.position, found.unit, self.phrases.date(found.as_of), left)
        named = f"{who.name} ({who.id})" if who.name and who.id else who.id or capital(who.shown)
        yield Title(named, tuple(filter(None, about)))
        if not found.known:
            yield Line(
                self.say("answers.not-among-people", person=who.id or named, organisation=found.organisation.title),
                "missing",
            )
        groups = {
            "holds": found.holds,
            "by-position": found.by_position,
            "named": found.named,
            "deputises": found.deputises,
            "delegated": found.delegated,
        }
        for name, duties in groups.items():
            if duties:
                yield Heading(self.say(f"answers.heading.{name}"), str(len(duties)))
                yield self.duties(duties)
        holds_any = any(groups.values())
        if holds_any:
            yield from self.without()
        elif not found.unanswered:
            yield Heading(self.say("answers.heading.holds"), "0")
            yield Line(self.say("answers.holds-nothing"))
        if found.unanswered:
            yield Heading(self.say("answers.heading.unanswered"), str(len(found.unanswered)))
            yield from (Line(self.phrases.unanswered(each), "missing") for each in found.unanswered)
        if holds_any:
            yield self.phrases.legend

    def duties(self, duties: tuple[Duty, ...]) -> Table:
        head = self.phrases.head
        columns = (head("obligation"), head("role", wraps=True), head("system", wraps=True), head("remark", wraps=True))
        return Table(columns, tuple([self.duty(each) for each in duties]))

    def duty(self, each: Duty) -> tuple[Cell, ...]:
        where = each.system.title if each.system else self.say("answers.cross-cutting")
        facts = [each.item.title.rstrip(".")] if each.item else []
        facts += [at.title for at in each.at]
        if each.since:
            key = "answers.from" if each.coming else "answers.since"
            facts.append(self.say(key, day=self.phrases.date(each.since)))
        if each.until:
            facts.append(self.say("answers.until", day=self.phrases.date(each.until)))
        facts += self.others(each)
        if each.level == "group":
            facts.append(self.say("answers.for-group"))
        if each.decision:
            facts.append(each.decision)
        return (
            self.phrases.sign(each.obligation, "dim" if each.coming else ""),
            Cell(each.title, "" if each.coming else "bold"),
            Cell(where),
            Cell(" · ".join(facts)),
        )

    def others(self, each: Duty) -> Iterator[str]:
        found = self.found
        if each.holders:
            who = self.phrases.people(each.holders)
            mine, standing_in = each in found.holds, each in found.deputises
            key = "answers.together-with" if mine else "answers.instead-of" if standing_in else "answers.belongs-to"
            yield self.say(key, who=who)
        if each.deputies:
            yield self.say("answers.deputies", who=self.phrases.people(each.deputies))

    def without(self) -> Iterator[Part]:
        found, say = self.found, self.say
        heading = Heading(say("answers.heading.without", person=found.person.shown))
        if not (found.vacant_now or found.vacant_next or found.contacts or found.empty_positions):
            if not found.unanswered:
                yield from (heading, Line(say("answers.nothing-lost"), "good"))
            return
        yield heading
        if found.vacant_now:
            yield Line(self.phrases.number("lost-now", len(found.vacant_now)))
            yield self.losses(found.vacant_now)
        if found.vacant_next:
            yield Line(self.phrases.number("lost-next", len(found.vacant_next)), "soon")
            yield self.losses(found.vacant_next)
        for each in found.contacts:
            key = "answers.contact-lost" if each.subject == "system" else "answers.subject-lost"
            yield Line(say(key, title=each.title, role=each.role), "vacant")
        for position in found.empty_positions:
            yield Line(say("answers.position-empty", position=position.title), "missing")

    def losses(self, losses: tuple[Lost, ...]) -> Table:
        head = self.phrases.head
        columns = (head("obligation"), head("role", wraps=True), head("system", wraps=True), head("remark", wraps=True))
        return Table(columns, tuple([self.lost(each) for each in losses]))

    def lost(self, each: Lost) -> tuple[Cell, ...]:
        where = each.system.title if each.system else self.say("answers.cross-cutting")
        facts = [self.phrases.in_days(each.phase)] if each.phase else []
        if each.at:
            facts.append(self.phrases.seats(each.at))
        if each.needed_by:
            facts.append(self.say("answers.needed-by", systems=self.phrases.titles(each.needed_by)))
        deputies = self.phrases.people(each.deputies)
        facts.append(
            self.say("answers.could-step-in", who=deputies) if deputies else self.say("answers.nobody-steps-in")
        )
        return (
            self.phrases.sign(each.obligation, self.phrases.style(each.obligation)),
            Cell(each.title, "bold"),
            Cell(where),
            Cell(" · ".join(facts)),
        )
