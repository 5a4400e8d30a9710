"""How the roles lie on people: who has how many, and which rest on one alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from rolekat.answers.facts import Directory, Titled, Unanswered, Who, owner_of
from rolekat.answers.scope import EVERYTHING, Scope
from rolekat.answers.vacancies import unanswered

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.organisations import Organisations
    from rolekat.state.people import Assignment
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState


class PersonLoad(NamedTuple):
    """One person. A role of each system counts for itself, one that is held once counts once."""

    person: Who
    """The person."""
    mandatory: int
    """Roles held that are mandatory today."""
    recommended: int
    """Roles held that are recommended today."""
    inactive: int
    """Roles held that nobody asks for today."""
    by_position: int
    """Roles that come with the person's position, without anybody being designated."""
    deputy: int
    """Roles in which the person stands in."""
    delegated: int
    """Single tasks of others' roles."""
    alone: int
    """Mandatory and recommended roles that the person holds alone and without a deputy."""
    over_limit: bool
    """Whether the mandatory ones are more than the configuration allows."""


class Single(NamedTuple):
    """A seat that rests on one person."""

    person: Who
    """The person."""
    role: str
    """The role's id."""
    title: str
    """Its name here."""
    obligation: str
    """`mandatory` or `recommended`, today."""
    system: Titled | None
    """The system; `null` for a role that is held once for all."""
    at: Titled | None
    """The place, for a role that has a seat at each."""
    deputies: tuple[Who, ...]
    """Who stands in."""


class OrganisationLoad(NamedTuple):
    """One organisation."""

    id: str
    """The organisation's id."""
    title: str
    """Its name."""
    example: str | None
    """`shipped` for the example that comes with rolekat, `example` for another; `null` for a real organisation."""
    people: tuple[PersonLoad, ...]
    """Everybody who does anything today, those with most mandatory roles first."""
    without: tuple[Who, ...]
    """Those of its people who do nothing today and have not left. Whom a faulty file names may do what it says."""
    singles: tuple[Single, ...]
    """The seats that rest on one person, those without a deputy first, mandatory ones first of these."""
    unanswered: tuple[Unanswered, ...]
    """Systems of which it cannot be said what is mandatory."""


class LoadAnswer(NamedTuple):
    """How the roles lie on people."""

    as_of: str
    """The day."""
    limit: int
    """How many mandatory roles one person may hold (`max-mandatory-roles` in `rolekat.toml`)."""
    organisations: tuple[OrganisationLoad, ...]
    """The organisations, by id."""
    unreadable: tuple[str, ...]
    """Files of organisations that cannot be read."""


def load(organisations: Organisations, scope: Scope, register: Register | None = None) -> LoadAnswer:
    """How the roles lie on the people of the organisations that are meant."""
    found = tuple([of_organisation(each, scope, register) for each in scope.each(organisations)])
    outlook = organisations.outlook
    return LoadAnswer(outlook.day, outlook.max_mandatory_roles, found, scope.unreadable(organisations))


def of_organisation(
    organisation: OrganisationState,
    scope: Scope = EVERYTHING,
    register: Register | None = None,
) -> OrganisationLoad:
    """How the roles lie on the people of one organisation."""
    names, day = Directory(organisation, register), organisation.day
    singles = tuple(sorted(_singles(organisation, scope, names), key=_single_order))
    alone: dict[str, set[tuple[str | None, str]]] = {}
    for each in singles:
        if not each.deputies:
            alone.setdefault(each.person.id, set()).add((each.system.id if each.system else None, each.role))
    people, idle = [], []
    for person in dict.fromkeys((*organisation.head.people, *organisation.assignments)):
        mine = [
            each
            for each in organisation.assignments.get(person, ())
            if each.begins <= day <= each.ends and scope.has_role(each.role) and _in_system(each, scope)
        ]
        if mine:
            people.append(_load(person, mine, organisation, names, len(alone.get(person, ()))))
        elif person not in organisation.gone and not organisation.may_be_named(person):
            idle.append(names.person(person))
    people.sort(key=lambda each: (-each.mandatory, -each.recommended, -each.deputy, -each.delegated, each.person.id))
    return OrganisationLoad(
        *owner_of(organisation),
        tuple(people),
        tuple(idle),
        singles,
        tuple(unanswered(organisation, scope)),
    )


def _in_system(each: Assignment, scope: Scope) -> bool:
    return scope.systems is None or each.system in scope.systems


def _load(
    person: str, mine: Iterable[Assignment], organisation: OrganisationState, names: Directory, alone: int
) -> PersonLoad:
    roles: dict[tuple[str | None, str], StaffedRole] = {}
    standing_in: set[tuple[str | None, str]] = set()
    by_position: set[tuple[str | None, str]] = set()
    tasks: set[tuple[str | None, str, str | None]] = set()
    for each in mine:
        key = each.system, each.role.id
        if each.item is not None:
            tasks.add((*key, each.item))
        elif each.how == "deputy":
            standing_in.add(key)
        elif each.holding is None:
            by_position.add(key)
        else:
            roles[key] = each.role
    obligations = [role.obligation if role.applicable else None for role in roles.values()]
    unsettled = [system is None and organisation.may_be_asked(role) for system, role in roles]
    mandatory = obligations.count("mandatory")
    return PersonLoad(
        names.person(person),
        mandatory,
        obligations.count("recommended"),
        [*zip(obligations, unsettled, strict=True)].count((None, False)),
        len(by_position),
        len(standing_in),
        len(tasks),
        alone,
        mandatory > organisation.outlook.max_mandatory_roles,
    )


def _singles(organisation: OrganisationState, scope: Scope, names: Directory) -> Iterator[Single]:
    roles: list[tuple[StaffedRole, StaffingState | None]] = []
    for staffing in organisation.staffings:
        if scope.has_system(staffing.id):
            roles += ((role, staffing) for role in staffing.roles.values())
    if scope.systems is None:
        roles += ((role, None) for role in organisation.roles.values())
    for role, system in roles:
        if not role.demanded or role.obligation is None or not scope.has_role(role):
            continue
        for seat in role.seats:
            people = {person for held in seat.holdings for person in held.people}
            if len(people) != 1 or role.otherwise:
                continue
            (person,) = people
            if all(held.rests_on(person) and held.organisation == organisation.id for held in seat.holdings):
                deputies = dict.fromkeys(who for held in seat.holdings for who in names.held(held).deputies)
                yield Single(
                    names.person(person),
                    role.id,
                    role.title,
                    role.obligation,
                    Titled(system.id, system.title) if system else None,
                    names.seat(seat),
                    tuple([who for who in deputies if who.id != person]),
                )


def _single_order(each: Single) -> tuple[object, ...]:
    return bool(each.deputies), each.obligation != "mandatory", each.person.id, each.title
