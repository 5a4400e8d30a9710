"""Who holds the roles of a system."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from rolekat.answers.facts import (
    NONE,
    Accepted,
    Directory,
    Held,
    Occupancy,
    Owner,
    Phase,
    Titled,
    Unanswered,
    Who,
    current_phase,
    occupancy_of,
    owner_of,
    phase,
)
from rolekat.answers.person import item_text
from rolekat.answers.scope import Scope
from rolekat.answers.vacancies import unanswered
from rolekat.library.phases import TIMELESS
from rolekat.phrasing.phases import phase_titles
from rolekat.state.people import tasks_given
from rolekat.state.seats import given_to, in_force

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.organisations import Organisations
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState


class SeatHolders(NamedTuple):
    """A role, or its seat at one place, with who fills it today."""

    at: Titled | None
    """The place; `null` where the role has one seat."""
    holders: tuple[Held, ...]
    """Who holds it; none where it is vacant or filled without holders."""
    filled: bool
    """Whether it is filled."""


class Delegation(NamedTuple):
    """A task that somebody else does."""

    item: str
    """The task's id."""
    text: str
    """The task."""
    to: Who
    """Who does it; of kind `role` for whoever holds that role."""


class RoleHolders(NamedTuple):
    """A role with its holders."""

    role: str
    """The role's id."""
    title: str
    """Its name here."""
    cross_cutting: bool
    """Whether it is held once for all systems."""
    obligation: str | None
    """What it is today: `mandatory`, `recommended`, or `null` where it is inactive."""
    by_phase: dict[str, str]
    """`mandatory`, `recommended` or `inactive` in each phase; under `always` where the gallery has no phases."""
    contact: bool
    """Whether it is the system's contact point today."""
    level: str
    """Where it is said who holds it: `system`, `group`, `organisation` or `joint-body`."""
    seats: tuple[SeatHolders, ...]
    """The role, or each place that has one."""
    astray: tuple[Held, ...]
    """Who holds it without it being said at which of the places."""
    coming: tuple[Held, ...]
    """Who will hold it."""
    last: Held | None
    """Who held it last, where nobody does."""
    replaced: tuple[Held, ...]
    """Who holds it for the organisation, and not here, because the system has holders of its own."""
    by_position: tuple[Who, ...]
    """For a role that comes with a position, the positions that the organisation has."""
    spread: tuple[Titled, ...]
    """For a role that is spread over others: those roles."""
    delegated: tuple[Delegation, ...]
    """Tasks that somebody else does today."""
    accepted: Accepted | None
    """A decision to leave it unfilled for the time being."""
    not_applicable: str | None
    """Why it does not apply here."""

    @property
    def vacant(self) -> bool:
        """Whether it must or should be filled today and is not everywhere."""
        return bool(self.obligation) and not all(seat.filled for seat in self.seats)


class SystemHolders(NamedTuple):
    """A system in one organisation."""

    organisation: Owner
    """The organisation."""
    system: Titled
    """The system."""
    phase: Phase | None
    """The phase it is in; `null` before the first."""
    phase_known: bool
    """Whether any phase has a day, or there are none; otherwise nobody can say what must be filled."""
    phases: tuple[Phase, ...]
    """Every phase that has a day, in order."""
    phase_titles: tuple[Titled, ...]
    """All phases."""
    occupancy: Occupancy
    """The roles of the system and the cross-cutting ones that it needs."""
    roles: tuple[RoleHolders, ...]
    """The roles in the order of the catalog, then the cross-cutting ones."""


class HoldersAnswer(NamedTuple):
    """A system in some organisations."""

    as_of: str
    """The day."""
    system: str
    """The system's id."""
    organisations: tuple[SystemHolders, ...]
    """The organisations that staff it."""
    unanswered: tuple[Unanswered, ...]
    """Those of whose file nothing can be said."""
    unreadable: tuple[str, ...]
    """Files of organisations that cannot be read."""


