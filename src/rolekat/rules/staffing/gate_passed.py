"""A phase begins when what the phases before it ask for is done and their mandatory roles are filled."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.state.actions import Standing
from rolekat.state.days import day_before
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK428", "gate-passed", "warning", "Rollegalleri 1.5, 3 Bilag")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """One finding for the current phase; none for a system that was not followed through the phases before."""
    dates, phases = staffing.staffing.phases, staffing.demands.phases
    if not phases or staffing.phase not in dates or not (staffing.open_actions or staffing.vacant):
        return
    earlier = [phase for phase in phases[: phases.index(staffing.phase)] if phase in dates]
    begins = dates[staffing.phase]
    if not earlier or dates[earlier[-1]] >= begins:
        return
    number = staffing.catalog.expected.phase_number
    # Of those that are overdue another rule says whose they are.
    due_later = [each for each in staffing.open_actions if not each.overdue]
    actions = [each for each in due_later if _was_for_before(each, number, staffing.phase, begins)]
    roles = [role for role in staffing.vacant if _was_vacant(role, staffing, earlier[-1], day_before(begins))]
    if not actions and not roles:
        return
    related: list[tuple[Place, str]] = [(each.source(staffing), "action") for each in actions]
    related += [(role.place, "role") for role in roles]
    yield RULE.at(
        staffing.place("phases", staffing.phase),
        "both" if actions and roles else "actions" if actions else "roles",
        related=tuple(related),
        system=staffing.title,
        phase=staffing.catalog.phase_title(staffing.phase),
        begins=begins,
        before=staffing.catalog.phase_title(earlier[-1]),
        actions=Several(tuple(each.action.title for each in actions)),
        roles=Several(tuple(role.title for role in roles)),
    )


def _was_for_before(standing: Standing, number: dict[str, int], phase: str, begins: str) -> bool:
    """Whether an action belongs to an earlier phase, or was due before this one began; once is enough for the gate.

    What an event calls for waits for the event.
    """
    if standing.comes_back or standing.awaits_event:
        return False
    belongs = number.get(standing.action.phase, number[phase])
    return belongs < number[phase] or (standing.due is not None and standing.due < begins)


def _was_vacant(role: StaffedRole, staffing: StaffingState, before: str, last: str) -> bool:
    """Whether nobody held a role, then mandatory, on the last day of the phase before, and nobody has held it since."""
    if role.demand is None or role.demand.conditional or role.accepted or role.spread or role.current:
        return False
    was = staffing.obligation(role.demand, role.entry, before)
    return was == "mandatory" and not any(holding.counts_on(last) for holding in role.holdings)
