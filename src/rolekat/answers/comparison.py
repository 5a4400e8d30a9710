"""Systems by organisations: how much of each is filled where, what is vacant most often, what differs."""

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
    current_phase,
    occupancy_of,
    owner_of,
)
from rolekat.answers.scope import Scope
from rolekat.answers.vacancies import unanswered
from rolekat.phrasing.phases import phase_titles

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.organisations import Organisations
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState


class ComparedCell(NamedTuple):
    """One system in one organisation, the roles of the system alone."""

    organisation: str
    """The organisation's id."""
    system: str
    """The system's id."""
    phase: str | None
    """The id of the phase it is in; `null` before the first, or where nobody can say."""
    occupancy: Occupancy
    """The system's own roles."""
    unanswered: str | None
    """Why it cannot be said what is vacant: `phase-unknown`, `catalog-missing` or `faulty`; `null` where it can."""


class ComparedOrganisation(NamedTuple):
    """One organisation."""

    id: str
    """The organisation's id."""
    title: str
    """Its name."""
    example: str | None
    """`shipped` for the example that comes with rolekat, `example` for another; `null` for a real organisation."""
    systems: int
    """How many of the systems it has."""
    occupancy: Occupancy
    """All its roles that are meant, the cross-cutting ones among them."""
    cross_cutting: Occupancy
    """The cross-cutting roles."""


class ComparedSystem(NamedTuple):
    """One system over all organisations."""

    id: str
    """The system's id."""
    title: str
    """Its name."""
    organisations: int
    """How many organisations have it."""
    occupancy: Occupancy
    """Its own roles in all of them."""
    phases: dict[str, int]
    """How many organisations are in which phase; those of which it is not known are left out."""


class ComparedRole(NamedTuple):
    """One role over all organisations and systems."""

    id: str
    """The role's id in the gallery, so that a system's variants of it count together."""
    title: str
    """Its name."""
    occupancy: Occupancy
    """Its seats."""
    organisations: int
    """In how many organisations a seat of it is vacant."""
    systems: int
    """In how many systems of these it is; none for a role that is held once for all."""
    accepted: int
    """For how many of the vacancies there is a decision."""


class Difference(NamedTuple):
    """Something in which organisations differ."""

    kind: str
    """`phases`: a system is in different phases; `missing-system`: some organisations lack a system that others have; \
`not-applicable`: a role does not apply in some; `own-role`: some have a role of their own; `stricter`: some demand a \
role that the catalog does not."""
    system: Titled | None
    """The system; `null` for a cross-cutting role."""
    role: Titled | None
    """The role; `null` where it is about the system."""
    organisations: dict[str, list[str]]
    """The organisations by what they have: a phase's name; or `yes`."""


class Comparison(NamedTuple):
    """Systems by organisations."""

    as_of: str
    """The day."""
    occupancy: Occupancy
    """Everything together."""
    organisations: tuple[ComparedOrganisation, ...]
    """The organisations, by id."""
    systems: tuple[ComparedSystem, ...]
    """The systems, by id."""
    cells: tuple[ComparedCell, ...]
    """A cell for each system that an organisation has, by organisation and system."""
    roles: tuple[ComparedRole, ...]
    """The roles with any vacancy, the most frequent first."""
    differences: tuple[Difference, ...]
    """What differs, by system and role."""
    unanswered: tuple[Unanswered, ...]
    """Files of which nothing can be said."""
    unreadable: tuple[str, ...]
    """Files of organisations that cannot be read."""


class ComparedHolding(NamedTuple):
    """One role in one organisation, for one system or once for all."""

    organisation: Owner
    """The organisation."""
    role: str
    """The role's id here."""
    title: str
    """Its name here."""
    system: Titled | None
    """The system; `null` for a role that is held once for all."""
    phase: Phase | None
    """The phase that the system is in."""
    obligation: str | None
    """What it is today: `mandatory`, `recommended`, or `null` where it is inactive."""
    holders: tuple[Held, ...]
    """Who holds it today."""
    seats: int
    """How many seats it has."""
    vacant: int
    """How many of them nobody fills."""
    vacant_at: tuple[Titled, ...]
    """Where nobody does."""
    accepted: Accepted | None
    """A decision to leave it unfilled."""
    not_applicable: str | None
    """Why it does not apply here."""


