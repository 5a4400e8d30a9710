"""An organisation on a day: who holds what, and what is vacant."""

from typing import Literal

from typing_extensions import TypedDict

from rolekat.export.shapes.role import Note
from rolekat.export.shapes.system import Obligation


class Who(TypedDict):
    """A person, position, unit, supplier or body. Names and contact details are not part of the export."""

    kind: Literal["person", "position", "unit", "supplier", "body", "role", "owner"]
    """What it is; `role` for whoever holds that role, `owner` for one of the organisations that own a joint body."""
    id: str
    """The id within the organisation."""


class Holder(TypedDict):
    """Somebody who holds a role, or several who hold it together."""

    who: list[Who]
    """Who; several share one seat."""
    named: list[str]
    """The people by whom a unit or supplier does it, or who are in the position."""
    at: list[str]
    """The places, units, subject areas or owners that it is for; none for all."""
    since: str | None
    """The first day; `null` where it is not said."""
    until: str | None
    """The last day, that of the person's leaving and of the role's end included; `null` for no end."""
    deputies: list[str]
    """Who stands in."""
    contact: bool
    """Whether, of several, this is the one to turn to."""
    full_post: bool
    """Whether the role is the holder's full post."""
    decision: str | None
    """Where the decision is recorded."""
    level: Literal["system", "group", "organisation", "joint-body"]
    """Where it is said: for the system, a group of systems, the organisation, or by a joint body."""
    organisation: str
    """The organisation whose holder it is: another one where a joint body has the role."""
    seat: str | None
    """The seat of the body that it is for, by the gallery's id."""
    seat_for: str | None
    """The owner, subject area, … whose seat it is, where there is one for each."""


class StaffedSeat(TypedDict):
    """One place to be filled: the role itself; the role at one school or for one subject area; a seat in a body."""

    at: str | None
    """What tells it from the role's other seats: the place, unit, subject area or owner; for a seat of a body with \
the seat's id, such as `fagperson/loenn`; `null` where the role has one seat."""
    seat: str | None
    """For a body: the seat's id in the gallery."""
    title: str | None
    """For a body: what the seat's holder is called."""
    each: str | None
    """For a body: the owner, subject area, … whose seat it is, where there is one for each."""
    role: str | None
    """For a body: the role with which the seat comes."""
    obligation: Obligation
    """What the seat is on the day: a seat that the source only finds natural is recommended at most."""
    filled: bool
    """Whether it is filled, by a holder or otherwise."""
    filled_by: list[Who]
    """Who fills it, or sits in it."""


class AcceptedVacancy(TypedDict):
    """A decision to leave a role unfilled for a time."""

    reason: str
    """Why, from a closed list."""
    accepted_by: str
    """The person who answers for it."""
    at: list[str]
    """The places, units, subject areas, owners or seats that it is about; none for the whole role."""
    since: str | None
    """The first day."""
    until: str | None
    """The last day."""
    decision: str | None
    """Where it is recorded."""


class DelegatedTask(TypedDict):
    """A task that somebody else does."""

    item: str
    """The task's id within the role."""
    to: Who
    """Who does it."""
    since: str | None
    """The first day."""
    until: str | None
    """The last day."""
    decision: str | None
    """Where it is recorded."""


class Agreement(TypedDict):
    """That two sides have agreed."""

    by: list[str]
    """The people who have agreed."""
    on: str
    """The day."""
    decision: str | None
    """Where it is recorded."""


class SheetTask(TypedDict):
    """A task on a delegation sheet."""

    item: str
    """The task's id within the role."""
    to: Who
    """Who does it."""
    since: str | None
    """The first day."""
    until: str | None
    """The last day."""
    decision: str | None
    """Where it is recorded."""
    announced: str | None
    """For a change: the day on which it was announced."""
    extra: bool
    """Whether it goes beyond what is done for everybody."""
    financing: str | None
    """How what goes beyond that is paid for."""


class Sheet(TypedDict):
    """Which tasks of a role others do, as its holder has agreed with them."""

    role: str
    """The role whose tasks they are."""
    title: str | None
    """What it is called."""
    agreed_with: Who | None
    """The other side."""
    agreed: Agreement | None
    """That both sides have agreed."""
    notice: str | None
    """How long before it counts a change must be announced."""
    since: str | None
    """The first day on which it counts."""
    until: str | None
    """The last day on which it counts."""
    in_force: bool
    """Whether it counts on the day."""
    text: str | None
    """Anything to know."""
    tasks: list[SheetTask]
    """The tasks that are done by others, each with the sheet's other side and days where it says nothing else."""


