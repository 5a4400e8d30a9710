"""Somebody leaves: what they hold, stand in for and do passes to a successor, or ends."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rolekat.answers.scope import meant
from rolekat.changes.holders import person_of
from rolekat.changes.inferring import Named
from rolekat.changes.parts import parts_of
from rolekat.changes.passing_beside import (
    leave_decision,
    leave_sheet,
    pass_action,
    pass_deputyship,
    pass_name,
    pass_task,
)
from rolekat.changes.passing_terms import pass_term
from rolekat.changes.succession import Days, Succession
from rolekat.changes.word_order import person_first
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.state.days import LAST, day_before, plus_days

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from rolekat.changes.desk import Desk
    from rolekat.changes.parts import Kind, Part
    from rolekat.state.organisation import OrganisationState


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
        UsageError: there is no such person, role or system; there is nothing to pass on, or more than was meant; or
            a file that names the person is faulty.
    """
    organisation = desk.organisation(wish.organisation, Named(holders=[wish.person, wish.to]))
    with person_first(wish.person, organisation):
        person = person_of(wish.person, organisation)
    to = person_of(wish.to, organisation) if wish.to is not None else None
    if person == to:
        raise UsageError("transfer-same", person=person)
    _see_readable(person, organisation)
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
    going = Succession(person, to, Days(last, day), organisation, desk)
    going.decision = wish.decision
    head = "transfer-head" if to else "transfer-head-end"
    desk.tell(head, person=person, to=to or "", day=day, ends=last, n=str(len(parts)))
    _pass_all(parts, going)
    if wish.left is not None and leaves:
        desk.draft.put(organisation.file, ("people", person, "left"), wish.left)
        desk.tell("transfer-left", person=person, day=wish.left)
    if going.later:
        desk.tell("transfer-again", day=day, command=_command(wish, person, to, day))
    for key, params in (*going.left_open, *opened):
        desk.tell(key, person=person, **params)
    rest = len(known) - len(parts)
    if rest:
        desk.tell("transfer-rest", person=person, n=str(rest))


def _see_readable(person: str, organisation: OrganisationState) -> None:
    """See that nothing of a person's is passed over because its file is faulty.

    Raises:
        UsageError: a faulty file has the person's id.
    """
    loaded = organisation.may_be_named(person)
    if loaded is not None:
        raise UsageError("transfer-faulty", person=person, file=shown_path(loaded.file))


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
    groups = {part.group: (part.where,) for part in parts if part.group}

    def names(part: Part) -> set[str]:
        return set(filter(None, (part.role, part.system, part.group)))

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


def _pass_all(parts: Sequence[Part], going: Succession) -> None:
    """Pass on parts, the last of each list first: what is taken out then moves nothing still to be changed.

    They are told in the order of the files.
    """
    told, desk = [], going.desk
    for part in reversed(parts):
        before = len(desk.told)
        _WAYS[part.kind](part, desk.draft.at(part.file, part.path), going)
        told.append(desk.told[before:])
        del desk.told[before:]
    desk.told += [each for sentences in reversed(told) for each in sentences]


_WAYS: Final[Mapping[Kind, Callable[[Part, dict[str, Any], Succession], None]]] = {
    "holder": pass_term,
    "named": pass_name,
    "deputy": pass_deputyship,
    "delegate": pass_task,
    "line": pass_task,
    "partner": leave_sheet,
    "accepted": leave_decision,
    "executor": pass_action,
}
