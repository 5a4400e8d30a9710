"""An organisation and its staffings: who holds the roles of what goes over to another version."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from rolekat.answers.facts import Titled
from rolekat.library.target import target_of
from rolekat.state.days import FIRST, LAST, day_before
from rolekat.text.changing import Flow, Path
from rolekat.upgrading.holders import Holders, shown
from rolekat.upgrading.naming import Naming, items_named, phases_named, references_named, roles_named
from rolekat.upgrading.questions import retired_role, still_named, successors
from rolekat.upgrading.report import Question, Spot, Way
from rolekat.upgrading.wish import Fate, quoted

if TYPE_CHECKING:
    from rolekat.model.organisation import Organisation
    from rolekat.upgrading.desk import UpgradeDesk
    from rolekat.upgrading.move import Move

_KINDS: Final = ("person", "position", "unit", "supplier", "body")
_KEPT: Final = ("at", "for")


class StaffingUpgrade:
    """One file that says who holds roles: an organisation's head, or its staffing of a system."""

    def __init__(  # noqa: PLR0913, PLR0917 - what a staffing belongs to
        self,
        file: str,
        value: dict[str, Any],
        subject: Titled,
        head: Organisation,
        move: Move,
        fates: Mapping[str, Fate],
        desk: UpgradeDesk,
    ) -> None:
        self.file, self.value, self.subject, self.head = file, value, subject, head
        self.move, self.fates, self.desk = move, fates, desk
        self.book, self.draft = desk.book, desk.draft
        self.holders = Holders(file, head, move, desk)

    def run(self, retired: frozenset[str]) -> None:
        """Prepare all of it; `retired` are the ids of retired roles of which nothing is settled.

        Raises:
            UsageError: the file cannot be changed.
        """
        gone = self.items()
        self.local_bases()
        named = [
            each for each in roles_named(self.kind, self.value) if not any(_within(each.path, path) for path in gone)
        ]
        for naming in named:  # mentions before entries: these take their places along
            if not self.is_entry(naming):
                self.mention(naming)
        for naming in named:
            if self.is_entry(naming) and naming.role in self.fates:
                self.entry(naming, self.fates[naming.role])
        for role in sorted(retired - self.roles_of_ones_own()):
            self.ask_about(role, [naming for naming in named if naming.role == role])
        for phase, paths in phases_named(self.kind, self.value).items():
            if phase in self.move.phases_gone:
                spots = [self.spot(path, of_key=of_key) for path, of_key in paths]
                self.book.ask(Question("phase-gone", item=phase), self.subject, spots)

    def roles_of_ones_own(self) -> frozenset[str]:
        """The retired roles that the organisation has made its own, since it left the version that had them."""
        if self.move.old is not None:
            return frozenset()
        roles = self.value.get("roles")
        entries = roles.items() if isinstance(roles, dict) else ()
        local = {name: entry.get("local") for name, entry in entries if isinstance(entry, dict)}
        return frozenset(name for name, said in local.items() if isinstance(said, dict) and said.get("title"))

    @property
    def kind(self) -> str:
        """What file it is."""
        return "staffing" if "staffing" in self.value else "organisation"

    @staticmethod
    def is_entry(naming: Naming) -> bool:
        """Whether a place says of a role who has it, or on what sheet it has tasks."""
        return naming.of_key

    def spot(self, path: Path, *, of_key: bool = False) -> Spot:
        """A line of the file as it was."""
        return self.book.spot(self.file, path, of_key=of_key)

    def titled(self, role: str) -> Titled:
        """A role with the title that it had."""
        return Titled(role, self.move.title_before(role))

    def now(self, role: str) -> Titled:
        """A role with the title that it has."""
        return Titled(role, self.move.title(role))

    # What names roles

    def mention(self, naming: Naming) -> None:
        """A role that is named as the one that has a task."""
        fate = self.fates.get(naming.role)
        if fate is None:
            return
        where, role = self.spot(naming.path), self.titled(naming.role)
        if fate.to is None:
            self.book.ask(still_named(role, self.move, self.desk.wish), self.subject, (where,))
            return
        self.draft.put(self.file, naming.path, fate.to)
        self.book.did("mention-follows", self.subject, where, role=role, to=self.now(fate.to), item=naming.part)

    def entry(self, naming: Naming, fate: Fate) -> None:
        """Who holds a role that has another id, or is gone."""
        where, role = self.spot(naming.path, of_key=True), self.titled(naming.role)
        if fate.to is None and naming.part == "roles":
            self.drop(naming, where, role)
        elif fate.to is None or (naming.part == "sheets" and not fate.same):
            self.book.ask(Question("still-named", role), self.subject, (where,))
        elif fate.same:
            to = self.now(fate.to)
            if self.draft.at(self.file, naming.path[:-1]).get(fate.to, self) is not self:
                self.book.ask(Question("name-taken", role, (to,)), self.subject, (where,))
                return
            self.draft.rename(self.file, naming.path, fate.to)
            self.book.did("role-renamed", self.subject, where, role=role, to=to)
        else:
            self.hand_over(naming, fate.to, where, role)

    def drop(self, naming: Naming, where: Spot, role: Titled) -> None:
        """Take a role out, and say whose it was."""
        people = [held.shown for held in self.holders.of(naming.path)]
        self.draft.drop(self.file, naming.path)
        if not people:
            self.book.did("holders-dropped", self.subject, where, role=role)
        for person in people:
            self.book.did("holders-dropped", self.subject, where, role=role, person=person)

    def ask_about(self, role: str, named: list[Naming]) -> None:
        """A retired role that people hold, and of which nobody has said what comes instead."""
        spots = [self.spot(naming.path, of_key=naming.of_key) for naming in named]
        if not spots:
            return
        entries = [each for each in named if each.of_key and each.part == "roles"]
        people = [held.shown for each in entries for held in self.holders.of(each.path)]
        if len(entries) == len(named) and not people and not any(self.holders.has_seats(each.path) for each in entries):
            for each, where in zip(entries, spots, strict=True):  # what nobody has needs no decision
                self.drop(each, where, self.titled(role))
            return
        if not any(each.of_key for each in named):
            self.book.ask(still_named(self.titled(role), self.move, self.desk.wish), self.subject, spots)
            return
        names = [each.id for each in successors(role, self.move) if each.id in self.move.new.roles]
        full = [
            name
            for name in names
            if self.move.old is None and any(self.holders.is_full(each.path, name) for each in entries)
        ]
        to = next((name for name in names if name not in full), None)
        question = retired_role(role, self.move, self.desk.wish, then=self.assignments(to, people), without=full)
        relieve = [way for name in full for way in self.relieving(role, name, people)]
        question = question._replace(people=tuple(dict.fromkeys(people)), ways=(*relieve, *question.ways))
        self.book.ask(question, self.subject, spots)

    def relieving(self, role: str, to: str, people: list[str]) -> Iterator[Way]:
        """What to type to let somebody relieve whoever holds a full role, and then take the retired one out."""
        drop = self.desk.wish.command(self.move.new.key, "--drop", role)
        return (Way(each, (drop,)) for each in self.assignments(to, people, "--replace"))

    def assignments(self, to: str | None, people: list[str], *more: str) -> Iterator[str]:
        """What to type to give a role to those who hold a retired one, once that is dropped."""
        for person in dict.fromkeys(people) if to else ():
            yield " ".join(("rolekat assign", str(to), quoted(person), *self.where(), *more))

    # Holders

    def hand_over(self, naming: Naming, to: str, where: Spot, role: Titled) -> None:
        """Let those who hold a retired role hold the one that takes over, from the day on."""
        into, target = (*naming.path[:-1], to), self.now(to)
        if self.holders.has_seats(naming.path):
            self.book.ask(Question("seats-stay", role, (target,)), self.subject, (where,))
            return
        leaving, (coming, sitting) = self.holders.of(naming.path), self.holders.coming(naming.path, into)
        if self.holders.no_room(to, coming, sitting):
            people = [held.shown for held in leaving]
            drop = Way(self.desk.wish.command(self.move.new.key, "--drop", role.id))
            ways = (*self.relieving(role.id, to, people), drop)
            question = Question("no-room", role, (target,), people=tuple(people), ways=ways)
            self.book.ask(question, self.subject, (where,))
            return
        for held in leaving:
            if held not in coming:
                self.book.did("holder-there", self.subject, where, role=role, to=target, person=held.shown)
                continue
            begins = max(self.desk.day, held.entry.get("from") or FIRST)
            new = Flow(held.who)
            new.update({key: held.entry[key] for key in _KEPT if key in held.entry})
            new["from"] = begins
            new.update({key: held.entry[key] for key in ("until", "deputies") if key in held.entry})
            self.draft.add(self.file, (*into, "holders"), new)
            self.book.did(
                "holder-moved", self.subject, where, role=role, to=target, person=held.shown, day=begins
            )  # fmt: skip
        if coming:
            self.end_vacancy(into, min(max(self.desk.day, held.entry.get("from") or FIRST) for held in coming))
        self.draft.drop(self.file, naming.path)
        if not leaving:
            self.book.did("holders-dropped", self.subject, where, role=role)

    def end_vacancy(self, path: Path, day: str) -> None:
        """End the decision to leave a role vacant, where somebody holds it from a day on."""
        accepted = self.draft.at(self.file, (*path, "accepted_vacancy"))
        if not isinstance(accepted, dict) or (accepted.get("until") or LAST) < day:
            return
        if (accepted.get("from") or FIRST) < day:
            self.draft.put(self.file, (*path, "accepted_vacancy", "until"), day_before(day))
        else:
            self.draft.drop(self.file, (*path, "accepted_vacancy"))

    # Tasks, and roles of galleries that local ones are

    def items(self) -> list[Path]:
        """Take out the tasks that others do and that the role has no more; where they stood."""
        gone: list[Path] = []
        for name, item, path in items_named(self.kind, self.value):
            role = name
            if not self.move.item_is_gone(role, item):
                continue
            where, to = self.spot(path, of_key=True), self.move.now_with(role, item)
            if to:
                now = tuple(self.now(each) for each in to)
                ways = tuple(map(Way, self.delegations(to[0], item, path)))
                question = Question("item-gone", self.titled(role), now, item=item, ways=ways)
                self.book.ask(question, self.subject, (where,))
            self.draft.drop(self.file, path)
            self.book.did("delegation-dropped", self.subject, where, role=self.titled(role), item=item)
            gone.append(path)
        return gone

    def delegations(self, to: str, item: str, path: Path) -> Iterator[str]:
        """What to type to delegate a task for the role that has it now, to whom the old one had it delegated."""
        entry = self.draft.at(self.file, path)
        who = shown(entry) if isinstance(entry, dict) else ""
        if who:
            yield " ".join(("rolekat delegate", to, item, "--to", quoted(who), *self.where()))

    def where(self) -> tuple[str, ...]:
        """The options that say which system and organisation is meant."""
        system = self.value.get("staffing")
        return (*(("--system", system) if system else ()), "--organisation", self.head.organisation)

    def local_bases(self) -> None:
        """Roles of the organisation's own that are a role of the gallery with another id now."""
        for mention in references_named(self.kind, self.value):
            target, where = target_of(mention.given), self.spot(mention.path)
            if target.kind != "role" or target.gallery not in (None, *self.move.new.lineage):
                continue
            to = self.move.renamed.get(target.id)
            if to is not None:
                new = f"{target.gallery}/{to}" if target.gallery else to
                self.draft.put(self.file, mention.path, new)
                role, now = self.titled(target.id), self.now(to)
                self.book.did("mention-follows", self.subject, where, role=role, to=now, item="of")
            elif target.id in self.move.retired:
                self.book.ask(retired_role(target.id, self.move, self.desk.wish), self.subject, (where,))


def _within(path: Path, above: Path) -> bool:
    return path[: len(above)] == above
