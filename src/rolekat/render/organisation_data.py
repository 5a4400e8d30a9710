"""What templates get of a whole organisation: its staffing at a glance, its contact list, a person's checklist.

As in `data.py`, values are plain and in the words of the document's language, and the string below a field is its
documentation.
"""

from typing import Literal, NamedTuple

from rolekat.render.data import ActionView, DocumentRef, Obligation, Prose, RoleRef
from rolekat.render.role_data import ItemView
from rolekat.render.staffing_data import (
    HolderView,
    LocalRoleView,
    PhaseNowView,
    PointView,
    RoleStaffingView,
    SystemStaffingView,
    WhoView,
)


class OrganisationView(NamedTuple):
    """An organisation on a day: what every document of it gets as `organisation`."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    example: bool
    """Whether it is an example."""
    day: str
    """The day that everything is worked out for, in words."""
    public: bool
    """Whether the documents are for everybody, so that nobody is named who did not agree to it."""
    introduction: Prose | None
    """What readers should know."""
    overview: DocumentRef
    """Its staffing at a glance."""
    contacts: DocumentRef
    """Its contact list."""
    documents: tuple[DocumentRef, ...]
    """What else there is of it: its governance structure, bodies, yearly wheel, systems, sheets of groups."""


class PersonView(NamedTuple):
    """A person of the organisation."""

    who: WhoView
    """The person."""
    position: str | None
    """The person's position."""
    unit: str | None
    """The unit that the person belongs to."""
    checklist: DocumentRef | None
    """The person's checklist; none in public documents."""


class VacancyView(NamedTuple):
    """A role that nobody holds, or not everywhere."""

    role: str
    """Its name."""
    obligation: Obligation
    """`mandatory` or `recommended`."""
    accepted: bool
    """Whether somebody answers for its being vacant for the time being."""
    when: str | None
    """For what will be vacant in some system's next phase: the phase, its first day and the days left."""
    remarks: tuple[str, ...]
    """What else there is to say of it."""


class SystemLineView(NamedTuple):
    """A system of the organisation."""

    title: str
    """Its name."""
    catalog: DocumentRef
    """Its role catalog."""
    staffing: SystemStaffingView
    """Its phases, and how much is filled."""
    vacant: tuple[VacancyView, ...]
    """What is vacant today, mandatory first."""
    upcoming: tuple[VacancyView, ...]
    """What will be vacant in the next phase and is not today, mandatory first."""
    still: str | None
    """What is vacant today and still will be then, in words."""


class Overview(NamedTuple):
    """The staffing at a glance: what `staffing.md.j2` gets as `overview`."""

    organisation: OrganisationView
    """The organisation."""
    filled: str
    """How much is filled of all that must or should be, in words."""
    systems: tuple[SystemLineView, ...]
    """The systems, by id."""
    once: str
    """How much is filled of the cross-cutting roles, in words."""
    once_vacant: tuple[VacancyView, ...]
    """What is vacant of them today, mandatory first."""
    once_upcoming: tuple[VacancyView, ...]
    """What will be when some system's next phase begins."""
    local: tuple[LocalRoleView, ...]
    """Cross-cutting roles of the organisation's own."""
    unanswered: tuple[str, ...]
    """The systems of which nobody can say what is vacant, each in a sentence that says why."""
    people: tuple[PersonView, ...]
    """Everybody who has something to do; nobody in public documents."""


class SystemContactView(NamedTuple):
    """Whom to turn to for a system."""

    title: str
    """The system."""
    catalog: DocumentRef
    """Its role catalog."""
    phase: PhaseNowView | None
    """The phase it is in."""
    contact: PointView
    """Whom to turn to today."""
    next_phase: PhaseNowView | None
    """The next phase that has a day."""
    next_contact: PointView | None
    """Whom to turn to from then on."""


class SubjectContactView(NamedTuple):
    """Whom to turn to on a subject."""

    subject: str
    """The subject."""
    system: str | None
    """The system that it is about; none for what the organisation has once."""
    towards: str | None
    """Who turns to them."""
    phases: str
    """In which phases, in words."""
    staffing: RoleStaffingView
    """The role, with who holds it."""


class RoleGroupView(NamedTuple):
    """The roles of one system, or those held once for all systems."""

    title: str
    """The system; or that they are for all."""
    roles: tuple[RoleStaffingView, ...]
    """The roles, with who holds them; without those that nobody holds or needs."""


