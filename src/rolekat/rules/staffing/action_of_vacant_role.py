"""What is to be done in the current phase has somebody to answer for it and somebody to do it."""

from collections.abc import Iterator

from rolekat.findings.finding import Each, Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.library.phases import TIMELESS
from rolekat.rules.commands import assign, done
from rolekat.rules.entering import only_where
from rolekat.rules.review import is_of_nobody, is_vacant
from rolekat.state.actions import Standing
from rolekat.state.staffing import StaffingState

RULE = Rule("RK443", "action-of-vacant-role", "warning", "Rollegalleri 1.5, 2 Rollebeskrivelser, Projektleder")


@only_where("open_actions")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """One finding for each role that nobody holds, with what waits for it; one for what several could do.

    What is overdue already, and whose role nobody holds, is told there; what comes back and is nobody's at all has a
    rule of its own. Nothing waits for somebody that an event has yet to call for.
    """
    waiting: dict[str, list[Standing]] = {}
    shared: list[Standing] = []
    for standing in staffing.open_actions:
        is_now = standing.action.phase in (staffing.phase, TIMELESS) and not standing.awaits_event
        if is_now and not standing.overdue and not is_of_nobody(standing, staffing):
            for name in _vacant(standing, staffing):
                waiting.setdefault(name, []).append(standing)
            if standing.action.kind == "klik" and _is_anybodys(standing, staffing):
                shared.append(standing)
    for name, standings in waiting.items():
        role = staffing.role(name)
        told = role is not None and role.demanded  # that nobody holds it: here is what waits for it
        place = ((role.place, "role"),) if role else ()
        found = _finding("message", standings, staffing, name, place)
        yield found._replace(severity="note") if told else found
    if shared:
        yield _finding("executor", shared, staffing, "", ())._replace(severity="note")


def _vacant(standing: Standing, staffing: StaffingState) -> Iterator[str]:
    """The roles that answer for an action or do it, and that nobody holds; a decision to leave one so counts."""
    action = standing.action
    doing = () if standing.state.executor else (action.executor, *action.alternatives)
    done_by_some = any(name and not is_vacant(name, staffing) for name in doing)
    for name in dict.fromkeys((action.responsible, None if done_by_some else action.executor if doing else None)):
        if name and is_vacant(name, staffing):
            yield name


def _is_anybodys(standing: Standing, staffing: StaffingState) -> bool:
    """Whether a KLIK task has nobody by name to do it: several hold the role, or no role is said to."""
    action = standing.action
    if standing.state.executor:
        return False
    role = staffing.role(action.executor) if action.executor else None
    return action.executor is None or (role is not None and len(role.current) > 1)


def _finding(
    variant: str, standings: list[Standing], staffing: StaffingState, name: str, related: tuple[tuple[Place, str], ...]
) -> Finding:
    timeless = {"message": "timeless", "executor": "timeless-executor"} if staffing.phase == TIMELESS else {}
    vacant = staffing.role(name) if name else None
    return RULE.at(
        standings[0].at(staffing),
        timeless.get(variant, variant),
        related=(*related, *((standing.source(staffing), "action") for standing in standings)),
        role=staffing.catalog.title_of(name) if name else "",
        id=name or standings[0].id,
        actions=Each(tuple(standing.action.title for standing in standings)),
        system=staffing.title,
        phase=staffing.phase_title,
        command=assign(vacant, staffing) if vacant else done(standings[0].id, staffing),
    )
