"""A staffing file says on which day the system's phases begin."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import DATE, transition
from rolekat.state.staffing import StaffingState

RULE = Rule("RK431", "phase-unknown", "warning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Not in a joint body, whose owners are each in a phase of their own."""
    if not staffing.staffing.phases and staffing.demands.phases and not staffing.organisation.is_body:
        yield RULE.at(
            staffing.place("phases", of_key=True),
            system=staffing.title,
            command=transition(staffing.demands.phases[-1], DATE, staffing),
        )
