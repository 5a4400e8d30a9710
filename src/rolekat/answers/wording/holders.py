"""Who holds the roles of a system, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.answers.sheet import Cell, Heading, Legend, Line, Sheet, Table, Title
from rolekat.answers.wording.phrases import SIGNS, Phrases
from rolekat.library.phases import TIMELESS

if TYPE_CHECKING:
    from rolekat.answers.facts import Held
    from rolekat.answers.holders import HoldersAnswer, RoleHolders, SystemHolders
    from rolekat.answers.sheet import Column, Part
    from rolekat.language import Words


def sheet(found: SystemHolders, day: str, words: Words) -> Sheet:
    """Who holds the roles of a system in one organisation."""
    return list(_Sheet(found, day, words).whole())


def closing(found: HoldersAnswer, words: Words) -> Sheet:
    """The organisations of which nothing can be said, or that nobody staffs the system."""
    phrases = Phrases(words)
    parts: Sheet = [Line(phrases.unanswered(each), "missing") for each in found.unanswered]
    parts += phrases.unreadable(found.unreadable)
    if not found.organisations and not parts:
        parts.append(Line(phrases.say("answers.nobody-staffs", system=found.system)))
    return parts


class _Sheet:
    def __init__(self, found: SystemHolders, day: str, words: Words) -> None:
        self.found = found
        self.day = day
        self.phrases = Phrases(words)
        self.say = self.phrases.say

    def whole(self) -> Iterator[Part]:
        found, phrases = self.found, self.phrases
        yield Title(found.system.title, (phrases.owner(found.organisation), found.system.id, phrases.date(self.day)))
        if found.phase_titles:
            yield Heading(self.say("answers.heading.phases"))
            yield self.phases()
        groups = {
            "roles-of-system": [role for role in found.roles if not role.cross_cutting],
            "cross-cutting": [role for role in found.roles if role.cross_cutting],
        }
        for name, roles in groups.items():
            if roles:
                yield Heading(self.say(f"answers.heading.{name}"), str(len(roles)))
                yield Table(self.columns(), tuple([row for role in roles for row in self.role(role)]))
        if not found.phase_known:
            yield Line(self.say("answers.phase-unknown"), "missing")
            return
        yield Heading(self.say("answers.heading.in-all"))
        missing = {
            kind: [each.title for each in found.roles if each.vacant and each.obligation == kind] for kind in SIGNS
        }
        parts = ", ".join(missing["mandatory"]), ", ".join(missing["recommended"])
        yield Line(phrases.with_missing(phrases.filled(found.occupancy), *parts))
        yield Legend(tuple(f"{SIGNS[name]} {phrases.words.term(name)}" for name in SIGNS))
        here = found.phase.id if found.phase else None
        now = self.say("answers.now")
        titles = [f"{each.title} ({now})" if each.id == here else each.title for each in found.phase_titles]
        if titles:
            yield Legend((" → ".join(titles),))

    def phases(self) -> Table:
        head = self.phrases.head
        days = {phase.id: phase for phase in self.found.phases}
        rows = []
        for phase in self.found.phase_titles:
            known = days.get(phase.id)
            here = self.found.phase is not None and phase.id == self.found.phase.id
            when = self.phrases.date(known.begins) if known else self.say("answers.no-day")
            remark = (
                self.say("answers.now")
                if here
                else self.say("answers.in-days", n=known.days)
                if known and known.days > 0
                else ""
            )
            rows.append((Cell(phase.title, "bold" if here else ""), Cell(when, "" if known else "dim"), Cell(remark)))
        return Table((head("phase", wraps=True), head("begins"), head("remark", wraps=True)), tuple(rows))

    def columns(self) -> tuple[Column, ...]:
        head = self.phrases.head
        return (head("by-phase"), head("role", wraps=True), head("holder", wraps=True), head("remark", wraps=True))

    def role(self, role: RoleHolders) -> Iterator[tuple[Cell, ...]]:
        """A row for the role; where several hold it or do its tasks, one for each."""
        signs = "".join(SIGNS[each] for each in role.by_phase.values())
        title = f"{role.title} ☎" if role.contact else role.title
        by_phase = Cell(signs, "" if role.obligation else "dim", self.by_phase(role))
        first = by_phase, Cell(title, "bold" if role.obligation else "")
        again = Cell(), Cell("", "", role.title)
        held, others = [*self.holders(role)], [*self.others(role)]
        vacant = [*self.vacant(role)] if role.obligation or not (held or others) else []
        rows = [*held, *vacant, *others]
        accepted = len(held) if vacant else 0
        """The row that says for how long nobody need hold it."""
        for number, (who, remarks) in enumerate(rows):
            said = list(remarks)
            if number == accepted and role.accepted:
                said.append(self.phrases.accepted(role.accepted))
            if number == 0:
                said += self.about(role)
            yield *(again if number else first), who, Cell(" · ".join(said))

    def by_phase(self, role: RoleHolders) -> str:
        """What the signs say, in words: in which phases it is mandatory, and in which recommended."""
        if role.by_phase.keys() == {TIMELESS}:
            return self.phrases.words.term(role.obligation) if role.obligation else ""
        words = []
        for obligation in ("mandatory", "recommended"):
            phases = [each.title for each in self.found.phase_titles if role.by_phase.get(each.id) == obligation]
            if phases:
                words.append(f"{self.phrases.words.term(obligation)}: {', '.join(phases)}")
        return "; ".join(words)

    def holders(self, role: RoleHolders) -> Iterator[tuple[Cell, list[str]]]:
        """Everybody who holds it, each with all the places it is for."""
        places: dict[Held, list[str]] = {}
        for seat in role.seats:
            for held in seat.holders:
                places.setdefault(held._replace(at=()), []).extend([seat.at.title] if seat.at else [])
        for held, where in places.items():
            yield Cell(self.phrases.people(held.who)), [*self.at(where), *self.held(held)]
        for held in role.astray:
            yield Cell(self.phrases.people(held.who), "missing"), [self.say("answers.no-place"), *self.held(held)]

    def vacant(self, role: RoleHolders) -> Iterator[tuple[Cell, list[str]]]:
        """That nobody holds it, everywhere or somewhere, and whether anybody need."""
        empty = [seat for seat in role.seats if not seat.holders]
        where = [seat.at.title for seat in empty if seat.at] if len(empty) < len(role.seats) or role.obligation else []
        if empty:
            who, remarks = self.nobody(role, filled=all(seat.filled for seat in empty))
            yield who, [*self.at(where), *remarks]

    def at(self, seats: list[str]) -> list[str]:
        """The places that a role is held at, or the seats of a body, as a remark."""
        return [self.phrases.words.several(self.phrases.alike(seats), whole=True)] if seats else []

    def nobody(self, role: RoleHolders, *, filled: bool) -> tuple[Cell, list[str]]:
        if role.not_applicable is not None:
            return Cell(self.say("answers.not-applicable"), "dim"), [role.not_applicable]
        if filled and role.by_position:
            return Cell(self.say("answers.by-position")), [self.phrases.people(role.by_position)]
        if filled and role.spread:
            return Cell(self.say("answers.spread")), [self.phrases.titles(role.spread)]
        if filled:
            return Cell(self.say("answers.in-joint-body")), []
        if not self.found.phase_known:
            return Cell(self.say("answers.nobody"), "missing"), []
        if role.obligation is None:
            return Cell(self.say("answers.nobody-needed"), "dim"), []
        style = "accepted" if role.accepted else self.phrases.style(role.obligation)
        return Cell(self.phrases.words.term("vacant"), style), []

    def others(self, role: RoleHolders) -> Iterator[tuple[Cell, list[str]]]:
        """Those who will hold it, and those who do single tasks of it."""
        for held in role.coming:
            where = [at.title for at in held.at]
            yield Cell(self.phrases.people(held.who), "dim"), [*where, *self.held(held, since="answers.from")]
        for each in role.delegated:
            task = each.text.rstrip(".")
            yield Cell(each.to.shown, "dim"), [self.say("answers.has-task", task=task)]

    def held(self, held: Held, since: str = "answers.since") -> Iterator[str]:
        phrases = self.phrases
        if held.named:
            yield self.say("answers.named", who=phrases.people(held.named))
        yield from phrases.term(held, since)
        if held.contact:
            yield self.say("answers.marked-contact")
        if held.deputies:
            yield self.say("answers.deputies", who=phrases.people(held.deputies))
        if held.level == "group":
            yield self.say("answers.for-group")
        elif held.level == "joint-body":
            yield self.say("answers.in-joint-body")
        if held.decision:
            yield held.decision

    def about(self, role: RoleHolders) -> Iterator[str]:
        phrases = self.phrases
        if role.contact:
            yield self.say("answers.contact-point")
        if role.last and role.last.until and role.obligation:
            yield phrases.last(role.last.until, role.last.who)
        if role.replaced:
            who = phrases.people(each for held in role.replaced for each in held.who)
            yield self.say("answers.replaced", who=who)