class SpreadItem(TypedDict):
    """A part of a role that is spread over others."""

    item: str
    """The task or responsibility."""
    role: str
    """The role that has it."""


class LocalRole(TypedDict):
    """What the organisation adds to a role, or a role of its own."""

    of: str | None
    """The role of a gallery that it is, where the system's catalog lacks it."""
    effect: str | None
    """What it is for, where no gallery has it."""
    why: str | None
    """The organisation's reason."""


class StaffedRole(TypedDict):
    """A role in an organisation, for one system or once for all, on the day."""

    id: str
    """The role's id, in the catalog or of the organisation's own."""
    of: str | None
    """The gallery's role; `null` for one of the organisation's own."""
    title: str
    """Its name here."""
    level: Literal["system", "group", "organisation", "joint-body"]
    """Where it is said who holds it."""
    obligation: Obligation
    """On the day."""
    obligation_next: Obligation
    """In the next phase that has a day; for a role held once, the strictest of all systems."""
    needed_by: list[str]
    """For a role held once: the systems that make it so obligatory today."""
    seats: list[StaffedSeat]
    """Its seats."""
    holders: list[Holder]
    """Who holds it on the day."""
    coming: list[Holder]
    """Who will hold it."""
    vacant: bool
    """Whether it is mandatory or recommended on the day, applies, and has a seat that nobody fills. An accepted \
vacancy is one, too."""
    filled_otherwise: bool
    """Whether it is filled without a holder: by a position, by being spread over other roles, or in a joint body."""
    accepted: AcceptedVacancy | None
    """The decision to leave it unfilled that counts on the day."""
    not_applicable: str | None
    """Why it does not apply here."""
    delegated: list[DelegatedTask]
    """Tasks of it that others do on the day or will do."""
    spread: list[SpreadItem]
    """Where its parts are, for a role that is spread."""
    local: LocalRole | None
    """What the organisation adds."""


class ContactNow(TypedDict):
    """The contact point of a system on a day."""

    role: str | None
    """The role; `null` where the catalog names none."""
    holder: Holder | None
    """Whom to turn to; `null` where nobody holds the role, or several and none is marked."""


class ActionStanding(TypedDict):
    """How far an action of the catalog, or of the gallery for the organisation, has come here."""

    id: str
    """The action's id."""
    due: str | None
    """The day it must be done; the next time for one that comes back."""
    done: str | None
    """The day it was done, for one that comes back the last time."""
    state: Literal["done", "overdue", "due", "open", "not-needed"]
    """`due`: it has a day that has not passed; `open`: it has none."""
    not_needed: str | None
    """Why it is not needed here."""
    executor: str | None
    """The person who is named for it."""
    months: list[int]
    """The months of the year in which it is done here; those that the gallery says where the organisation does not."""


class Contract(TypedDict):
    """The contract under which an organisation has a system."""

    supplier: str | None
    """The supplier."""
    begins: str | None
    """The first day."""
    ends: str | None
    """The last day."""
    notice: str | None
    """How long before its end it must be terminated or prolonged."""
    risk: str | None
    """`low`, `medium` or `high`."""
    decision: str | None
    """Where it is recorded."""


class Operation(TypedDict):
    """Who runs a system technically."""

    unit: str | None
    """The unit."""
    supplier: str | None
    """The supplier."""
    why: str | None
    """The reason."""


class StaffedSystem(TypedDict):
    """A system in an organisation."""

    id: str
    """The system's id."""
    unit: str | None
    """The unit that has it."""
    phases: dict[str, str]
    """The first day of each phase that has one."""
    phase: str | None
    """The phase it is in; `null` before the first, or where none has a day; `always` where its gallery has none."""
    next_phase: str | None
    """The next phase that has a day."""
    places: list[str]
    """The places that use it, where they are named."""
    units: list[str]
    """The units that use it, where they are named."""
    contract: Contract | None
    """The contract."""
    operation: Operation | None
    """Who runs it technically."""
    roles: list[StaffedRole]
    """The roles held for this system, in the order of the catalog, then the organisation's own."""
    cross_cutting: list[str]
    """The roles of its catalog that the organisation holds once for all systems."""
    contact_point: ContactNow
    """Whom to turn to on the day."""
    sheets: list[Sheet]
    """The delegation sheets of this system alone."""
    actions: list[ActionStanding]
    """The actions of the catalog, in its order."""
    evidence: dict[str, str]
    """What was done, and when it was last done."""
    notes: list[Note]
    """Remarks."""


