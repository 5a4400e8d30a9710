"""Somebody leaves: what they hold, stand in for and do passes to a successor, or ends."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, NamedTuple

from rolekat.answers.scope import meant
from rolekat.changes.ending import see_yet_to_begin
from rolekat.changes.entries import as_list, entry_in_order, one_or_list, take_names, take_out
from rolekat.changes.holders import person_of, shown_holder
from rolekat.changes.inferring import Named
from rolekat.changes.parts import Part, begins_of, ends_of, parts_of
from rolekat.errors import UsageError
from rolekat.state.days import LAST, day_before, plus_days

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolekat.changes.desk import Desk
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import StaffedRole


class Transfer(NamedTuple):
    """Who leaves, and who follows. Names are as somebody typed them, and days are days."""

    person: str
    to: str | None
    """Who follows; `None` where everything ends."""
    on: str | None = None
    """The successor's first day."""
    left: str | None = None
    """The last day in the organisation of whoever leaves."""
    organisation: str | None = None
    only: Sequence[str] = ()
    """Roles and systems; nothing else passes."""
    except_: Sequence[str] = ()
    """Roles and systems that do not pass."""
    decision: str | None = None
    most: int = 40
    """More places than that are a slip of the hand."""


def transfer(wish: Transfer, desk: Desk) -> None:
    """Pass on what a person has.

    Raises:
        UsageError: there is no such person, role or system; there is nothing to pass on, or more than was meant.
    """
    organisation = desk.organisation(wish.organisation, Named(holders=[wish.person, wish.to]))
    person = person_of(wish.person, organisation)
    to = person_of(wish.to, organisation) if wish.to is not None else None
    if person == to:
        raise UsageError("transfer-same", person=person)
    day = wish.on or (plus_days(wish.left, 1) if wish.left else desk.day)
    if to is not None and organisation.left.get(to, LAST) < day:
        raise UsageError("change-has-left", person=to, day=organisation.left[to])
    last = min(day_before(day), wish.left or organisation.left.get(person, LAST))
    known = parts_of(person, organisation, plus_days(last, 1))
    parts = _wanted(wish, known)
    opened = _by_position(person, organisation) if not (wish.only or wish.except_) else []
    leaves = wish.left is not None and organisation.left.get(person) != wish.left
    if not (parts or opened or leaves):
        raise UsageError("transfer-nothing", person=person, day=day)
    if len(parts) > wish.most:
        raise UsageError("transfer-too-many", person=person, n=len(parts), most=wish.most)
    passing = _Passing(_Succession(person, to, day, last, wish.decision), organisation, desk)
    head = "transfer-head" if to else "transfer-head-end"
    desk.tell(head, person=person, to=to or "", day=day, ends=last, n=str(len(parts)))
    passing.take_all(parts)
    if wish.left is not None and leaves:
        desk.draft.put(organisation.file, ("people", person, "left"), wish.left)
        desk.tell("transfer-left", person=person, day=wish.left)
    if passing.later:
        desk.tell("transfer-again", command=_command(wish, person, to, day))
    for key, params in (*passing.left_open, *opened):
        desk.tell(key, person=person, **params)
    rest = len(known) - len(parts)
    if rest:
        desk.tell("transfer-rest", person=person, n=str(rest))


def _command(wish: Transfer, person: str, to: str | None, day: str) -> str:
    """What is to be typed on the day for what has one line only in the files."""
    words = ["rolekat", "transfer", person, *(["--to", to] if to is not None else ["--end"]), "--on", day]
    for option, values in (("--only", wish.only), ("--except", wish.except_)):
        words += [each for value in values for each in (option, value)]
    for option, given in (("--organisation", wish.organisation), ("--decision", wish.decision)):
        words += [option, given] if given is not None else []
    return shlex.join(words)


