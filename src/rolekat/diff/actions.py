"""Actions: KLIK tasks and other duties, who has which part in them, and when they are due."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rolekat.answers.facts import Titled
from rolekat.diff.change import Change, Concerned, Reach, Subject
from rolekat.diff.telling import NONE, Telling, always, both, text_or_none
from rolekat.diff.values import Fact, Span, Text, Value, Word, normal, same, same_text
from rolekat.state.days import last_of, plus_days, plus_interval

if TYPE_CHECKING:
    from rolekat.findings.finding import Place
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.action import Action


class ActionAdded(Change, effect="demands", inverse="action-removed", weight=3):
    """There is a further KLIK task or duty."""


class ActionRemoved(Change, effect="relaxes", inverse="action-added", weight=3):
    """A KLIK task or duty is no longer asked for."""


class ActionReworded(Change, effect="editorial", weight=3):
    """The title or the text of an action has other words."""


class ActionDueEarlier(Change, effect="demands", inverse="action-due-later", weight=4, says="action-due"):
    """An action is due earlier, or has a deadline at all."""


class ActionDueLater(Change, effect="relaxes", inverse="action-due-earlier", weight=4, says="action-due"):
    """An action is due later, or has no deadline any more."""


class ActionDueMoved(Change, effect="shifts", weight=4, says="action-due"):
    """An action has another deadline; which of the two comes first is not for the catalog to say."""


class ActionMoreOften(Change, effect="demands", inverse="action-less-often", weight=4, says="action-often"):
    """An action comes back more often, or comes back at all."""


class ActionLessOften(Change, effect="relaxes", inverse="action-more-often", weight=4, says="action-often"):
    """An action comes back less often, or not any more."""


class ActionHandedOn(Change, effect="shifts", weight=3):
    """Other roles answer for an action, do it, may do it, take part in it, or are appointed by it."""


class ActionRephased(Change, effect="shifts", weight=4):
    """An action belongs to another phase."""


class ActionsOf(NamedTuple):
    """The actions of a catalog or a gallery on one side."""

    actions: Mapping[str, Action]
    place: Callable[..., Place]
    gallery: LinkedGallery
    title: Callable[[str], str]
    """What a role is called here."""
    renamed: Mapping[str, str] = MappingProxyType({})
    """The ids that roles of this side have on the other one, where they are called otherwise there."""

    def titled(self, roles: Iterable[str]) -> Value:
        """Roles with their titles."""
        return tuple([Titled(role, self.title(role)) for role in roles]) or NONE


_PARTS: Final = ("responsible", "executor", "alternatives", "involved", "designates")
TOLD: Final = frozenset({"title", "text", "due", "every", "phase", *_PARTS})


def compare_actions(
    old: ActionsOf, new: ActionsOf, told: Concerned, *, of_gallery: bool = False, without: Collection[str] = ()
) -> Iterator[Change]:
    """What changed in the actions; those `without` are told elsewhere."""
    for name in dict.fromkeys((*old.actions, *new.actions)):
        if name in without:
            continue
        before, after = old.actions.get(name), new.actions.get(name)
        if before is after:
            continue
        yield from _compare(name, (before, after), (old, new), told, of_gallery=of_gallery)


def _compare(
    name: str,
    actions: tuple[Action | None, Action | None],
    sides: tuple[ActionsOf, ActionsOf],
    told: Concerned,
    *,
    of_gallery: bool,
) -> Iterator[Change]:
    before, after = actions
    shown, side = (after, sides[1]) if after else (before, sides[0])
    assert shown is not None
    places = (
        sides[0].place("actions", name, of_key=True) if before else None,
        sides[1].place("actions", name, of_key=True) if after else None,
    )
    tell = Telling(
        Subject("action", name, normal(shown.title)),
        told.joined(Concerned(roles=_roles_of(shown, side))),
        always(places),
        Reach(action=name) if of_gallery else None,
    )
    if before is None or after is None:
        about: dict[str, Value] = {"sort": Word(f"vocabulary.action.{shown.kind}")}
        timed = shown.phase in side.gallery.phases
        if timed:
            about["phase"] = Span((shown.phase,), side.gallery)
        yield tell(ActionAdded if after else ActionRemoved, about=about, variant="in-phase" if timed and after else "")
        return
    if not same_text(before.title, after.title):
        yield tell(ActionReworded, values=both(lambda action: Text(normal(action.title)), before, after))
    if not same_text(before.text, after.text):
        yield tell(ActionReworded, values=both(lambda action: text_or_none(action.text), before, after))
    yield from _when(before, after, sides, tell)
    for part in _PARTS:
        yield from _handed_on(part, before, after, sides, tell)
    yield from tell.records(before, after, TOLD)


def _when(before: Action, after: Action, sides: tuple[ActionsOf, ActionsOf], tell: Telling) -> Iterator[Change]:
    old, new = (side.gallery for side in sides)
    if before.phase != after.phase:
        yield tell(ActionRephased, values=(Span((before.phase,), old), Span((after.phase,), new)))
    if not same(before.due, after.due):
        earlier = _is_earlier(after.due, before.due, new)
        kind = ActionDueMoved if earlier is None else ActionDueEarlier if earlier else ActionDueLater
        yield tell(kind, values=(_due(before, old), _due(after, new)))
    intervals = both(lambda action: _interval(action.every), before, after)
    if intervals[0] != intervals[1]:
        often = ActionMoreOften if intervals[1] < intervals[0] else ActionLessOften
        yield tell(often, values=(_every(before, old), _every(after, new)))


def _every(action: Action, gallery: LinkedGallery) -> Value:
    return Fact("every", action.every, gallery) if action.every else Word("diff.once")


def _due(action: Action, gallery: LinkedGallery) -> Value:
    return Fact("due", action.due, gallery) if action.due else Word("diff.no-deadline")


_BASE: Final = "2001-01-01"


def _interval(interval: str | None) -> str:
    """An interval as something that compares: the day it leads to."""
    return plus_interval(_BASE, interval) if interval else "9999-12-31"


def _is_earlier(one: Any, other: Any, gallery: LinkedGallery) -> bool | None:
    """Whether a deadline comes before another; `None` where nobody can say."""
    mine, theirs = _moment(one, gallery), _moment(other, gallery)
    if mine is None or theirs is None or mine[0] != theirs[0] or mine == theirs:
        return (other is None) if (one is None) != (other is None) else None
    return mine < theirs


def _moment(due: Any, gallery: LinkedGallery) -> tuple[str, Any] | None:
    """A deadline as something that compares with those of its sort: days of the calendar, or days around a phase."""
    order = [*gallery.phases]
    if due is None:
        return None
    if due.date:
        return "date", last_of(due.date)
    if due.before in order:
        return "phase", (order.index(due.before), plus_days(_BASE, -(1 if due.days is None else due.days)))
    if due.after in order:
        return "phase", (order.index(due.after), plus_days(_BASE, due.days or 0))
    return None


def _handed_on(
    part: str, before: Action, after: Action, sides: tuple[ActionsOf, ActionsOf], tell: Telling
) -> Iterator[Change]:
    old, new = _named(before, part), _named(after, part)
    if {sides[0].renamed.get(name, name) for name in old} != set(new):
        about = {"part": Word(f"vocabulary.part.{part}")}
        yield tell(ActionHandedOn, (part,), (sides[0].titled(old), sides[1].titled(new)), about)


def _named(action: Action, part: str) -> tuple[str, ...]:
    found = getattr(action, part)
    return (found,) if isinstance(found, str) else tuple(found or ())


def _roles_of(action: Action, side: ActionsOf) -> tuple[Titled, ...]:
    names = dict.fromkeys(name for part in _PARTS for name in _named(action, part))
    return tuple([Titled(name, side.title(name)) for name in names])