class Owner(TypedDict):
    """An organisation that owns a joint body."""

    id: str
    """The owner's id."""
    title: str | None
    """What it is called."""


class Person(TypedDict):
    """Somebody who holds roles."""

    id: str
    """The id, such as initials. Names are not part of the export."""
    position: str | None
    """The position."""
    unit: str | None
    """The unit."""
    employer: str | None
    """In a joint body: the owner that the person works for; `null` for the joint body itself."""
    left: str | None
    """The last day in the organisation."""
    former_ids: list[str]
    """Ids it had before."""


class Position(TypedDict):
    """A position in an organisation."""

    id: str
    """The position's id."""
    title: str | None
    """What it is called."""
    counts_as: list[str]
    """Positions of the gallery that it is."""
    unit: str | None
    """The unit it belongs to."""
    former_ids: list[str]
    """Ids it had before."""


class Unit(TypedDict):
    """A unit of an organisation."""

    id: str
    """The unit's id."""
    title: str | None
    """What it is called."""
    kind: str | None
    """What sort of unit it is."""
    counts_as: list[str]
    """Units of the gallery that it is."""
    part_of: str | None
    """The unit above it."""
    former_ids: list[str]
    """Ids it had before."""


class Place(TypedDict):
    """A place where systems are used."""

    id: str
    """The place's id."""
    title: str | None
    """What it is called."""
    kind: str | None
    """What sort of place it is."""
    former_ids: list[str]
    """Ids it had before."""


class SubjectArea(TypedDict):
    """A subject area."""

    id: str
    """The subject area's id."""
    title: str | None
    """What it is called."""


class Supplier(TypedDict):
    """Somebody outside an organisation who holds roles or does tasks."""

    id: str
    """The supplier's id."""
    title: str | None
    """What it is called."""
    contract_ends: str | None
    """The last day of the contract."""
    former_ids: list[str]
    """Ids it had before."""


class SystemGroup(TypedDict):
    """Systems that have holders in common."""

    id: str
    """The group's id."""
    title: str | None
    """What it is called."""
    systems: list[str]
    """The systems."""
    sheets: list[Sheet]
    """The delegation sheets for all of them. Who holds roles for all of them is with each system, `level` `group`."""


class Organisation(TypedDict):
    """An organisation with its staffing, worked out for one day."""

    id: str
    """The organisation's id."""
    title: str
    """Its name."""
    kind: Literal["municipality", "county", "joint-body"]
    """What sort of organisation it is."""
    status: Literal["active", "example"]
    """Whether it is an example."""
    gallery: str
    """The gallery that its roles come from: `id@version`."""
    day: str
    """The day that everything is worked out for."""
    number: str | None
    """Its official number."""
    introduction: str | None
    """What readers of its documents should know; Markdown."""
    owners: list[Owner]
    """For a joint body: the organisations that own it."""
    member_of: list[str]
    """Joint bodies whose holders count for it, too."""
    people: list[Person]
    """The people."""
    positions: list[Position]
    """The positions that roles follow from."""
    units: list[Unit]
    """The units."""
    places: list[Place]
    """The places."""
    subject_areas: list[SubjectArea]
    """The subject areas."""
    suppliers: list[Supplier]
    """The suppliers."""
    system_groups: list[SystemGroup]
    """Groups of systems with holders in common."""
    roles: list[StaffedRole]
    """The roles that it holds once for all systems, bodies among them."""
    actions: list[ActionStanding]
    """How far the actions have come that its gallery asks of it once for all systems."""
    evidence: dict[str, str]
    """What was done, and when it was last done."""
    notes: list[Note]
    """Remarks."""
    systems: list[StaffedSystem]
    """Its systems, by id; those without a catalog that can be relied on are in `unreadable`."""
