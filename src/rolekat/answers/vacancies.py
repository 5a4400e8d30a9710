"""What is vacant: now, and when the next planned phase begins."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from rolekat.answers.facts import (
    NONE,
    Directory,
    Occupancy,
    Phase,
    Titled,
    TooFew,
    Unanswered,
    Vacancy,
    current_phase,
    occupancy_of,
    owner_of,
    phase,
    too_few,
    vacancy,
)
from rolekat.answers.scope import EVERYTHING, Scope
from rolekat.findings.located import shown_path
from rolekat.library.gallery import stem
from rolekat.state.roles_once import areas_of

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.organisations import Organisations
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState


class Upcoming(NamedTuple):
    """A role that is obligatory in the next planned phase and will have a seat that nobody fills when it begins."""

    phase: Phase
    """The phase, with its first day and the days left."""
    obligation_now: str | None
    """What the role is today; `null` where it is inactive."""
    vacant_now: bool
    """Whether it is among the vacancies of today already, with the same obligation."""
    vacancy: Vacancy
    """What will be vacant."""


class SystemVacancies(NamedTuple):
    """One system."""

    id: str
    """The system's id."""
    title: str
    """Its name."""
    phase: Phase | None
    """The phase it is in; `null` before the first."""
    next_phase: Phase | None
    """The next phase that has a day."""
    occupancy: Occupancy
    """Its own roles."""
    vacant: tuple[Vacancy, ...]
    """What is vacant today, mandatory first."""
    too_few: tuple[TooFew, ...]
    """What is filled, but held by fewer than it takes."""
    upcoming: tuple[Upcoming, ...]
    """What will be when the next phase begins, mandatory first."""


class OnceVacancies(NamedTuple):
    """The cross-cutting roles, which are held once for all systems."""

    occupancy: Occupancy
    """The roles that a system, or the organisation itself, makes obligatory today."""
    vacant: tuple[Vacancy, ...]
    """What is vacant today, mandatory first."""
    too_few: tuple[TooFew, ...]
    """What is filled, but held by fewer than it takes."""
    upcoming: tuple[Upcoming, ...]
    """What will be when some system's next phase begins, the first of them."""


class OrganisationVacancies(NamedTuple):
    """One organisation."""

    id: str
    """The organisation's id."""
    title: str
    """Its name."""
    example: str | None
    """`shipped` for the example that comes with rolekat, `example` for another; `null` for a real organisation."""
    staffed: int
    """How many systems it has files for, whatever was asked about."""
    occupancy: Occupancy
    """The cross-cutting roles and those of all systems."""
    cross_cutting: OnceVacancies
    """The cross-cutting roles."""
    systems: tuple[SystemVacancies, ...]
    """The systems of which it can be said what is vacant, also those where nothing is."""
    unanswered: tuple[Unanswered, ...]
    """Those of which it cannot."""
    phases: tuple[Titled, ...]
    """The phases that systems are in or come to next, in order."""


class Vacancies(NamedTuple):
    """What is vacant in some organisations."""

    as_of: str
    """The day."""
    occupancy: Occupancy
    """All organisations."""
    organisations: tuple[OrganisationVacancies, ...]
    """The organisations, by id."""
    unreadable: tuple[str, ...]
    """Files of organisations that cannot be read: nobody can say what is vacant there."""


def vacancies(organisations: Organisations, scope: Scope, register: Register | None = None) -> Vacancies:
    """What is vacant in the organisations that are meant; where none is named, in those that have what is."""
    every = (of_organisation(each, scope, register) for each in scope.each(organisations))
    found = tuple([each for each in every if scope.organisations is not None or _has_any(each, scope)])
    count = sum((each.occupancy for each in found), NONE)
    return Vacancies(organisations.outlook.day, count, found, scope.unreadable(organisations))


def _has_any(found: OrganisationVacancies, scope: Scope) -> bool:
    """Whether an organisation has any of the systems, and any of the roles, that somebody asked about by name."""
    parts: list[OnceVacancies | SystemVacancies] = [found.cross_cutting, *found.systems]
    has_system = scope.systems is None or found.systems
    has_role = scope.roles is None or any(part.occupancy.needed or part.upcoming for part in parts)
    return bool(found.unanswered or (has_system and has_role))


def of_organisation(
    organisation: OrganisationState,
    scope: Scope = EVERYTHING,
    register: Register | None = None,
) -> OrganisationVacancies:
    """What is vacant in one organisation."""
    names = Directory(organisation, register)
    meant = [staffing for staffing in organisation.staffings if scope.has_system(staffing.id)]
    systems = [_of_system(staffing, scope, names) for staffing in meant if staffing.phase or staffing.next_phase]
    if scope.phases is not None:
        wanted = scope.phases
        systems = [each for each in systems if _phase_ids(each) & wanted]
    once = _once(organisation, meant, scope, names)
    count = sum((each.occupancy for each in systems), once.occupancy)
    return OrganisationVacancies(
        *owner_of(organisation),
        len(organisation.files),
        count,
        once,
        tuple(systems),
        tuple(unanswered(organisation, scope)),
        _phases(meant, systems),
    )


def _phases(meant: list[StaffingState], systems: list[SystemVacancies]) -> tuple[Titled, ...]:
    there = {each.id: each.title for system in systems for each in (system.phase, system.next_phase) if each}
    order = dict.fromkeys(name for staffing in meant for name in staffing.demands.phases)
    return tuple([Titled(name, there[name]) for name in order if name in there])


