"""Somebody holds the role that is the system's contact point today."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import assign
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK413", "contact-point-vacant", "error", "Rollegalleri 1.5, 3 Bilag")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Not where a rule already reports an error, nor what a joint body leaves to its owners."""
    role = staffing.contact
    if role is None or role.anybody or (role.filled and role.applicable):
        return
    if (staffing.organisation.is_body and role.obligation is None) or _is_reported(role):
        return
    here = role.file == staffing.file
    yield RULE.at(
        role.place if here else staffing.place("phases", staffing.phase or "", of_key=True),
        "message" if role.applicable and not role.accepted else "accepted" if role.accepted else "not-applicable",
        severity="warning" if role.applicable and role.accepted else None,
        related=(
            *(() if here else ((role.place, "role"),)),
            (staffing.catalog.place("contact_point", staffing.phase or ""), "chosen"),
        ),
        role=role.title,
        id=role.id,
        system=staffing.title,
        organisation=staffing.organisation.head.title,
        phase=staffing.phase_title,
        command=assign(role, staffing),
    )


def _is_reported(role: StaffedRole) -> bool:
    conditional = role.demand is not None and role.demand.conditional
    return role.applicable and not conditional and role.obligation == "mandatory" and not role.accepted
