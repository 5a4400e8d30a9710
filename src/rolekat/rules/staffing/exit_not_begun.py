"""Before the contract of a system ends, the phase has begun in which it is settled what comes then."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import DATE, transition
from rolekat.rules.entering import only_where
from rolekat.rules.staffing.contract_ends_first import tells_of
from rolekat.state.days import plus_days, plus_interval
from rolekat.state.staffing import StaffingState

RULE = Rule("RK461", "exit-not-begun", "warning")


@only_where("staffing.contract")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """From so many days before the contract must be terminated or prolonged, which is when its notice begins.

    Not where the phase has begun, nor where it is planned to begin before that day. Where the gallery has no such
    phase, as for any other contract.
    """
    contract = staffing.staffing.contract
    if contract is None or contract.ends is None:
        return
    ends, day = contract.ends, staffing.day
    latest = plus_interval(ends, contract.notice, -1) if contract.notice else ends
    leaving = staffing.gallery.head.lifecycle.exit
    if leaving not in staffing.gallery.phases:
        if latest <= staffing.organisation.outlook.ending_day and not tells_of(staffing):
            variant = "ended" if ends < day else "passed" if latest < day else "notice" if contract.notice else ""
            yield RULE.at(
                staffing.place("contract", "ends"),
                f"alone-{variant}".rstrip("-"),
                system=staffing.title,
                ends=ends,
                latest=latest,
            )
        return
    planned = staffing.staffing.phases.get(leaving)
    if plus_days(latest, -staffing.organisation.outlook.exit_lead_time) > day:
        return
    if planned is not None and planned <= max(latest, day):
        return
    related: list[tuple[Place, str]] = [(staffing.gallery.place("lifecycle", "exit"), "said")]
    if planned:
        related.insert(0, (staffing.place("phases", leaving), "planned"))
    yield RULE.at(
        staffing.place("contract", "ends"),
        "ended" if ends < day else "passed" if latest < day else _variant(planned, contract.notice),
        related=tuple(related),
        system=staffing.title,
        phase=staffing.catalog.phase_title(leaving),
        phase_id=leaving,
        ends=ends,
        latest=latest,
        planned=planned or "",
        command=transition(leaving, DATE if latest < day else latest, staffing),
    )


def _variant(planned: str | None, notice: str | None) -> str:
    variant = "planned" if planned else "message"
    return f"notice-{variant}" if notice else variant
