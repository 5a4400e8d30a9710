"""An action is done: a KLIK task of a system, what comes back each year, or what must be there for each system."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rolekat.changes.done_where import Place, places_of
from rolekat.changes.entries import take_out
from rolekat.changes.inferring import Named
from rolekat.errors import UsageError
from rolekat.state.days import plus_interval
from rolekat.text.changing import Flow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolekat.changes.desk import Desk
    from rolekat.findings.finding import Path
    from rolekat.state.actions import Standing


class Done(NamedTuple):
    """What is done, where and when. Names are as somebody typed them, and days are days."""

    action: str
    """An action, or the name under which it is stated that something is there (`evidence`)."""
    systems: Sequence[str] = ()
    organisation: str | None = None
    group: str | None = None
    """A group of systems: all of them."""
    on: str | None = None
    undo: bool = False
    """Whether it is not done after all; with a day, that this was the day, also where a later one is stated."""


def done(wish: Done, desk: Desk) -> None:
    """State that an action is done, or take that back.

    Raises:
        UsageError: there is no such action or system; it is done already, or not needed, or the day lies ahead.
    """
    organisation = desk.organisation(wish.organisation, Named(wish.systems, wish.group))
    on = wish.on or desk.day
    if on > desk.day:
        raise UsageError("done-ahead", on=on, day=desk.day)
    for place, name in places_of(wish.action, wish.systems, wish.group, organisation, desk):
        if name in place.actions:
            standing = place.actions[name]
            if wish.undo:
                _undo_action(place, standing, wish.on, desk)
            else:
                _do_action(place, standing, on, desk, corrects=wish.on is not None)
        elif wish.undo:
            _undo_evidence(place, name, wish.on, desk)
        else:
            _do_evidence(place, name, on, desk)


def _do_action(place: Place, standing: Standing, on: str, desk: Desk, *, corrects: bool) -> None:
    state, every = standing.state, standing.action.every
    params = {"where": place.title, "action": standing.action.title, "id": standing.id}
    if state.done == on and state.not_needed is None:
        desk.tell("done-same", done=on, **params)
        return
    _see_possible(place, standing, on, corrects=corrects)
    path: Path = ("actions", standing.id)
    order = tuple(place.actions)
    if standing.id in place.where.action_states and place.where.action_states[standing.id] is not None:
        desk.draft.put(place.file, (*path, "done"), on)
    else:
        desk.draft.put(place.file, path, Flow({"done": on}), order)
    if every is None:
        desk.tell("done", done=on, **params)
    else:
        following = plus_interval(on, every)
        if state.due is not None and state.due <= following:  # it was agreed for the time that is done now
            desk.draft.drop(place.file, (*path, "due"))
        elif state.due is not None:
            following = state.due
        desk.tell("done-again", done=on, due=following, **params)
    if state.done is not None:
        _tell_way_back(place, standing.id, state.done, desk)
    _tell_vacant(place, standing, desk)


def _see_possible(place: Place, standing: Standing, on: str, *, corrects: bool) -> None:
    """See that an action may be done on a day.

    Raises:
        UsageError: it is not needed, is done already, or was done later; or the system had not begun.
    """
    state = standing.state
    params = {"where": place.title, "action": standing.action.title, "id": standing.id}
    if state.not_needed is not None:
        raise UsageError("done-not-needed", **params)
    if state.done is not None and standing.action.every is None and not corrects:
        raise UsageError("done-already", done=state.done, **params)
    if state.done is not None and on < state.done:
        raise UsageError("done-later", done=state.done, on=on, **params)
    begun = _first_day(place, standing)
    if begun is not None and on < begun:
        raise UsageError("done-before", on=on, begun=begun, **params)


def _first_day(place: Place, standing: Standing) -> str | None:
    """The day before which nothing was done for a system: its first phase began, or the action was due even earlier.

    `None` where it is not said when the first phase of the gallery began: the system may be older.
    """
    staffing = place.staffing
    phases = staffing.demands.phases if staffing else ()
    first = staffing.staffing.phases.get(phases[0]) if staffing and phases else None
    return None if first is None else min(first, standing.due or first)


def _tell_way_back(place: Place, name: str, before: str, desk: Desk) -> None:
    """Tell which day is no longer stated, and what states it again."""
    where = ["--system", place.staffing.id] if place.staffing else []
    if len(desk.own_organisations) > 1:
        where += ["--organisation", (place.staffing.organisation if place.staffing else place.where).id]
    command = " ".join(["rolekat done", name, *where, "--undo --on", before])
    desk.tell("done-way-back", where=place.title, before=before, command=command)


def _tell_vacant(place: Place, standing: Standing, desk: Desk) -> None:
    """Tell which roles an action asks to fill that nobody holds, now or later."""
    staffing = place.staffing
    for name in standing.action.designates if staffing else ():
        role = staffing.role(name) if staffing else None
        if staffing and role is not None and role.applicable and not (role.anybody or role.coming or role.filled):
            params = {"role": role.title, "id": role.id, "system": staffing.id}
            desk.tell("done-designates", where=place.title, **params)


def _undo_action(place: Place, standing: Standing, on: str | None, desk: Desk) -> None:
    params = {"where": place.title, "action": standing.action.title}
    if standing.state.done is None:
        raise UsageError("done-not-done", **params)
    _take_back(place, ("actions", standing.id, "done"), on, {**params, "before": standing.state.done}, desk)


def _take_back(place: Place, path: Path, on: str | None, params: dict[str, str], desk: Desk) -> None:
    """Let something not be done, or have been done on another day than `before`."""
    before = params.pop("before")
    if on is not None and on != before:
        desk.draft.put(place.file, path, on)
        desk.tell("done-corrected", done=on, before=before, **params)
        return
    tried = desk.draft.copy()
    take_out(place.file, path, tried, keep=0)
    moved = _remarks_at_the_edge(tried.text(place.file)) > _remarks_at_the_edge(desk.draft.text(place.file))
    take_out(place.file, path, desk.draft, keep=1 if moved else 0)
    desk.tell("done-undone", done=before, **params)


def _remarks_at_the_edge(text: str | None) -> int:
    """How many remarks belong to no entry: one that comes there by a change has lost its place."""
    return sum(line.startswith("#") for line in (text or "").splitlines())


def _do_evidence(place: Place, name: str, on: str, desk: Desk) -> None:
    before = place.stated.get(name)
    params = {"where": place.title, "evidence": name, "done": on}
    if before == on:
        desk.tell("evidence-same", **params)
        return
    if before is not None and on < before:
        raise UsageError("done-later", where=place.title, action=name, id=name, done=before, on=on)
    desk.draft.put(place.file, ("evidence", name), on, place.evidence)
    desk.tell("evidence", **params)
    if before is not None:
        _tell_way_back(place, name, before, desk)


def _undo_evidence(place: Place, name: str, on: str | None, desk: Desk) -> None:
    params, before = {"where": place.title, "action": name}, place.stated.get(name)
    if before is None:
        raise UsageError("done-not-done", **params)
    _take_back(place, ("evidence", name), on, {**params, "before": before}, desk)
