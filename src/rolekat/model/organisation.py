"""An organisation: `organisations/<organisation>/organisation.yaml`."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints

from rolekat.model.action import ActionState
from rolekat.model.base import (
    Day,
    Entry,
    Id,
    Ids,
    Interval,
    Markdown,
    Note,
    PhaseRange,
    Pin,
    Reference,
    Text,
    _or_bare,
)

OneOf: TypeAlias = Annotated[
    str, StringConstraints(pattern=r"^(person|position|unit|supplier|body)/[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)
]
"""Somebody who holds a role, with the kind before the id: `person/abcd`, `unit/central-it`, `supplier/driftshuset`."""
VacancyReason: TypeAlias = Literal[
    "recruiting", "reorganisation", "awaiting-decision", "not-yet-needed", "interim", "phasing-out", "no-candidate"
]
"""A closed list, so that nothing personal, such as somebody's health, gets into the history of the files."""


class Holder(Entry):
    """Somebody who holds a role, from a day on: one of `person`, `position`, `unit`, `supplier`, `body`, `together`."""

    person: Id | None = None
    """A person of the organisation."""
    position: Id | None = None
    """A position: whoever has it holds the role."""
    unit: Id | None = None
    """A unit of the organisation."""
    supplier: Id | None = None
    """A supplier."""
    body: Id | None = None
    """A body of the organisation."""
    together: tuple[OneOf, ...] = ()
    """Several that share one seat: `[unit/central-it, supplier/driftshuset]`."""
    named: Ids = ()
    """The people by name, where a unit or supplier holds the role."""
    at: Ids = ()
    """The places, units, subject areas or owners that it counts for; all of them where it is left out."""
    for_: Id | None = Field(None, alias="for")
    """For a seat in a body that there is one of for each owner, subject area, …: the one that this is."""
    from_: Day | None = Field(None, alias="from")
    """The first day."""
    until: Day | None = None
    """The last day; the role is held on it."""
    deputies: Ids = ()
    """People who stand in. A deputy fills no role."""
    contact: bool = False
    """Where several hold the contact point's role: this is the one to turn to."""
    full_post: bool = False
    """The role is this holder's full post."""
    decision: Text | None = None
    """Where the decision is recorded, such as a case number."""


class Delegated(Entry):
    """A task that somebody else does. The responsibility stays where it is."""

    person: Id | None = None
    """A person of the organisation."""
    position: Id | None = None
    """A position."""
    unit: Id | None = None
    """A unit of the organisation."""
    supplier: Id | None = None
    """A supplier."""
    role: Id | None = None
    """Whoever holds another role of the same system, or of the organisation."""
    owner: Id | None = None
    """An owner of a joint body: it is passed on at home, in the line of the owner's own organisation."""
    from_: Day | None = Field(None, alias="from")
    """The first day."""
    until: Day | None = None
    """The last day."""
    decision: Text | None = None
    """Where the decision is recorded."""


class SheetLine(Delegated):
    """A task on a delegation sheet; whoever the sheet is agreed with does it, unless the line names somebody else."""

    announced: Day | None = None
    """For a change to the sheet: the day on which it was announced."""
    extra: bool = False
    """It goes beyond what is done for everybody."""
    financing: Text | None = None
    """How what goes beyond that is paid for."""


class Agreement(Entry):
    """That two sides have agreed, and when."""

    by: Ids
    """The people who have agreed, of either side."""
    on: Day
    """The day."""
    decision: Text | None = None
    """Where it is recorded."""


class Sheet(Entry):
    """Which tasks of a role others do, as its holder has agreed with them. The responsibility stays where it is."""

    title: Text | None = None
    """What it is called."""
    person: Id | None = None
    """The person that it is agreed with."""
    position: Id | None = None
    """The position that it is agreed with."""
    unit: Id | None = None
    """The unit that it is agreed with."""
    supplier: Id | None = None
    """The supplier that it is agreed with."""
    role: Id | None = None
    """The role that it is agreed with."""
    agreed: Agreement | None = None
    """That both sides have agreed."""
    notice: Interval | None = None
    """How long before it counts a change must be announced."""
    from_: Day | None = Field(None, alias="from")
    """The first day on which it counts."""
    until: Day | None = None
    """The last day on which it counts."""
    text: Text | None = None
    """Anything to know."""
    tasks: dict[Id, SheetLine | None] = {}
    """The tasks that are done by others; all other tasks of the role stay with its holder."""


class AcceptedVacancy(Entry):
    """A decision to leave a role unfilled for a time."""

    reason: VacancyReason
    """Why, from a closed list."""
    accepted_by: Id
    """The person who answers for it."""
    at: Ids = ()
    """The places, units, subject areas, owners or seats that it is about; the whole role where it is left out."""
    from_: Day | None = Field(None, alias="from")
    """The first day."""
    until: Day | None = None
    """The last day; without it `check` asks for one."""
    decision: Text | None = None
    """Where the decision is recorded."""


class Local(Entry):
    """What the organisation adds: a role of its own, another title, a stricter obligation."""

    of: Reference | None = None
    """A role of some gallery, for a role that the system's catalog lacks."""
    title: Text | None = None
    """The organisation's own name for the role."""
    effect: Text | None = None
    """What the role is for, where no gallery has it."""
    recommended: PhaseRange | None = None
    """Phases in which the organisation wants it filled."""
    mandatory: PhaseRange | None = None
    """Phases in which the organisation demands it filled."""
    why: Text | None = None
    """The organisation's reason."""