def holders(organisations: Organisations, scope: Scope, register: Register | None = None) -> HoldersAnswer:
    """Who holds the roles of the one system that is meant, in the organisations that are meant."""
    (system,) = scope.systems or ("",)
    found: list[SystemHolders] = []
    missing: list[Unanswered] = []
    for organisation in scope.each(organisations):
        staffing = organisation.staffing(system)
        if staffing is not None:
            found.append(of_system(staffing, Directory(organisation, register), scope))
        missing += unanswered(organisation, scope)
    unreadable = scope.unreadable(organisations)
    return HoldersAnswer(organisations.outlook.day, system, tuple(found), tuple(missing), unreadable)


def of_system(staffing: StaffingState, names: Directory, scope: Scope) -> SystemHolders:
    """Who holds the roles of a system in one organisation."""
    organisation = staffing.organisation
    count, roles = NONE, []
    needed = {role.id: obligation for role, obligation in staffing.needed_once(staffing.phase)}
    everything = ((role, False) for role in staffing.roles.values())
    once = ((role.within(staffing.areas), True) for role in staffing.cross_cutting.values())
    for role, is_once in (*everything, *once):
        if not scope.has_role(role):
            continue
        obligation = needed.get(role.id) if is_once else role.obligation if role.applicable else None
        count += occupancy_of(role.seats, obligation) if obligation else NONE
        roles.append(_role(role, obligation, staffing, names, cross_cutting=is_once))
    dated = [name for name in staffing.demands.phases if name in staffing.staffing.phases]
    phases = tuple([phase(name, staffing) for name in dated])
    titles = phase_titles(staffing.gallery)
    return SystemHolders(
        owner_of(organisation),
        Titled(staffing.id, staffing.title),
        current_phase(staffing),
        bool(phases) or staffing.phase == TIMELESS,
        phases,
        tuple([Titled(name, titles[name]) for name in staffing.demands.phases]),
        count,
        tuple(roles),
    )


def _role(
    role: StaffedRole, obligation: str | None, staffing: StaffingState, names: Directory, *, cross_cutting: bool
) -> RoleHolders:
    demand, entry = role.demand, role.entry
    phases = staffing.demands.phases or (TIMELESS,)
    last = role.last_before(staffing.day)
    by_phase: dict[str, str] = {name: staffing.obligation(demand, entry, name) or "inactive" for name in phases}
    return RoleHolders(
        role.id,
        role.title,
        cross_cutting,
        obligation,
        by_phase if role.applicable else dict.fromkeys(phases, "inactive"),
        staffing.contact_id == role.id,
        role.level,
        tuple([
            SeatHolders(names.seat(seat), tuple(map(names.held, seat.holdings)), seat.filled)
            for seat in role.seats
        ]),
        tuple(map(names.held, role.astray)),
        tuple(map(names.held, role.coming)),
        names.held(last) if last else None,
        tuple(map(names.held, staffing.organisation.replaced_by(role))),
        _positions(role, staffing.organisation, names),
        tuple([Titled(name, _title(staffing, name)) for name in dict.fromkeys(entry.spread.values())]),
        tuple(_delegations(role, staffing, names)),
        names.accepted(role, staffing.day),
        entry.not_applicable,
    )  # fmt: skip


def _positions(role: StaffedRole, organisation: OrganisationState, names: Directory) -> tuple[Who, ...]:
    """The positions that fill a role without any holder."""
    demand = role.demand
    if demand is None or demand.base is None or "by-position" not in demand.how or role.current:
        return ()
    return tuple([names.who("position", name) for name in organisation.positions_as(demand.base.position, role.unit)])


def _title(staffing: StaffingState, name: str) -> str:
    role = staffing.role(name) or staffing.organisation.roles.get(name)
    return role.title if role else name


def _delegations(role: StaffedRole, staffing: StaffingState, names: Directory) -> Iterator[Delegation]:
    for item, (given, _) in tasks_given(role, staffing).items():
        if in_force(given, staffing.day):
            to = given_to(given)
            if to is not None:
                who = Who(*to, _title(staffing, to[1])) if to[0] == "role" else names.who(*to)
                yield Delegation(item, item_text(role, item), who)
