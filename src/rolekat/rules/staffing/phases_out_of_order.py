"""The phases begin in the order in which the gallery has them."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.staffing import StaffingState

RULE = Rule("RK427", "phases-out-of-order", "error")


@only_where("staffing.phases")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What begins before a phase that precedes it, in one finding; a warning for a phase that lasts no day."""
    dates = staffing.staffing.phases
    given = [phase for phase in staffing.demands.phases if phase in dates]
    days = [dates[phase] for phase in given]
    if all(map(str.__lt__, days, days[1:])):
        return
    latest = given[0]
    early: dict[str, list[str]] = {}
    for phase in given[1:]:
        if dates[phase] < dates[latest]:
            early.setdefault(latest, []).append(phase)
            continue
        if dates[phase] == dates[latest]:
            yield _finding("same-day", [phase], latest, staffing)
        latest = phase
    for before, phases in early.items():
        yield _finding("message", phases, before, staffing)


def _finding(variant: str, phases: list[str], before: str, staffing: StaffingState) -> Finding:
    dates, title = staffing.staffing.phases, staffing.catalog.phase_title
    return RULE.at(
        staffing.place("phases", phases[0]),
        variant,
        severity="warning" if variant == "same-day" else None,
        related=((staffing.place("phases", before), "before"),),
        phases=Several(tuple(f"{title(phase)} ({dates[phase]})" for phase in phases)),
        before=title(before),
        day=dates[before],
        system=staffing.title,
    )
