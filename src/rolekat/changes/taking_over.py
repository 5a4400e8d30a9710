"""Those who take over with a phase: who was to do so on another day, and who is named for it now."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, NamedTuple

from rolekat.answers.scope import meant
from rolekat.changes.assign import Assign, assign
from rolekat.changes.ending import end_vacancy
from rolekat.changes.holders import holder_of, is_held_by, shown_who
from rolekat.errors import UsageError
from rolekat.state.days import LAST

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rolekat.changes.phase_step import Step
    from rolekat.findings.finding import Path
    from rolekat.state.seats import Holding, StaffedRole


class Takers(NamedTuple):
    """Who takes over, by role: named, or whoever held the one before, for good or up to and including a day."""

    named: Mapping[str, str]
    same: frozenset[str]
    interim: Mapping[str, str]


def takers_meant(
    named: Mapping[str, str], same: Sequence[str], interim: Mapping[str, str], steps: Sequence[Step]
) -> Takers:
    """The same with the ids of the roles, for what somebody typed.

    Raises:
        UsageError: a role takes over in none of the systems, or was named twice.
    """
    labels: dict[str, tuple[str, ...]] = {}
    for step in steps:
        labels.update({taking.successor.id: (taking.successor.title,) for taking in step.successions})

    def role(word: str) -> str:
        found = meant(word, labels)
        if found is None:
            phase, where = steps[0].title, ", ".join(step.staffing.title for step in steps)
            if not labels:
                raise UsageError("transition-no-successions", role=word, phase=phase, where=where)
            raise UsageError("transition-no-succession", role=word, phase=phase, where=where, known=", ".join(labels))
        return found

    words = [role(word) for word in (*named, *same, *interim)]
    twice = sorted(name for name in words if words.count(name) > 1)
    if twice:
        raise UsageError("transition-twice", role=twice[0])
    return Takers(
        {role(word): holder for word, holder in named.items()},
        frozenset(map(role, same)),
        {role(word): day for word, day in interim.items()},
    )


def move_successors(step: Step, moving: Collection[str], moved: set[tuple[str, Path]]) -> None:
    """Let those who were to take over on a planned day take over on the new one.

    `moving` are all systems that move on. Whoever takes over in another one by the same line keeps the day.
    `moved` are the terms that begin on the new day by now: one may be of several systems.
    """
    days = {**step.dropped, step.phase: step.planned}
    for taking in step.successions:
        role, planned = step.staffing.role(taking.successor.id), days.get(taking.phase or "")
        for held in role.holdings if role and planned not in (None, step.on) else ():
            if role is None or held.holder.from_ != planned or (held.holder.until or LAST) < step.on:
                continue
            if (held.file, held.path) in moved or _stays(role, held, step, moving):
                continue
            moved.add((held.file, held.path))
            step.desk.draft.put(held.file, (*held.path, "from"), step.on)
            staffed = step.staffed(role)
            params = {"holder": shown_who(held.who), "role": role.title, "where": staffed.where}
            step.desk.tell("assigned", begins=step.on, **params)
            end_vacancy(staffed, step.on, step.desk)


def _stays(role: StaffedRole, held: Holding, step: Step, moving: Collection[str]) -> bool:
    """Whether a term begins when it was to begin, since it is not of the systems that move on alone; that is told."""
    holder, begins = shown_who(held.who), held.holder.from_ or ""
    if held.organisation != step.staffing.organisation.id:
        step.tell("transition-body-stays", holder=holder, role=role.title, begins=begins)
        return True
    others = step.sharing(role, held, moving)
    if others:
        systems = ", ".join(other.title for other in others)
        step.tell("transition-others-stay", holder=holder, role=role.title, begins=begins, systems=systems)
    if others and step.on < begins and not (role.demand is not None and role.demand.level == "organisation"):
        place = ["--system", step.staffing.id, "--from", step.on, "--only-here"]
        command = shlex.join(["rolekat", "assign", role.id, holder, *place])
        step.tell("transition-sooner-here", holder=holder, command=command)
    return bool(others)


def take_over(step: Step, takers: Takers, moved: Collection[tuple[str, Path]]) -> None:
    """Put those into the roles that take over who were named for them.

    Raises:
        UsageError: somebody else holds such a role, or nobody held the one before.
    """
    for name in dict.fromkeys(taking.successor.id for taking in step.successions):
        until = takers.interim.get(name)
        if until is not None and until < step.on:
            raise UsageError("change-days", begins=step.on, ends=until)
        if name in takers.named:
            _assign(step, name, takers.named[name], moved)
        elif name in takers.same or until is not None:
            for holder in _before(step, name):
                _assign(step, name, holder, moved, until)


def _before(step: Step, successor: str) -> list[str]:
    """Who holds the roles that another takes over from on their last day, as it is typed.

    Raises:
        UsageError: nobody does.
    """
    names = [taking.predecessor for taking in step.successions if taking.successor.id == successor]
    roles = [role for name in names if (role := step.staffing.role(name))]
    found = dict.fromkeys(shown_who(held.who) for role in roles for held in role.holdings if _held_last(held, step))
    if not found:
        titles = ", ".join(map(step.staffing.catalog.title_of, names))
        params = {"where": step.staffing.title, "successor": successor}
        raise UsageError("transition-nobody-before", role=titles, day=step.last, **params)
    return list(found)


def _held_last(held: Holding, step: Step) -> bool:
    """Whether a term runs up to the last day before the phase, whatever was planned before."""
    until = None if step.ended_for_plan(held.holder.until) else held.holder.until
    left = step.staffing.organisation.left
    stays = not held.people or any(left.get(person, LAST) >= step.on for person in held.people)
    return held.begins <= step.last <= (until or LAST) and stays


def _assign(step: Step, role: str, holder: str, moved: Collection[tuple[str, Path]], until: str | None = None) -> None:
    """Put somebody into a role, unless they are, or now will be, in it on that day."""
    staffed, organisation = step.staffing.role(role), step.staffing.organisation
    holdings = staffed.holdings if staffed else ()
    mine = [held for held in holdings if held.counts_on(step.on) or (held.file, held.path) in moved]
    if staffed and mine:
        if all(is_held_by(held, holder_of(holder, organisation)) for held in mine):
            step.tell("transition-holds", holder=holder, role=staffed.title)
            return
        names = ", ".join(sorted({shown_who(held.who) for held in mine}))
        params = {"where": step.staffing.title, "role": staffed.title, "id": role, "system": step.staffing.id}
        raise UsageError("transition-held", holders=names, begins=step.on, holder=holder, **params)
    wish = Assign(role, holder, system=step.staffing.id, organisation=organisation.id, from_=step.on, until=until)
    assign(wish, step.desk)