class RoleStaffing(Entry):
    """Who holds a role. A bare key says that nobody does."""

    holders: tuple[Holder, ...] = ()
    """Who holds it, also those who did and those who will."""
    seats: dict[Id, Annotated[tuple[Holder, ...], BeforeValidator(_or_bare)]] = {}
    """For a body: who has which of its seats; a bare key says that nobody does. A seat that comes with a role is \
filled by that role's holder."""
    delegated: dict[Id, Delegated] = {}
    """Tasks that somebody else does, by the task's id."""
    spread: dict[Id, Id] = {}
    """For a role that is spread over others: each task and responsibility with the role that has it."""
    accepted_vacancy: AcceptedVacancy | None = None
    """A decision to leave the role unfilled for a time."""
    not_applicable: Text | None = None
    """The role does not apply here: the reason."""
    local: Local | None = None
    """What the organisation adds to the role, or a role of its own."""


class Person(Entry):
    """Somebody who holds roles. Name and contact details stand in the contact register, outside git."""

    position: Id | None = None
    """The person's position."""
    unit: Id | None = None
    """The unit that the person belongs to."""
    employer: Id | None = None
    """In a joint body: the owner that the person works for; the joint body itself where it is left out."""
    left: Day | None = None
    """The last day in the organisation; it ends every role that the person holds."""
    former_ids: Ids = ()
    """Ids it had before."""


class Position(Entry):
    """A position in the organisation."""

    title: Text | None = None
    """What it is called."""
    counts_as: Ids = ()
    """Positions of the gallery that it is, where the gallery calls them otherwise."""
    unit: Id | None = None
    """The unit it belongs to."""
    former_ids: Ids = ()
    """Ids it had before."""


class Unit(Entry):
    """A unit of the organisation."""

    title: Text | None = None
    """What it is called."""
    kind: Id | None = None
    """What sort of unit it is: `forvaltning`."""
    counts_as: Ids = ()
    """Units of the gallery that it is, where the gallery calls them otherwise."""
    part_of: Id | None = None
    """The unit above it."""
    former_ids: Ids = ()
    """Ids it had before."""


class Location(Entry):
    """A place where a system is used, such as a school."""

    title: Text | None = None
    """What it is called."""
    kind: Id | None = None
    """What sort of place it is: `skole`."""
    former_ids: Ids = ()
    """Ids it had before."""


class SubjectArea(Entry):
    """A subject area, such as the schools, over all systems."""

    title: Text | None = None
    """What it is called."""


class Supplier(Entry):
    """Somebody outside the organisation who holds roles or does tasks."""

    title: Text | None = None
    """What it is called."""
    contract_ends: Day | None = None
    """The last day of the contract."""
    former_ids: Ids = ()
    """Ids it had before."""


class Owner(Entry):
    """An organisation that owns a joint body."""

    title: Text | None = None
    """What it is called."""


class SystemGroup(Entry):
    """Systems that have holders in common."""

    title: Text | None = None
    """What it is called."""
    systems: Ids
    """The systems."""
    roles: dict[Id, RoleStaffing | None] = {}
    """Who holds which role in each of them; what a system says itself counts before it."""
    sheets: dict[Id, Sheet] = {}
    """By role: the sheet on which it is agreed who else does which of its tasks in each of them."""


class Organisation(Entry):
    """A municipality, a county or a joint body."""

    organisation: Id
    """The organisation's id: the folder's name."""
    title: Text
    """Its name."""
    gallery: Pin
    """The gallery and version that its roles come from."""
    kind: Literal["municipality", "county", "joint-body"] = "municipality"
    """What sort of organisation it is."""
    status: Literal["active", "example"] = "active"
    """An example says so in every document."""
    number: Text | None = None
    """Its official number, such as a municipality's code."""
    introduction: Markdown | None = None
    """Anything that readers of its documents should know."""
    owners: dict[Id, Owner | None] = {}
    """For a joint body: the organisations that own it."""
    member_of: Ids = ()
    """Joint bodies whose holders count for this organisation, too."""
    people: dict[Id, Person | None] = {}
    """The people, by initials or another id that is never used again. No names."""
    positions: dict[Id, Position | None] = {}
    """The positions that roles follow from."""
    units: dict[Id, Unit | None] = {}
    """The units."""
    places: dict[Id, Location | None] = {}
    """The places."""
    subject_areas: dict[Id, SubjectArea | None] = {}
    """The subject areas."""
    suppliers: dict[Id, Supplier | None] = {}
    """The suppliers."""
    system_groups: dict[Id, SystemGroup] = {}
    """Groups of systems with holders in common."""
    roles: dict[Id, RoleStaffing | None] = {}
    """The cross-cutting roles, which are held once for all systems, and roles of the organisation's own."""
    actions: dict[Id, ActionState | None] = {}
    """How far the gallery's actions have come that the organisation has once for all systems."""
    evidence: dict[Id, Day] = {}
    """What was done, and when it was last done: `revised: 2026-09-01`."""
    notes: dict[Id, Note] = {}
    """Remarks."""