def _phase_ids(system: SystemVacancies) -> frozenset[str]:
    return frozenset(each.id for each in (system.phase, system.next_phase) if each)


def _of_system(staffing: StaffingState, scope: Scope, names: Directory) -> SystemVacancies:
    count, now, few, later = NONE, [], list[TooFew](), []
    begins = staffing.begins_next
    upcoming = phase(staffing.next_phase, staffing) if staffing.next_phase else None
    for role in staffing.roles.values():
        if not role.applicable or not scope.has_role(role):
            continue
        if role.obligation is not None and scope.has_phase(staffing.phase):
            count += occupancy_of(role.seats, role.obligation)
            few += too_few(role, names, staffing)
            if not role.filled:
                now.append(vacancy(role, role.obligation, names, staffing))
        if upcoming and begins and role.upcoming is not None and scope.has_phase(staffing.next_phase):
            seats = role.seats_on(begins)
            if not all(seat.filled for seat in seats):
                found = vacancy(role, role.upcoming, names, staffing, begins)
                still = role.obligation == role.upcoming and not role.filled
                later.append(Upcoming(upcoming, role.obligation, still, found))
    current = current_phase(staffing)
    return SystemVacancies(
        staffing.id,
        staffing.title,
        current,
        upcoming,
        count,
        _mandatory_first(now),
        tuple(few),
        _upcoming_in_order(later),
    )


def _once(organisation: OrganisationState, meant: list[StaffingState], scope: Scope, names: Directory) -> OnceVacancies:
    """The roles that are held once, as far as the systems that are meant need them; all where all are meant."""
    half = [staffing for staffing in organisation.half_read if scope.has_system(staffing.id)]
    today = _needing([*meant, *half], scope, lambda staffing: staffing.phase)
    later = _needing(meant, scope, lambda staffing: staffing.next_phase)
    everything = scope.systems is None and scope.phases is None
    count, now, few, upcoming = NONE, [], list[TooFew](), []
    for name, everywhere in organisation.roles.items():
        if not everywhere.applicable or not scope.has_role(everywhere):
            continue
        role = everywhere if scope.systems is None else everywhere.within(areas_of(meant))
        needing, standing = today.get(name, {}), organisation.standing_obligation(name, role.entry)
        obligation = "mandatory" if "mandatory" in needing else next(iter(needing), None)
        if obligation is None and everything:
            obligation = role.obligation  # the organisation's own wish
        if obligation is not None:
            count += occupancy_of(role.seats, obligation)
            few += too_few(role, names)
            if not role.filled:
                systems = () if standing == obligation else tuple(needing.get(obligation, ()))
                now.append(vacancy(role, obligation, names, systems))
        first = _first_vacant(role, later.get(name, {}), names) if standing is None else None
        if first:
            still = obligation == first.vacancy.obligation and not role.filled
            upcoming.append(first._replace(obligation_now=obligation, vacant_now=still))
    return OnceVacancies(count, _mandatory_first(now), tuple(few), _upcoming_in_order(upcoming))


def _needing(
    meant: list[StaffingState], scope: Scope, phase_of: Callable[[StaffingState], str | None]
) -> dict[str, dict[str, list[StaffingState]]]:
    """Role to obligation to the systems that need it so."""
    found: dict[str, dict[str, list[StaffingState]]] = {}
    for staffing in meant:
        name = phase_of(staffing)
        if scope.has_phase(name):
            for role, obligation in staffing.needed_once(name):
                found.setdefault(role.id, {}).setdefault(obligation, []).append(staffing)
    return found


def _first_vacant(role: StaffedRole, needing: dict[str, list[StaffingState]], names: Directory) -> Upcoming | None:
    """The first time that a role held once will be needed and not filled; as mandatory, else as recommended."""
    for obligation in ("mandatory", "recommended"):
        for staffing in sorted(needing.get(obligation, ()), key=lambda staffing: (staffing.begins_next, staffing.id)):
            begins = staffing.begins_next or ""
            seats = role.seats_on(begins)
            if not all(seat.filled for seat in seats):
                same = tuple([each for each in needing[obligation] if each.begins_next == begins])
                found = vacancy(role, obligation, names, same, begins)
                return Upcoming(phase(staffing.next_phase or "", staffing), None, vacant_now=False, vacancy=found)
    return None


def _mandatory_first(found: list[Vacancy]) -> tuple[Vacancy, ...]:
    return tuple(sorted(found, key=lambda each: (each.obligation != "mandatory", each.accepted is not None)))


def _upcoming_in_order(found: list[Upcoming]) -> tuple[Upcoming, ...]:
    return tuple(sorted(found, key=lambda each: (each.vacancy.obligation != "mandatory", each.phase.begins)))


def unanswered(organisation: OrganisationState, scope: Scope) -> Iterator[Unanswered]:
    """The systems of which nobody can say what is vacant."""
    without = {id(loaded) for loaded in organisation.without_catalog}
    unknown = {id(each.loaded) for each in organisation.staffings if not (each.phase or each.next_phase)}
    for loaded in organisation.files:
        if not scope.has_system(stem(loaded.file)):
            continue
        if loaded.model is None:
            yield Unanswered(stem(loaded.file), shown_path(loaded.file), "faulty")
        elif id(loaded) in without:
            yield Unanswered(stem(loaded.file), shown_path(loaded.file), "catalog-missing")
        elif id(loaded) in unknown:
            yield Unanswered(stem(loaded.file), shown_path(loaded.file), "phase-unknown")
