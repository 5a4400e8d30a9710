"""How far the actions of a catalog have come in one organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.findings.finding import Place
from rolekat.library.taking import bare
from rolekat.state.days import last_of, plus_days, plus_interval

if TYPE_CHECKING:
    from rolekat.model.staffing import ActionState
    from rolekat.model.system import Action
    from rolekat.state.staffing import StaffingState

_UNTOUCHED: Final[ActionState] = bare("ActionState")


class Standing(NamedTuple):
    """An action of the catalog, with what the organisation says of it."""

    id: str
    action: Action
    state: ActionState
    due: str | None
    """The day it must be done, the next time for one that comes back; `None` where no day follows."""
    done: bool
    """Whether nothing is left to do on the day: done, not needed, or not due again yet."""
    overdue: bool

    @property
    def comes_back(self) -> bool:
        """Whether it was done once and is to be done again."""
        return self.action.every is not None and self.state.done is not None

    def at(self, staffing: StaffingState) -> Place:
        """Where the organisation says how far it has come; where it says nothing, the phase that the system is in."""
        if self.id in staffing.staffing.actions:
            return staffing.place("actions", self.id, of_key=True)
        return staffing.place("phases", staffing.phase) if staffing.phase else staffing.place("staffing")

    def source(self, staffing: StaffingState) -> Place:
        """Where the catalog asks for it."""
        return staffing.catalog.place("actions", self.id, of_key=True)


def standings(staffing: StaffingState) -> tuple[Standing, ...]:
    """Each action of the catalog, in its order."""
    return tuple([_standing(name, action, staffing) for name, action in staffing.catalog.actions.items()])


def still_open(staffing: StaffingState) -> tuple[Standing, ...]:
    """The actions with something left to do; most systems have done most of theirs, once and for all."""
    states, day, found = staffing.staffing.actions, staffing.day, []
    for name, action in staffing.catalog.actions.items():
        state = states.get(name)
        if state is not None and (state.not_needed or (action.every is None and state.done and state.done <= day)):
            continue
        standing = _standing(name, action, staffing)
        if not standing.done:
            found.append(standing)
    return tuple(found)


def _standing(name: str, action: Action, staffing: StaffingState) -> Standing:
    state = staffing.staffing.actions.get(name) or _UNTOUCHED
    due = state.due or _due(action, staffing)
    was_done = state.done is not None and state.done <= staffing.day
    done = was_done or state.not_needed is not None
    if state.done and was_done and action.every and state.not_needed is None:
        if state.due is None or state.due <= state.done:  # else a day was agreed for the next time
            due = plus_interval(state.done, action.every)
        done = due is None or staffing.day <= due
    overdue = not done and due is not None and due < staffing.day
    return Standing(name, action, state, due, done, overdue)


def _due(action: Action, staffing: StaffingState) -> str | None:
    """The day that follows from the catalog's deadline and the days of the phases here."""
    due, dates = action.due, staffing.staffing.phases
    if due is None:
        return None
    if due.date:
        return last_of(due.date)
    if due.before and due.before in dates:
        return plus_days(dates[due.before], -(1 if due.days is None else due.days))
    if due.after and due.after in dates:
        return plus_days(dates[due.after], due.days or 0)
    return None
