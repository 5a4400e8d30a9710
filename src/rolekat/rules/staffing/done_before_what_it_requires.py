"""Nothing is done before what it requires."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import DATE, done
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.action import Action, ActionState

RULE = Rule("RK465", "done-before-what-it-requires", "warning")


@only_where("demands.requiring")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The actions of a system."""
    requiring = staffing.demands.requiring
    if requiring and not requiring.keys().isdisjoint(staffing.staffing.actions):
        yield from _check(requiring, staffing.catalog.actions, staffing, staffing.title)


@only_where("head.actions")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Those that the organisation has once for all systems."""
    if organisation.head.actions:
        actions = {standing.id: standing.action for standing in organisation.actions}
        requiring = {name: action.requires for name, action in actions.items()}
        yield from _check(requiring, actions, organisation, organisation.head.title)


def _check(
    requiring: Mapping[str, Sequence[str]],
    actions: Mapping[str, Action],
    where: StaffingState | OrganisationState,
    title: str,
) -> Iterator[Finding]:
    """What was done while something that it requires is not, or was done only later; what comes back may be again.

    One finding for all that lacks the same. How far actions have come is worked out only where something is found.
    """
    states = where.action_states
    gathered: dict[tuple[str, ...], list[str]] = {}
    for name, requires in requiring.items():
        state = states.get(name)
        if state is None or state.done is None or state.done > where.day or state.not_needed is not None:
            continue
        required = [each for each in requires if each in actions]
        missing = tuple([each for each in required if not _was_done_by(states.get(each), actions[each], state.done)])
        if missing:
            gathered.setdefault(missing, []).append(name)
    known = {standing.id: standing for standing in where.actions} if gathered else {}
    for missing, names in gathered.items():
        done_before = [known[name] for name in names]
        first, *others = [where.place("actions", standing.id, "done") for standing in done_before]
        yield RULE.at(
            first,
            related=(
                *((place, "also") for place in others),
                *((known[name].at(where), "missing") for name in missing),
                *((standing.source(where), "action") for standing in done_before),
            ),
            actions=Several(tuple(f"{standing.action.title} ({standing.state.done})" for standing in done_before)),
            missing=Several(tuple(known[name].action.title for name in missing)),
            id=missing[0],
            where=title,
            command=done(missing[0], where, "--on", DATE),
        )


def _was_done_by(state: ActionState | None, action: Action, day: str) -> bool:
    if state is None:
        return False
    if state.not_needed is not None:
        return True
    return state.done is not None and (state.done <= day or action.every is not None)
