"""A role that the next phase makes mandatory is filled in good time."""

from collections.abc import Iterator

from rolekat.findings.finding import Command, Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import assign
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import anywhere_on, softened
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK403", "mandatory-soon", "warning", "Rollegalleri 1.5, 3 Bilag")


@only_where("soon")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """A system-specific role: this system gets to the phase without it."""
    for role in staffing.soon:
        if anywhere_on(role, staffing.begins_next or ""):
            continue  # that the places are lacking is a finding of its own
        yield RULE.at(
            role.place,
            _kind(role, staffing.begins_next or "") or "message",
            severity=softened(RULE.severity, role),
            related=_made(staffing.demanded_at(role, staffing.next_phase)),
            role=role.title,
            id=role.id,
            system=staffing.title,
            organisation=staffing.organisation.head.title,
            phase=staffing.catalog.phase_title(staffing.next_phase or ""),
            day=staffing.begins_next or "",
            places=_places(role, staffing.begins_next or "", staffing.organisation),
            command=_command(role, staffing.begins_next or "", staffing),
        )


@only_where("soon")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """A cross-cutting role: one finding, that names the systems which get there, and the first day."""
    for role, day, names in organisation.soon:
        if anywhere_on(role, day):
            continue
        systems = [organisation.by_system[name] for name in names]
        kind = _kind(role, day)
        yield RULE.at(
            role.place,
            f"once-{kind}" if kind else "once",
            severity=softened(RULE.severity, role),
            related=_made(systems[0].demanded_at(role, systems[0].next_phase)),
            role=role.title,
            id=role.id,
            organisation=organisation.head.title,
            systems=Several(tuple(system.title for system in systems)),
            day=day,
            places=_places(role, day, organisation),
            command=_command(role, day, organisation),
        )


def _kind(role: StaffedRole, day: str) -> str | None:
    """Whether the role may not exist here at all, or is lacking in some places only."""
    if role.demand is not None and role.demand.conditional:
        return "conditional"
    return "places" if any(seat.filled for seat in role.seats_on(day)) else None


def _places(role: StaffedRole, day: str, organisation: OrganisationState) -> Several:
    vacant = [seat for seat in role.seats_on(day) if seat.id and not seat.filled]
    return Several(tuple(map(organisation.names.seat, vacant)))


def _command(role: StaffedRole, day: str, where: StaffingState | OrganisationState) -> Command:
    seat = next((seat for seat in role.seats_on(day) if seat.id and not seat.filled), None)
    return assign(role, where, "--from", day, seat=seat)


def _made(demanded: Place | None) -> tuple[tuple[Place, str], ...]:
    return ((demanded, "demanded"),) if demanded else ()