def _wanted(wish: Transfer, parts: list[Part]) -> list[Part]:
    """The parts that are meant.

    Raises:
        UsageError: a word names no role or system in which the person has a part.
    """
    roles = {part.role: (part.title.partition(" (")[0], part.title) for part in parts}
    systems = {part.system: (part.where,) for part in parts if part.system}
    groups = {str(part.path[1]): (part.where,) for part in parts if part.path[0] == "system_groups"}

    def names(part: Part) -> set[str]:
        group = {str(part.path[1])} if part.path[0] == "system_groups" else set()
        return {part.role, *([part.system] if part.system else []), *group}

    def understood(words: Sequence[str]) -> set[str]:
        found = set()
        for word in words:
            name = meant(word, {**roles, **groups, **systems})
            if name is None:
                shown = ", ".join(dict.fromkeys((*roles, *systems, *groups))) or "-"
                raise UsageError("transfer-no-part", name=word, known=shown)
            found.add(name)
        return found

    only, without = understood(wish.only), understood(wish.except_)
    return [part for part in parts if (not only or names(part) & only) and not names(part) & without]


def _by_position(person: str, organisation: OrganisationState) -> list[tuple[str, dict[str, str]]]:
    """What comes with the person's position, and passes with that."""
    found: dict[tuple[str, str], None] = {}
    for each in organisation.assignments.get(person, ()):
        comes_with_it = each.holding is None or each.holding.holder.position is not None
        if each.how == "holder" and comes_with_it and each.ends >= organisation.day:
            staffing = organisation.staffing(each.system) if each.system else None
            found[each.role.title, staffing.title if staffing else organisation.head.title] = None
    entry = organisation.head.people.get(person)
    position = (entry.position if entry else None) or "-"
    return [("open-position", {"role": role, "where": where, "position": position}) for role, where in found]


class _Succession(NamedTuple):
    """Who goes, who follows, and when."""

    person: str
    to: str | None
    day: str
    """The successor's first day."""
    last: str
    """The last day of whoever goes."""
    decision: str | None


