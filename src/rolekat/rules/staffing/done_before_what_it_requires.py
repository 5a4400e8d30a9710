"""Nothing is done before what it requires."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.state.actions import Standing
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK465", "done-before-what-it-requires", "warning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The actions of a system."""
    requiring, states = staffing.demands.requiring, staffing.staffing.actions
    if requiring and not requiring.keys().isdisjoint(states):
        yield from _check(staffing.actions, staffing, staffing.title)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Those that the organisation has once for all systems."""
    if organisation.head.actions:
        yield from _check(organisation.actions, organisation, organisation.head.title)


def _check(standings: Iterable[Standing], where: StaffingState | OrganisationState, title: str) -> Iterator[Finding]:
    """What was done while something that it requires is not, or was done only later; what comes back may be again.

    One finding for all that lacks the same.
    """
    known = {standing.id: standing for standing in standings}
    gathered: dict[tuple[str, ...], list[Standing]] = {}
    for standing in known.values():
        done = standing.state.done
        if done is None or done > where.day or standing.state.not_needed is not None:
            continue
        required = [known[name] for name in standing.action.requires if name in known]
        missing = tuple(each.id for each in required if not _was_done_by(each, done))
        if missing:
            gathered.setdefault(missing, []).append(standing)
    for missing, done_before in gathered.items():
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
        )


def _was_done_by(standing: Standing, day: str) -> bool:
    state = standing.state
    if state.not_needed is not None:
        return True
    return state.done is not None and (state.done <= day or standing.action.every is not None)