class RoleComparison(NamedTuple):
    """One role over all organisations."""

    as_of: str
    """The day."""
    occupancy: Occupancy
    """Its seats where it is mandatory or recommended."""
    rows: tuple[ComparedHolding, ...]
    """Everywhere that it is needed or held, by organisation and system."""
    unanswered: tuple[Unanswered, ...]
    """Files of which nothing can be said."""
    unreadable: tuple[str, ...]
    """Files of organisations that cannot be read."""


def compare(organisations: Organisations, scope: Scope) -> Comparison:
    """Everything compared. Organisations pass by; what stays of each is small."""
    gathered = _Gathered(scope)
    for organisation in scope.each(organisations):
        gathered.add(organisation)
    return gathered.comparison(organisations.outlook.day, scope.unreadable(organisations))


class _Role:
    """What is gathered of a role."""

    __slots__ = ("accepted", "occupancy", "organisations", "systems", "title")

    def __init__(self, title: str) -> None:
        self.title = title
        self.occupancy = NONE
        self.organisations: set[str] = set()
        self.systems: set[str] = set()
        self.accepted = 0


class _Gathered:
    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.organisations: list[ComparedOrganisation] = []
        self.systems: dict[str, str] = {}
        self.cells: list[ComparedCell] = []
        self.roles: dict[str, _Role] = {}
        self.phases: dict[str, dict[str, list[str]]] = {}
        self.special: dict[tuple[str, Titled | None, Titled], list[str]] = {}
        self.unanswered: list[Unanswered] = []

    def add(self, organisation: OrganisationState) -> None:
        scope, cells = self.scope, []
        for staffing in organisation.staffings:
            if scope.has_system(staffing.id) and scope.has_phase(staffing.phase):
                cells.append(self.cell(staffing))  # noqa: PERF401 - two conditions
        without = list(unanswered(organisation, scope))
        known = {cell.system for cell in cells}
        cells += [
            ComparedCell(organisation.id, each.system, None, NONE, each.reason)
            for each in without
            if each.system not in known
        ]
        once = self.once(organisation)
        count = sum((cell.occupancy for cell in cells), once)
        self.organisations.append(ComparedOrganisation(*owner_of(organisation), len(cells), count, once))
        self.cells += sorted(cells, key=lambda cell: cell.system)
        self.unanswered += without

    def cell(self, staffing: StaffingState) -> ComparedCell:
        count, owner = NONE, staffing.organisation.id
        self.systems.setdefault(staffing.id, staffing.title)
        for role in staffing.roles.values():
            if self.scope.has_role(role):
                self.note(role, owner, staffing)
                if role.obligation is not None and role.applicable:
                    count += self.seats(role, owner, staffing.id)
        unknown = None if staffing.phase or staffing.next_phase else "phase-unknown"
        if unknown is None:
            title = phase_titles(staffing.gallery).get(staffing.phase or "", "")
            self.phases.setdefault(staffing.id, {}).setdefault(title, []).append(owner)
        return ComparedCell(owner, staffing.id, staffing.phase, count, unknown)

    def once(self, organisation: OrganisationState) -> Occupancy:
        """The cross-cutting roles, where not single systems are asked about."""
        count = NONE
        for role in organisation.roles.values() if self.scope.systems is None and self.scope.phases is None else ():
            if self.scope.has_role(role):
                self.note(role, organisation.id, None)
                if role.demanded:
                    count += self.seats(role, organisation.id, None)
        return count

    def seats(self, role: StaffedRole, owner: str, system: str | None) -> Occupancy:
        name = role.demand.role.of if role.demand else role.id
        found = self.roles.get(name)
        if found is None:
            base = role.demand.base if role.demand else None
            found = self.roles[name] = _Role(base.title if base else role.title)
        count = occupancy_of(role.seats, role.obligation)
        found.occupancy += count
        if count.vacant:
            found.organisations.add(owner)
            found.accepted += role.accepted is not None
            if system:
                found.systems.add(system)
        return count

    def note(self, role: StaffedRole, owner: str, staffing: StaffingState | None) -> None:
        """What an organisation does otherwise than its catalogs say."""
        local = role.entry.local
        if role.entry.not_applicable is None and local is None:
            return
        system = Titled(staffing.id, staffing.title) if staffing else None
        kinds = {
            "not-applicable": role.entry.not_applicable is not None,
            "own-role": role.is_own,
            "stricter": not role.is_own and local is not None and bool(local.mandatory or local.recommended),
        }
        for kind, counts in kinds.items():
            if counts:
                self.special.setdefault((kind, system, Titled(role.id, role.title)), []).append(owner)

    def comparison(self, day: str, unreadable: tuple[str, ...]) -> Comparison:
        by_system: dict[str, list[ComparedCell]] = {}
        for cell in self.cells:
            by_system.setdefault(cell.system, []).append(cell)
        systems = [self.system(name, by_system[name]) for name in sorted(by_system)]
        roles = [
            ComparedRole(name, each.title, each.occupancy, len(each.organisations), len(each.systems), each.accepted)
            for name, each in self.roles.items()
            if each.occupancy.vacant
        ]
        roles.sort(key=lambda each: (-each.occupancy.mandatory_vacant, -each.occupancy.vacant, each.id))
        count = sum((each.occupancy for each in self.organisations), NONE)
        return Comparison(
            day,
            count,
            tuple(self.organisations),
            tuple(systems),
            tuple(self.cells),
            tuple(roles),
            tuple(self.differences(systems)),
            tuple(self.unanswered),
            unreadable,
        )

    def system(self, name: str, cells: list[ComparedCell]) -> ComparedSystem:
        count = sum((cell.occupancy for cell in cells), NONE)
        phases: dict[str, int] = {}
        for cell in cells:
            if cell.phase:
                phases[cell.phase] = phases.get(cell.phase, 0) + 1
        return ComparedSystem(name, self.systems.get(name, name), len(cells), count, phases)

    def differences(self, systems: list[ComparedSystem]) -> Iterator[Difference]:
        everybody = [each.id for each in self.organisations]
        having: dict[str, set[str]] = {}
        for cell in self.cells:
            having.setdefault(cell.system, set()).add(cell.organisation)
        for each in systems if len(everybody) > 1 else ():
            system = Titled(each.id, each.title)
            lacking = [name for name in everybody if name not in having[each.id]]
            if lacking:
                yield Difference("missing-system", system, None, {"yes": lacking})
            phases = self.phases.get(each.id, {})
            if len(phases) > 1:
                yield Difference("phases", system, None, phases)
        order = sorted(self.special.items(), key=lambda each: (each[0][0], each[0][1] or ("", ""), each[0][2]))
        for (kind, where, role), owners in order:
            yield Difference(kind, where, role, {"yes": owners})


