"""Roles that a phase needs no longer: the terms of their holders end, and what these have passed on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolekat.changes.ending import end_holding, from_below
from rolekat.changes.holders import shown_who
from rolekat.state.days import FIRST, LAST
from rolekat.state.seats import given_to

if TYPE_CHECKING:
    from collections.abc import Collection

    from rolekat.changes.phase_step import Step
    from rolekat.findings.finding import Path
    from rolekat.state.seats import Holding, StaffedRole


def end_lapsing(step: Step, moving: Collection[str], ended: set[tuple[str, Path]]) -> None:
    """End the terms of those whose roles are needed no longer, and what they have passed on.

    `moving` are all systems that move on; `ended` are the terms that one of them has ended for several.
    """
    for role in step.staffing.roles.values():
        lapsed = role.demand.lapsed_in if role.demand else ()
        if step.phase not in lapsed or step.before in lapsed:
            continue
        ending = [held for held in role.holdings if _goes_beyond(held, step) and (held.file, held.path) not in ended]
        for held in from_below(ending):
            if _is_settled_here(role, held, step, moving):
                step.desk.grave |= (held.holder.from_ or FIRST) > step.last  # agreed, and never to begin
                end_holding(step.staffed(role), held, step.last, step.desk)
                ended.add((held.file, held.path))
        _end_delegated(role, step)


def _goes_beyond(held: Holding, step: Step) -> bool:
    """Whether a term must be ended; also one that was ended for the day that was planned until now."""
    until = held.holder.until
    left = step.staffing.organisation.left
    if held.people and all(left.get(person, LAST) <= step.last for person in held.people):
        return False
    return until is None or until > step.last or (step.ended_for_plan(until) and until != step.last)


def _is_settled_here(role: StaffedRole, held: Holding, step: Step, moving: Collection[str]) -> bool:
    """Whether a term may be ended: not where the holder stands for other systems, too, that go on."""
    params = {"role": role.title, "holder": shown_who(held.who)}
    if held.level == "group":
        lapsed = role.demand.lapsed_in if role.demand else ()
        others = step.sharing(role, held, moving)
        going_on = [other.title for other in others if other.phase_on(step.on) not in lapsed]
        if going_on:
            step.tell("transition-in-group", group=str(held.path[1]), systems=", ".join(going_on), **params)
        return not going_on
    if held.level != "system":
        step.tell("transition-in-body" if held.level == "joint-body" else "transition-for-all", **params)
    return held.level == "system"


def _end_delegated(role: StaffedRole, step: Step) -> None:
    """End what a role has passed on in this system's own file."""
    file, draft, own = step.staffing.file, step.desk.draft, step.staffing.staffing
    entry = own.roles.get(role.id)
    for item, given in entry.delegated.items() if entry else ():
        over = (given.until or LAST) <= step.last and not step.ended_for_plan(given.until)
        if over or (given.from_ or FIRST) > step.last:  # or is never to begin: the role is not there
            continue
        draft.put(file, ("roles", role.id, "delegated", item, "until"), step.last)
        to = given_to(given)
        who = shown_who([to]) if to else ""
        step.tell("transition-delegated", holder=who, role=role.title, ends=step.last, task=item)
    sheet = own.sheets.get(role.id)
    if sheet is not None and (sheet.until or LAST) > step.last:
        draft.put(file, ("sheets", role.id, "until"), step.last)
        step.tell("transition-sheet", role=role.title, ends=step.last)
