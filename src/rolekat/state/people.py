"""What everybody does: by holding a role, standing in for somebody, or having been given a task of a role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from rolekat.findings.finding import Path, Place
from rolekat.record import Record
from rolekat.state.days import FIRST, LAST
from rolekat.state.seats import Given, Holding, StaffedRole, in_force

if TYPE_CHECKING:
    from rolekat.model.organisation import Delegated, Holder
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.staffing import StaffingState

How: TypeAlias = Literal["holder", "named", "deputy", "delegate", "spread"]
"""As the holder, alone, with others or by a position; as one whom a unit or supplier names; as a deputy; as one who
was given a task; or because the role is spread and the task placed with a role of theirs."""


class Assignment(Record):
    """Something that a person does, has done, or will do."""

    person: str
    how: How
    system: str | None
    """The system it is done for; `None` for a role that is held once for all."""
    role: StaffedRole
    item: str | None
    """The one task or responsibility of the role; `None` for all of them."""
    holding: Holding | None
    """The holder that the person is or stands in for; `None` for a task, and for a role that comes with a position."""
    given: Delegated | None
    """What is said of the task that the person was given."""
    place: Place
    """Where it says so."""
    begins: str
    ends: str

    def counts_on(self, day: str) -> bool:
        """Whether the person does it on a day."""
        return self.begins <= day <= self.ends


def assignments_of(organisation: OrganisationState) -> dict[str, list[Assignment]]:
    """Everybody's assignments: those of the systems in the order of the files, then those for all systems.

    People of a joint body are found there. `OrganisationState.assignments` keeps the result.
    """
    found: dict[str, list[Assignment]] = {}
    for_one = set()
    for staffing in organisation.staffings:
        for role in staffing.roles.values():
            if role.file == organisation.file:
                for_one.add(role.path)
            for each in in_role(role, organisation, staffing):
                found.setdefault(each.person, []).append(each)
        for name, tasks in staffing.given.items():
            once = staffing.cross_cutting.get(name)
            for each in _delegated(once, tasks, organisation, staffing) if once else ():
                found.setdefault(each.person, []).append(each)
    for role in organisation.roles.values():
        if role.path not in for_one:  # what counts for single systems was found there
            for each in in_role(role, organisation):
                found.setdefault(each.person, []).append(each)
    return found


def in_role(
    role: StaffedRole, organisation: OrganisationState, staffing: StaffingState | None = None
) -> Iterator[Assignment]:
    """Who does what in a role that is held for a system, or once for all: in the past, today and in time to come."""
    system, left = staffing.id if staffing else None, organisation.left
    for one in _holding(role, organisation):
        ends = min(one.ends, left.get(one.person, LAST))
        if one.begins > ends and left.get(one.person, LAST) < one.begins:
            continue  # never begins: the last day here comes before
        yield Assignment(one.person, one.how, system, role, None, one.holding, None, one.place, one.begins, ends)
    yield from _delegated(role, tasks_given(role, staffing), organisation, staffing)
    for item, other in role.entry.spread.items():
        place = role.at("spread", item)
        for person, begins, ends in _holders(other, organisation, staffing):
            yield Assignment(person, "spread", system, role, item, None, None, place, begins, ends)


def _delegated(
    role: StaffedRole, tasks: Mapping[str, Given], organisation: OrganisationState, staffing: StaffingState | None
) -> Iterator[Assignment]:
    system = staffing.id if staffing else None
    for item, (delegated, place) in tasks.items():
        for person, first, last in _given(delegated, organisation, staffing):
            begins, ends = max(first, delegated.from_ or FIRST), min(last, delegated.until or LAST)
            if begins <= ends:
                yield Assignment(person, "delegate", system, role, item, None, delegated, place, begins, ends)


def tasks_given(role: StaffedRole, staffing: StaffingState | None = None) -> Mapping[str, Given]:
    """The tasks of a role that others do, by the task's id; of one task the nearest entry counts.

    What a system's file or a group says counts for the system wherever it stands who holds the role.
    """
    own = {item: Given(delegated, role.at("delegated", item)) for item, delegated in role.entry.delegated.items()}
    return {**own, **staffing.given.get(role.id, {})} if staffing and staffing.given else own


def given_away(role: StaffedRole, day: str, staffing: StaffingState | None = None) -> frozenset[str]:
    """The tasks of a role that its holder does not do on a day, because somebody else does. Responsibilities stay."""
    base = role.demand.base if role.demand else None
    given = [name for name, (delegated, _) in tasks_given(role, staffing).items() if in_force(delegated, day)]
    kept = base.responsibilities if base else {}
    return frozenset([*role.entry.spread, *(name for name in given if name not in kept)])


def roles_of(
    name: str, organisation: OrganisationState, staffing: StaffingState | None = None
) -> Iterator[StaffedRole]:
    """A role of the gallery as it is held for a system, or once for all: itself and copies of it."""
    if staffing is None:
        yield from (role for role in organisation.roles.values() if role.demand and role.demand.role.of == name)
        return
    for copy in staffing.catalog.copies(name):
        role = staffing.roles.get(copy.id) or organisation.roles.get(copy.id)
        if role is not None:
            yield role


class _One(Record):
    """Somebody in a role, as its holder or standing in."""

    person: str
    how: How
    place: Place
    holding: Holding | None
    begins: str
    ends: str


def _holding(role: StaffedRole, organisation: OrganisationState) -> Iterator[_One]:
    for held in role.holdings:
        if held.organisation == organisation.id:
            for person, how, path in named_in(held.holder, organisation):
                yield _One(person, how, Place(held.file, (*held.path, *path)), held, held.begins, held.ends)
    demand = role.demand
    if demand and demand.by_position and demand.base and not role.current and role.applicable:
        for person in organisation.people_with(demand.base.position, role.unit):
            place = organisation.place("people", person, "position")
            yield _One(person, "holder", place, None, FIRST, LAST)


def named_in(holder: Holder, organisation: OrganisationState) -> Iterator[tuple[str, How, Path]]:
    """Everybody whom a holder names, or who has the position that it names; as what, and where it does."""
    if holder.person is not None:
        yield holder.person, "holder", ()
    elif holder.position is not None:
        yield from ((person, "holder", ()) for person in organisation.people_in(holder.position))
    for index, text in enumerate(holder.together):
        yield from ((person, "holder", ("together", index)) for person in organisation.people_behind(text))
    yield from ((person, "named", ("named", index)) for index, person in enumerate(holder.named))
    yield from ((person, "deputy", ("deputies", index)) for index, person in enumerate(holder.deputies))


def _given(
    delegated: Delegated, organisation: OrganisationState, staffing: StaffingState | None
) -> Iterator[tuple[str, str, str]]:
    """Who was given a task, by name, by position, or as the holders of a role; with the days of that."""
    left = organisation.left
    if delegated.person:
        yield delegated.person, FIRST, left.get(delegated.person, LAST)
    for person in organisation.people_in(delegated.position) if delegated.position else ():
        yield person, FIRST, left.get(person, LAST)
    if delegated.role:
        yield from _holders(delegated.role, organisation, staffing)


def _holders(
    name: str, organisation: OrganisationState, staffing: StaffingState | None
) -> Iterator[tuple[str, str, str]]:
    """Who holds another role of the same system, or of the organisation; deputies do not."""
    role = (staffing or organisation).role(name)
    for one in _holding(role, organisation) if role else ():
        if one.how != "deputy":
            yield one.person, one.begins, min(one.ends, organisation.left.get(one.person, LAST))