def compare_role(organisations: Organisations, scope: Scope, register: Register | None = None) -> RoleComparison:
    """One role over all organisations."""
    rows: list[ComparedHolding] = []
    missing: list[Unanswered] = []
    count = NONE
    for organisation in scope.each(organisations):
        names = Directory(organisation, register)
        owner = owner_of(organisation)
        for role, staffing in _everywhere(organisation, scope):
            obligation = role.obligation if role.applicable else None
            if obligation:
                count += occupancy_of(role.seats, obligation)
            if obligation or role.current or not role.applicable:
                rows.append(_holding(role, owner, staffing, names))
        missing += unanswered(organisation, scope)
    unreadable = scope.unreadable(organisations)
    return RoleComparison(organisations.outlook.day, count, tuple(rows), tuple(missing), unreadable)


def _everywhere(organisation: OrganisationState, scope: Scope) -> Iterator[tuple[StaffedRole, StaffingState | None]]:
    for staffing in organisation.staffings:
        if scope.has_system(staffing.id) and scope.has_phase(staffing.phase):
            yield from ((role, staffing) for role in staffing.roles.values() if scope.has_role(role))
    if scope.systems is None and scope.phases is None:
        yield from ((role, None) for role in organisation.roles.values() if scope.has_role(role))


def _holding(role: StaffedRole, owner: Owner, staffing: StaffingState | None, names: Directory) -> ComparedHolding:
    empty = role.vacant
    return ComparedHolding(
        owner,
        role.id,
        role.title,
        Titled(staffing.id, staffing.title) if staffing else None,
        current_phase(staffing) if staffing else None,
        role.obligation if role.applicable else None,
        tuple(map(names.held, role.current)),
        len(role.seats),
        len(empty),
        tuple([named for seat in empty if (named := names.seat(seat))]),
        names.accepted(role, names.day),
        role.entry.not_applicable,
    )
