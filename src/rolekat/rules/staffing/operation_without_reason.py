"""Where a system is run otherwise than the gallery prefers, it says why."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.staffing import StaffingState

RULE = Rule("RK460", "operation-without-reason", "note", "Hjørring Kommune, IT-strategi 2022, Driftsansvar")


@only_where("staffing.operation")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Run by a unit alone, where a supplier is preferred, or the other way round. Both together suit either."""
    operation = staffing.staffing.operation
    preferred = staffing.gallery.head.policies.operation if operation is not None else None
    if operation is None or preferred is None or operation.why is not None:
        return
    by_supplier = operation.supplier is not None
    if by_supplier in (operation.unit is not None, preferred == "supplier"):
        return
    kind = "supplier" if by_supplier else "unit"
    yield RULE.at(
        staffing.place("operation", of_key=True),
        "supplier" if by_supplier else "message",
        related=((staffing.gallery.place("policies", "operation"), "said"),),
        system=staffing.title,
        who=staffing.organisation.called(kind, operation.supplier or operation.unit or ""),
    )
