"""What somebody who goes has beside a term: named for a unit, standing in, with a task or an action, by a decision."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

from rolekat.changes.ending import see_yet_to_begin
from rolekat.changes.entries import as_list, take_names, take_out
from rolekat.changes.holders import shown_holder
from rolekat.changes.parts import begins_of, ends_of
from rolekat.state.days import day_before
from rolekat.state.seats import HOLDER_KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolekat.changes.parts import Part
    from rolekat.changes.succession import Succession


def pass_name(part: Part, said: dict[str, Any], going: Succession) -> None:
    """Somebody by whom a unit or supplier holds a role."""
    if going.waits("stays-named", part, said, holder=_shown(said)):
        return
    passed = _in_list(part, "named", said, (), going)
    going.tell("named-passed" if passed else "named-dropped", part, holder=_shown(said))


def pass_deputyship(part: Part, said: dict[str, Any], going: Succession) -> None:
    """Somebody who stands in."""
    if going.waits("stays-deputy", part, said, holder=_shown(said)):
        return
    passed = _in_list(part, "deputies", said, (said.get("person"),), going)
    going.tell("deputy-passed" if passed else "deputy-dropped", part, holder=_shown(said))


def _in_list(part: Part, key: str, said: dict[str, Any], besides: Sequence[str | None], going: Succession) -> bool:
    """Put the successor into a list, in the person's place; false where the person only goes."""
    path, names = (*part.path, key), as_list(said.get(key))
    if going.to is None or going.to in names or going.to in besides:
        take_names(part.file, path, [going.person], going.desk)
        return False
    place = (*path, names.index(going.person)) if isinstance(said[key], list) else path
    going.draft.put(part.file, place, going.to)
    return True


def _shown(said: dict[str, Any]) -> str:
    return shown_holder({key: said[key] for key in (*HOLDER_KINDS, "together") if key in said})


def pass_task(part: Part, said: dict[str, Any], going: Succession) -> None:
    """A task of a role that somebody else does; on a sheet only where its line says so.

    Raises:
        UsageError: the task is the person's already, and the last day lies before.
    """
    lapse = going.lapse_of(part)
    if begins_of(said) < lapse <= min(going.day, ends_of(said)):
        ends = min(going.last, day_before(lapse))
        going.draft.put(part.file, (*part.path, "until"), ends)
        going.tell("task-lapses", part, task=part.item, ends=ends)
        return
    coming = begins_of(said) > going.last
    if coming:
        names = {"holder": going.person, "role": part.title, "where": part.where, "task": part.item}
        see_yet_to_begin(begins_of(said), going.last, going.desk, **names)
    to_itself = going.to is not None and going.to in _holders(part, going)
    if going.to is None or to_itself or ends_of(said) < going.day:
        if coming:
            take_out(part.file, part.path, going.draft)
        else:
            going.draft.put(part.file, (*part.path, "until"), going.last)
        going.tell("task-to-holder" if to_itself else "task-ended", part, task=part.item, ends=going.last)
        return
    if going.waits("stays-task", part, said, task=part.item):
        return
    going.draft.put(part.file, (*part.path, "person"), going.to)
    if part.kind == "delegate" and not coming:
        going.draft.put(part.file, (*part.path, "from"), going.day)
    if going.decision:
        going.draft.put(part.file, (*part.path, "decision"), going.decision)
    elif part.kind == "delegate" and said.get("decision"):
        going.draft.drop(part.file, (*part.path, "decision"))
    begins = max(going.day if part.kind == "delegate" else going.desk.day, begins_of(said))
    going.tell("task-passed", part, task=part.item, begins=begins)


def _holders(part: Part, going: Succession) -> set[str]:
    """Who holds the role that a task belongs to."""
    role = going.role_of(part)
    return {name for held in role.current for kind, name in held.who if kind == "person"} if role else set()


def leave_sheet(part: Part, said: dict[str, Any], going: Succession) -> None:
    """Whom a sheet is agreed with: that is an agreement, which takes two."""
    del said
    going.left_open.append(("open-sheet", {"title": part.item, "where": part.where}))


def leave_decision(part: Part, said: dict[str, Any], going: Succession) -> None:
    """Who answers for a vacancy: that was decided, and who decided it is history."""
    place = ["--group", part.group] if part.group else ["--system", part.system] if part.system else []
    at = [each for area in as_list(said.get("at")) for each in ("--at", area)]
    by = ["--reason", str(said.get("reason")), "--accepted-by", going.to or "ID", "--until", ends_of(said)]
    command = shlex.join(["rolekat", "vacate", part.role, *place, *at, *by])
    going.left_open.append(("open-vacancy", {"role": part.title, "where": part.where, "command": command}))


def pass_action(part: Part, said: dict[str, Any], going: Succession) -> None:
    """Who carries out an action."""
    del said
    if going.waits("stays-executor", part, {}):
        return
    executor = (*part.path, "executor")
    if going.to is not None:
        going.draft.put(part.file, executor, going.to)
    else:
        take_out(part.file, executor, going.draft, keep=0)
    going.tell("action-passed" if going.to is not None else "action-dropped", part)
