"""A phase begins when what the phases before it ask for is done and their mandatory roles are filled."""

from collections.abc import Iterator

from rolekat.findings.finding import Command, Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import assign, done
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
    actions = [each for each in due_later if each.was_for_before(number, staffing.phase, begins)]
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
        done=done(actions[0].id, staffing) if actions else Command(()),
        assign=assign(roles[0], staffing) if roles else Command(()),
    )


def _was_vacant(role: StaffedRole, staffing: StaffingState, before: str, last: str) -> bool:
    """Whether nobody held a role, then mandatory, on the last day of the phase before, and nobody has held it since."""
    if role.demand is None or role.demand.conditional or role.accepted or role.spread or role.current:
        return False
    was = staffing.obligation(role.demand, role.entry, before)
    return was == "mandatory" and not any(holding.counts_on(last) for holding in role.holdings)
