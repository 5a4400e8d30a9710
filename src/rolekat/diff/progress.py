"""How far an organisation has come with actions, and what it states to have been done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from rolekat.diff.change import Change, Subject
from rolekat.diff.here import Here, Part
from rolekat.diff.telling import NONE, Telling, Values, always, both, text, which
from rolekat.diff.values import Day, Value, Word, alike, normal, same
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.answers.facts import Directory
    from rolekat.model.action import Action


class ActionDone(Change, effect="relaxes", inverse="action-reopened", weight=4):
    """An action was done."""


class ActionReopened(Change, effect="demands", inverse="action-done", weight=4):
    """It is no longer said that an action was done."""


class ActionDoneAgain(Change, effect="shifts", weight=5):
    """The day on which an action was done last is another one, or the months in which it is done."""


class ActionNotNeeded(Change, effect="relaxes", inverse="action-needed", weight=4):
    """An organisation says that it does not need an action."""


class ActionNeeded(Change, effect="demands", inverse="action-not-needed", weight=4):
    """An organisation no longer says that it does not need an action."""


class ActionDayEarlier(Change, effect="demands", inverse="action-day-later", weight=4, says="action-due"):
    """An organisation wants an action done by an earlier day, or by a day of its own."""


class ActionDayLater(Change, effect="relaxes", inverse="action-day-earlier", weight=4, says="action-due"):
    """An organisation wants an action done by a later day, or has no day of its own for it."""


class ActionExecutorChanged(Change, effect="shifts", weight=4):
    """Another person does an action in an organisation."""


class EvidenceRecorded(Change, effect="relaxes", inverse="evidence-withdrawn", weight=5):
    """It is said when something that must be there was done."""


class EvidenceWithdrawn(Change, effect="demands", inverse="evidence-recorded", weight=5):
    """It is no longer said when something that must be there was done."""


class EvidenceRenewed(Change, effect="shifts", weight=6):
    """Something that must be there was done again, or on another day."""


def compare_progress(here: Here) -> Iterator[Change]:
    """What changed in how far actions have come."""
    before, after = here.old.action_states, here.new.action_states
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        if same(one, other):
            continue
        places = (
            here.old.place("actions", name, of_key=True) if name in before else None,
            here.new.place("actions", name, of_key=True) if name in after else None,
        )
        tell = Telling(Subject("action", name, _title(name, here)), here.concerned, always(places))
        yield from _compare(one, other, here, tell)


def _compare(one: Any, other: Any, here: Here, tell: Telling) -> Iterator[Change]:
    def of(name: str) -> tuple[Any, Any]:
        return getattr(one, name, None), getattr(other, name, None)

    done, due, reasons = of("done"), of("due"), both(text, *of("not_needed"))
    if done[0] != done[1]:
        side = which(*done)
        kind = ActionDoneAgain if side is None else ActionDone if side == "new" else ActionReopened
        yield tell(kind, values=_days(done))
    if due[0] != due[1]:
        is_earlier = due[0] is None or (due[1] is not None and due[1] < due[0])
        yield tell(ActionDayEarlier if is_earlier else ActionDayLater, values=_days(due, "diff.no-deadline"))
    if reasons[0] != reasons[1]:
        side = which(*reasons)
        if side is None:
            yield tell.record(("not_needed",))
        else:
            yield tell(ActionNotNeeded if side == "new" else ActionNeeded, values=reasons)
    executor = of("executor")
    people = _person(executor[0], here.names.old), _person(executor[1], here.names.new)
    if not alike(*people):
        yield tell(ActionExecutorChanged, values=people)
    months = both(lambda found: "/".join(found or ()), *of("months"))
    if months[0] != months[1]:
        yield tell(ActionDoneAgain, values=(months[0] or NONE, months[1] or NONE), variant="months")


def _days(days: tuple[str | None, str | None], nothing: str = "diff.no-day") -> Values:
    return both(lambda day: Day(day) if day else Word(nothing), *days)


def _person(name: str | None, names: Directory) -> Value:
    return names.person(name) if name else NONE


def _title(action: str, here: Here) -> str:
    """What an action is called; its id where neither side asks for it."""
    for side in (here.new, here.old):
        known = _asked(side)
        if action in known:
            return normal(known[action].title)
    return action


def _asked(side: Part) -> Mapping[str, Action]:
    """The actions that are asked for here."""
    if isinstance(side, StaffingState):
        return side.catalog.actions
    return side.gallery.head.actions if side.gallery else {}


def compare_evidence(old: Mapping[str, str], new: Mapping[str, str], tell: Telling) -> Iterator[Change]:
    """What changed in what is said to have been done."""
    for name in dict.fromkeys((*old, *new)):
        one, other = old.get(name), new.get(name)
        if one != other:
            side = which(one, other)
            kind = EvidenceRenewed if side is None else EvidenceRecorded if side == "new" else EvidenceWithdrawn
            days = both(lambda day: Day(day) if day else None, one, other)
            yield tell(kind, ("evidence", name), days, {"evidence": name}, side=side)
