"""How far the actions of a catalog have come in one organisation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Place
from rolekat.library.taking import bare
from rolekat.record import Record
from rolekat.state.days import last_of, plus_days, plus_interval

if TYPE_CHECKING:
    from rolekat.model.action import Action, ActionState
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.staffing import StaffingState

_UNTOUCHED: Final[ActionState] = bare("ActionState")


class Standing(Record):
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

    @property
    def awaits_event(self) -> bool:
        """Whether only an event calls for it: nobody has said a day, and it does not come back by itself."""
        return self.action.on is not None and self.action.every is None and self.due is None

    def was_for_before(self, number: Mapping[str, int], phase: str, begins: str) -> bool:
        """Whether it belongs to a phase before one, or is due before that one begins; once is enough for the gate.

        `number` holds the places of the phases. What an event calls for waits for the event.
        """
        if self.comes_back or self.awaits_event:
            return False
        belongs = number.get(self.action.phase, number[phase])
        return belongs < number[phase] or (self.due is not None and self.due < begins)

    def at(self, where: StaffingState | OrganisationState) -> Place:
        """Where the organisation says how far it has come; where it says nothing, the phase that the system is in."""
        if self.id in where.action_states:
            return where.place("actions", self.id, of_key=True)
        phase = getattr(where, "phase", None)
        return where.place("phases", phase) if phase else where.place("organisation", of_key=True)

    def source(self, where: StaffingState | OrganisationState) -> Place:
        """Where the catalog or the gallery asks for it."""
        return where.action_source(self.id)


def standings(staffing: StaffingState) -> tuple[Standing, ...]:
    """Each action of the catalog, in its order."""
    return tuple([_standing(name, action, staffing) for name, action in staffing.catalog.actions.items()])


def recurring(staffing: StaffingState) -> tuple[Standing, ...]:
    """Those of them that come back."""
    actions = staffing.catalog.actions
    return tuple([_standing(name, actions[name], staffing) for name in staffing.demands.recurring])


def standings_once(organisation: OrganisationState) -> tuple[Standing, ...]:
    """Each action that the organisation's gallery asks of it once for all systems, in the gallery's order."""
    gallery, day = organisation.gallery, organisation.day
    if gallery is None:
        return ()
    asked = [(name, each) for name, each in gallery.head.actions.items() if each.per == "organisation"]
    states = organisation.action_states
    return tuple([_standing_of(name, each, states.get(name) or _UNTOUCHED, _dated(each), day) for name, each in asked])


def _dated(action: Action) -> str | None:
    """The day of its own by which an action must be done: no other follows where there are no phases."""
    return last_of(action.due.date) if action.due and action.due.date else None


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
    return _standing_of(name, action, state, _due(action, staffing), staffing.day)


def _standing_of(name: str, action: Action, state: ActionState, follows: str | None, day: str) -> Standing:
    """How far an action has come; `follows` is the day that follows from its deadline."""
    due = state.due or follows
    was_done = state.done is not None and state.done <= day
    done = was_done or state.not_needed is not None
    if state.done and was_done and action.every and state.not_needed is None:
        if state.due is None or state.due <= state.done:  # else a day was agreed for the next time
            due = plus_interval(state.done, action.every)
        done = due is None or day <= due
    overdue = not done and due is not None and due < day
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