class _Passing:
    """What is done to each part."""

    def __init__(self, succession: _Succession, organisation: OrganisationState, desk: Desk) -> None:
        self.person, self.to, self.day, self.last, self.decision = succession
        self.organisation = organisation
        self.desk = desk
        self.draft = desk.draft
        self.left_open: list[tuple[str, dict[str, str]]] = []
        self.later = False
        """Whether something waits for the day, because a file cannot say it ahead."""
        self.ahead = self.day > desk.day

    def take_all(self, parts: list[Part]) -> None:
        """Pass on parts, the last of each list first: what is taken out then moves nothing still to be changed.

        They are told in the order of the files.
        """
        told = []
        for part in reversed(parts):
            before = len(self.desk.told)
            self.take(part)
            told.append(self.desk.told[before:])
            del self.desk.told[before:]
        self.desk.told += [each for sentences in reversed(told) for each in sentences]

    def take(self, part: Part) -> None:
        """Pass on one part, or let it end."""
        ways = {
            "holder": self.holder,
            "named": self.named,
            "deputy": self.deputy,
            "delegate": self.task,
            "line": self.task,
            "partner": self.partner,
            "accepted": self.accepted,
            "executor": self.executor,
        }
        ways[part.kind](part, self.draft.at(part.file, part.path))

    def tell(self, key: str, part: Part, **params: str) -> None:
        """Say what becomes of a part."""
        known = {"role": part.title, "where": part.where, "person": self.person, "to": self.to or ""}
        self.desk.tell(key, **known, **params)

    # Holders

    def holder(self, part: Part, said: dict[str, Any]) -> None:
        """A term ends, and that of the successor begins."""
        coming = begins_of(said) > self.last
        after = self._after(part, said) if ends_of(said) >= self.day else None
        held = after is not None and self._holds_already(part, said)
        if coming:
            names = {"holder": self.person, "role": part.title, "where": part.where}
            see_yet_to_begin(begins_of(said), self.last, self.desk, **names)
        if coming and after is not None and not held:
            self._replace(part, said, after)
            self.tell("passed-coming", part, begins=begins_of(said))
            return
        if coming:
            self._drop(part)
            self.tell("held-already-coming" if held else "term-dropped", part)
            return
        self.draft.put(part.file, (*part.path, "until"), self.last)
        if after is None or held:
            self.tell("held-already" if held else "term-ended", part, ends=self.last)
            return
        self.draft.add(part.file, part.path[:-1], entry_in_order(after), after=int(part.path[-1]))
        self.tell("passed" if self.to else "others-stay", part, ends=self.last, begins=self.day)
        if said.get("deputies") and not after.get("deputies"):
            self.tell("no-deputy-now", part)

    def _after(self, part: Part, said: dict[str, Any]) -> dict[str, Any] | None:
        """The entry that follows; `None` where nobody does."""
        after = {key: value for key, value in said.items() if key not in ("decision", "deputies", "named")}
        if "together" in said:
            follows = {f"person/{self.person}": f"person/{self.to}" if self.to else ""}
            several = list(dict.fromkeys(filter(None, (follows.get(one, one) for one in said["together"]))))
            del after["together"]
            if not several:
                return None
            kind, _, name = several[0].partition("/")
            after = {**({kind: name} if len(several) == 1 else {"together": several}), **after}
        elif self.to is None:
            return None
        else:
            after["person"] = self.to
        named = [self.to if name == self.person else name for name in as_list(said.get("named"))]
        if named:
            after["named"] = list(dict.fromkeys(name for name in named if name))
        deputies = [name for name in as_list(said.get("deputies")) if name not in (self.to, self.person)]
        if deputies:
            after["deputies"] = deputies if isinstance(said["deputies"], list) else one_or_list(deputies)
        decision = self.decision if self.to else said.get("decision")
        if decision:
            after["decision"] = decision
        after["from"] = max(self.day, begins_of(said))
        owner = self._owner(part)
        if owner is not None and "person" in said and not said.get("for") and self._employer(self.to) != owner:
            after["for"] = owner
        return after

    def _employer(self, person: str | None) -> str | None:
        return self.organisation.employer_of(person)

    def _owner(self, part: Part) -> str | None:
        """The owner that the person has a seat for by working there."""
        role, seat, owner = self._role(part), part.path[-2], self._employer(self.person)
        posts = getattr(role, "posts", ())
        return owner if any(post.id == seat and post.each == owner for post in posts) else None

    def _role(self, part: Part) -> StaffedRole | None:
        """The role as it is held: for the system, or a system of the group, or once."""
        organisation = self.organisation
        group = organisation.head.system_groups.get(str(part.path[1])) if part.path[0] == "system_groups" else None
        systems = group.systems if group else (part.system,) if part.system else ()
        staffings = [staffing for name in systems if (staffing := organisation.staffing(name))]
        found = (role for staffing in staffings if (role := staffing.role(part.role)))
        return next(found, None) or organisation.roles.get(part.role)

    def _holds_already(self, part: Part, said: dict[str, Any]) -> bool:
        """Whether the successor has the same already, at the same places, from that day on."""
        there = self.draft.at(part.file, part.path[:-1]) or []
        mine, owner = set(as_list(said.get("at"))), said.get("for")
        return any(
            other.get("person") == self.to
            and "person" in said
            and (not other.get("at") or (mine and mine <= set(as_list(other.get("at")))))
            and other.get("for") == owner
            and begins_of(other) <= max(self.day, begins_of(said))
            and ends_of(other) >= ends_of(said)
            for other in there
            if isinstance(other, dict)
        )

    def _replace(self, part: Part, said: dict[str, Any], after: dict[str, Any]) -> None:
        """Somebody who is yet to begin is another one."""
        if "together" in said and "together" in after:
            index = said["together"].index(f"person/{self.person}")
            if f"person/{self.to}" in said["together"]:
                self.draft.drop(part.file, (*part.path, "together", index))
            else:
                self.draft.put(part.file, (*part.path, "together", index), f"person/{self.to}")
        elif "together" in said:
            self._drop(part)
            self.draft.add(part.file, part.path[:-1], entry_in_order(after))
            return
        else:
            self.draft.put(part.file, (*part.path, "person"), self.to)
        if self.to in as_list(said.get("deputies")):
            take_names(part.file, (*part.path, "deputies"), [self.to or ""], self.desk)

    def _drop(self, part: Part) -> None:
        """Take an entry out; what it stands in goes with the last one."""
        take_out(part.file, part.path, self.draft, keep=len(part.path) - 2)

    # Those beside them

    def named(self, part: Part, said: dict[str, Any]) -> None:
        """Somebody by whom a unit or supplier holds a role."""
        if self._waits("stays-named", part, said, holder=self._shown(said)):
            return
        passed = self._in_list(part, "named", as_list(said.get("named")), ())
        self.tell("named-passed" if passed else "named-dropped", part, holder=self._shown(said))

    def deputy(self, part: Part, said: dict[str, Any]) -> None:
        """Somebody who stands in."""
        if self._waits("stays-deputy", part, said, holder=self._shown(said)):
            return
        passed = self._in_list(part, "deputies", as_list(said.get("deputies")), (said.get("person"),))
        self.tell("deputy-passed" if passed else "deputy-dropped", part, holder=self._shown(said))

    def _waits(self, key: str, part: Part, said: dict[str, Any], **params: str) -> bool:
        """Whether something without a day of its own stays as it is until the day, and say so."""
        if not self.ahead or begins_of(said) >= self.day:
            return False
        self.later = True
        self.tell(key, part, day=self.day, **params)
        return True

    def _in_list(self, part: Part, key: str, names: list[str], besides: Sequence[str | None]) -> bool:
        """Put the successor into a list, in the person's place; false where the person only goes."""
        path = (*part.path, key)
        if self.to is None or self.to in names or self.to in besides:
            take_names(part.file, path, [self.person], self.desk)
            return False
        said = self.draft.at(part.file, path)
        self.draft.put(part.file, (*path, names.index(self.person)) if isinstance(said, list) else path, self.to)
        return True

    def _shown(self, said: dict[str, Any]) -> str:
        kinds = ("person", "position", "unit", "supplier", "body", "together")
        return shown_holder({key: said[key] for key in kinds if key in said})

    # Tasks, decisions, actions

    def task(self, part: Part, said: dict[str, Any]) -> None:
        """A task of a role that somebody else does."""
        coming = begins_of(said) > self.last
        if coming:
            names = {"holder": self.person, "role": part.title, "where": part.where, "task": part.item}
            see_yet_to_begin(begins_of(said), self.last, self.desk, **names)
        to_itself = self.to is not None and self.to in self._holders(part)
        if self.to is None or to_itself or ends_of(said) < self.day:
            if coming:
                self._drop(part)
            else:
                self.draft.put(part.file, (*part.path, "until"), self.last)
            self.tell("task-to-holder" if to_itself else "task-ended", part, task=part.item, ends=self.last)
            return
        if self._waits("stays-task", part, said, task=part.item):
            return
        self.draft.put(part.file, (*part.path, "person"), self.to)
        if part.kind == "delegate" and not coming:
            self.draft.put(part.file, (*part.path, "from"), self.day)
        if self.decision:
            self.draft.put(part.file, (*part.path, "decision"), self.decision)
        elif part.kind == "delegate" and said.get("decision"):
            self.draft.drop(part.file, (*part.path, "decision"))
        begins = max(self.day if part.kind == "delegate" else self.desk.day, begins_of(said))
        self.tell("task-passed", part, task=part.item, begins=begins)

    def _holders(self, part: Part) -> set[str]:
        """Who holds the role that a task belongs to."""
        role = self._role(part)
        return {name for held in role.current for kind, name in held.who if kind == "person"} if role else set()

    def partner(self, part: Part, said: dict[str, Any]) -> None:
        """Whom a sheet is agreed with: that is an agreement, which takes two."""
        del said
        self.left_open.append(("open-sheet", {"title": part.item, "where": part.where}))

    def accepted(self, part: Part, said: dict[str, Any]) -> None:
        """Who answers for a vacancy: that was decided, and who decided it is history."""
        place = ["--group", str(part.path[1])] if part.path[0] == "system_groups" else []
        place = ["--system", part.system] if part.system else place
        at = [each for area in as_list(said.get("at")) for each in ("--at", area)]
        by = ["--reason", str(said.get("reason")), "--accepted-by", self.to or "ID", "--until", ends_of(said)]
        command = shlex.join(["rolekat", "vacate", part.role, *place, *at, *by])
        self.left_open.append(("open-vacancy", {"role": part.title, "where": part.where, "command": command}))

    def executor(self, part: Part, said: dict[str, Any]) -> None:
        """Who carries out an action."""
        if self._waits("stays-executor", part, {}):
            return
        if self.to is not None:
            self.draft.put(part.file, (*part.path, "executor"), self.to)
            self.tell("action-passed", part)
            return
        alone = len(said) == 1
        self.draft.drop(part.file, part.path if alone else (*part.path, "executor"))
        self.tell("action-dropped", part)