class ContactList(NamedTuple):
    """The contact list: what `contacts.md.j2` gets as `contacts`."""

    organisation: OrganisationView
    """The organisation."""
    systems: tuple[SystemContactView, ...]
    """The systems, by id."""
    subjects: tuple[SubjectContactView, ...]
    """The contact points for other subjects than a system."""
    roles: tuple[RoleGroupView, ...]
    """All roles with their holders: the cross-cutting ones, then those of each system."""
    people: tuple[PersonView, ...]
    """Everybody who is named, by name."""


class DutyView(NamedTuple):
    """A role that a person has."""

    staffing: RoleStaffingView
    """The role, with everybody who holds it."""
    ref: RoleRef
    """The role, for links."""
    checklist: DocumentRef | None
    """The role's own checklist."""
    effect: str | None
    """What is achieved when it is filled; only of a role that no catalog describes."""
    how: Literal["holder", "named", "position"]
    """As the holder, alone or with others; as one whom a unit or supplier names; or because of the position."""
    holdings: tuple[HolderView, ...]
    """Where, since when and with whom."""
    contact: bool
    """Whether the person is the system's contact point today."""
    active: bool
    """Whether the role is needed in the phase that the system is in."""
    by_stage: bool
    """Whether the items below are all that the role has, because it does not follow the phases of one system."""
    tasks: tuple[ItemView, ...]
    """What is to be done now, without what others have been given."""
    responsibilities: tuple[ItemView, ...]
    """What is to be answered for now."""
    change: str | None
    """What the next phase makes of the role, in a sentence."""
    beginning: tuple[ItemView, ...]
    """Tasks and responsibilities that begin with the next phase."""
    ending: tuple[ItemView, ...]
    """Those that end with it, where the role goes on."""


class PersonActionView(NamedTuple):
    """A KLIK task or duty in which a person takes part."""

    action: ActionView
    """The task."""
    parts: tuple[str, ...]
    """`responsible`, `executor`, `involved`: one or more."""


class PersonSystemView(NamedTuple):
    """What a person does for one system."""

    title: str
    """The system."""
    catalog: DocumentRef
    """Its role catalog."""
    staffing: SystemStaffingView
    """The system in the organisation."""
    duties: tuple[DutyView, ...]
    """The person's roles."""
    actions: tuple[PersonActionView, ...]
    """KLIK tasks and duties of this phase and those before that are not done."""
    upcoming: tuple[PersonActionView, ...]
    """Those of the next phase."""


class StandInView(NamedTuple):
    """A role in which a person stands in for somebody."""

    ref: RoleRef
    """The role, for links."""
    system: str | None
    """The system; none for a role that is held once for all."""
    whom: tuple[WhoView, ...]
    """For whom."""
    at: str | None
    """The place, unit or subject area."""
    since: str | None
    """The first day, in words."""
    until: str | None
    """The last day, in words."""
    checklist: DocumentRef | None
    """The role's checklist."""


class GivenView(NamedTuple):
    """A task of somebody else's role that a person does."""

    text: str
    """The task."""
    ref: RoleRef
    """The role that it belongs to, for links."""
    system: str | None
    """The system; none for a role that is held once for all."""
    whom: tuple[WhoView, ...]
    """Who holds that role, and still answers for it."""
    spread: bool
    """Whether it comes from a role that is spread over several, so that the responsibility came with it."""
    since: str | None
    """The first day, in words."""
    until: str | None
    """The last day, in words."""
    decision: str | None
    """Where the decision is recorded."""


class ComingView(NamedTuple):
    """Something that a person will do."""

    ref: RoleRef
    """The role, for links."""
    system: str | None
    """The system; none for a role that is held once for all."""
    how: Literal["holder", "named", "deputy", "delegate", "spread"]
    """As what."""
    text: str | None
    """The task, where it is one alone."""
    at: str | None
    """The place, unit or subject area."""
    since: str
    """The first day, in words."""
    until: str | None
    """The last day, in words."""
    checklist: DocumentRef | None
    """The role's checklist."""


class PersonChecklist(NamedTuple):
    """What one person does over all systems: what `person.md.j2` gets as `checklist`."""

    organisation: OrganisationView
    """The organisation."""
    person: PersonView
    """The person."""
    systems: tuple[PersonSystemView, ...]
    """By system."""
    once: tuple[DutyView, ...]
    """The roles that are held once for all systems."""
    stands_in: tuple[StandInView, ...]
    """For whom the person stands in."""
    given: tuple[GivenView, ...]
    """What the person was given of others' roles."""
    coming: tuple[ComingView, ...]
    """What is yet to come."""
