"""What `rolekat export` writes, key by key. Every key is always there; `null` where the catalog says nothing.

The JSON Schema and the table in docs/export.md are made from these classes and the strings below their keys.
"""

from typing import Literal, TypeAlias

from typing_extensions import TypedDict

Obligation: TypeAlias = Literal["mandatory", "recommended", "inactive"]


class Source(TypedDict):
    """A place in a source document."""

    document: str | None
    """The document's short name."""
    section: str | None
    """The section."""
    heading: str | None
    """The heading that the text stands under."""
    lines: str | None
    """Lines in the copy that the catalog was made from."""


class ItemSource(TypedDict):
    """Where an item stands in the source."""

    section: str | None
    """The section."""
    heading: str | None
    """The heading of the role."""
    list: Literal["tasks", "responsibilities", "competencies"]
    """The list under that heading."""
    number: int
    """Its number in the list, from 1."""


class Item(TypedDict):
    """A task or a responsibility of a role."""

    id: str
    """Its id within the role."""
    text: str
    """What is to be done or answered for."""
    stages: list[str] | None
    """The stages that it is marked with; empty where the source marks none, `null` where the gallery does not say."""
    conditional: bool
    """Whether it counts only under a condition."""
    condition: str | None
    """The condition in words."""
    delegable: str | None
    """Where it differs from the gallery's policy."""
    exclusive: bool
    """Whether only the holder may do it."""
    decides: bool
    """For an item of a body: whether something is decided."""
    topic: str | None
    """The gallery's topic that it belongs to."""
    evidence: str | None
    """The name under which an organisation states that its result is there."""
    source: ItemSource
    """Where it stands in the source."""
    former_ids: list[str]
    """Ids it had before."""


class Competency(TypedDict):
    """What the holder of a role must bring."""

    id: str
    """Its id within the role."""
    text: str
    """The competency."""
    kind: str | None
    """What sort it is: `knowledge`, `skill`, …"""
    source: ItemSource
    """Where it stands in the source."""
    former_ids: list[str]
    """Ids it had before."""


class Exclusion(TypedDict):
    """What a role expressly does not do."""

    id: str
    """Its id within the role."""
    text: str
    """The exclusion."""
    items: list[str]
    """Tasks of other roles that the holder must not be given."""
    source: Source | None
    """Where the source says so."""


class Initiator(TypedDict):
    """Who sees to it that a role is filled."""

    party: str
    """A party of the gallery."""
    text: str | None
    """More precisely, in words."""
    when: str | None
    """When it happened."""


class Lapse(TypedDict):
    """When a role is no longer needed."""

    after: str | None
    """The last phase in which it is needed."""
    when: str | None
    """A condition in words."""
    without: str | None
    """A component, or `system`: the role is needed as long as that exists."""


class Appointment(TypedDict):
    """How and when somebody comes to hold a role."""

    how: list[str]
    """`designated`, `activated`, `by-position`, `spread` or `local`; several may count."""
    initiated_by: Initiator | None
    """Who sees to it."""
    from_phase: str | None
    """The phase in which the role is designated or activated."""
    latest_phase: str | None
    """The last phase in which that may happen."""
    earlier: str | None
    """When it may happen before."""
    lapses: Lapse | None
    """When the role is no longer needed."""


class Phases(TypedDict):
    """The phases in which a role is mandatory and recommended; it is inactive in all others."""

    mandatory: list[str]
    """In the order of the life cycle; `always` alone in a gallery without phases."""
    recommended: list[str]
    """In the order of the life cycle; `always` alone in a gallery without phases."""
    standing: str | None
    """What it is in every organisation that uses the gallery, whatever systems it has."""


class Demand(TypedDict):
    """Phases in which the source itself demands a role."""

    phases: list[str]
    """The phases."""
    why: str | None
    """The source's reason."""


class Holders(TypedDict):
    """How many may hold a role at a time."""

    min: int
    """At least so many."""
    max: int | None
    """At most so many; `null` for no limit."""
    per: str | None
    """Counted per `subject-area`, `place`, …"""
    when: dict[str, str]
    """Only under this condition."""


class Contact(TypedDict):
    """A subject on which a role is the contact point."""

    subject: str
    """The subject's id."""
    towards: str | None
    """The party it is the contact point for."""
    phases: list[str]
    """The phases in which it is."""


class Relation(TypedDict):
    """A relation of a role."""

    kind: str
    """What the relation is."""
    to: str
    """`role`, `role#item`, `gallery/role#item`, `party/id` or `group/id`."""
    at: str | None
    """The phase from which a succession counts."""
    stages: list[str]
    """The stages in which it counts; empty for all."""
    item: str | None
    """The role's own item that it concerns."""
    advice: bool
    """Whether the source advises it only."""
    text: str | None
    """More precisely, in words."""


class Klik(TypedDict):
    """The part that a role may have in KLIK tasks, by stage."""

    responsible: list[str]
    """Stages in which it may be responsible."""
    executor: list[str]
    """Stages in which it may be executor."""
    involved: list[str]
    """Stages in which it may be involved."""
    only: str | None
    """Which tasks, where it is not all."""


class Delegation(TypedDict):
    """What a holder may pass on."""

    tasks: str
    """Whether tasks may be delegated."""
    responsibilities: str
    """Whether responsibilities may be delegated."""
    role: str
    """Whether the role as a whole may go to somebody without the position that it follows."""
    to: list[str]
    """The roles to which responsibilities may go that may be delegated; empty for any."""


class Seat(TypedDict):
    """A seat in a body."""

    id: str
    """The seat's id."""
    title: str | None
    """What its holder is called."""
    role: str | None
    """The role whose holder has the seat."""
    count: int
    """How many such seats there are."""
    per: str | None
    """One seat for each of these."""
    come_from: str | None
    """Where the holder must come from: `owner` or `joint-body`."""
    position: list[str]
    """Positions of which a holder must have one."""
    obligation: str
    """`mandatory` or `recommended`."""
    several_owners: bool
    """Whether it is an advantage that the holders come from several owners."""
    text: str | None
    """More precisely, in words."""


class Note(TypedDict):
    """A remark on the source or on a choice made in the catalog."""

    id: str
    """The note's id."""
    kind: str
    """`source-defect`, `contradiction`, `interpretation` or `decision`."""
    text: str
    """What is noted."""
    at: list[str]
    """What it concerns."""
    facts: list[int]
    """Numbers of the facts it rests on."""


class Role(TypedDict):
    """A role of a gallery."""

    id: str
    """The role's id."""
    gallery: str
    """The gallery that it comes from, `id@version`: another one where this gallery builds on that."""
    title: str
    """The role's name."""
    aliases: list[str]
    """Other names of it."""
    former_ids: list[str]
    """Ids it had before."""
    replaces: str | None
    """The role of a gallery that this one builds on, `gallery/role`, in whose place it stands."""
    group: str | None
    """The innermost group that it stands in."""
    groups: list[str]
    """All groups that it stands in, from the outermost in."""
    locked: bool
    """Whether a system catalog may not change its name and texts."""
    held_per: str
    """What there is one role for: `system`, `organisation`, …"""
    held_by: list[str]
    """Who may hold it: `person`, `position`, …"""
    components: list[str]
    """Components that it exists for."""
    applies_when: str | None
    """A condition under which it exists at all."""
    effect: str | None
    """What is achieved when it is filled."""
    characteristics: str | None
    """What marks it."""
    tasks: list[Item]
    """What it does, in the order of the source."""
    responsibilities: list[Item]
    """What it answers for, in the order of the source."""
    competencies: list[Competency]
    """What its holder must bring, in the order of the source."""
    excludes: list[Exclusion]
    """What it expressly does not do."""
    position: list[str]
    """Positions of which a holder must have one."""
    usual_position: list[str]
    """Positions that a holder typically has."""
    exclusive_post: bool
    """Whether it is a full post of its own."""
    come_from: str | None
    """Where its holder must come from, in a joint body: `owner` or `joint-body`."""
    decision: str | None
    """`required` where it must be said of each holder where the decision is recorded."""
    delegation: Delegation | None
    """What a holder may pass on, where it differs from the gallery's policy."""
    appointment: Appointment | None
    """How and when somebody comes to hold it."""
    suggested: Phases | None
    """The obligation that system catalogs start from."""
    required: Demand | None
    """Phases in which the source itself demands it."""
    holders: Holders
    """How many may hold it at a time."""
    contact_for: list[Contact]
    """Subjects on which it is the contact point."""
    relations: list[Relation]
    """Its relations to other roles and parties."""
    klik: Klik | None
    """The part it may have in KLIK tasks; `null` for none."""
    under: str | None
    """For a body: the body above it."""
    decides: str | None
    """For a body: `decision`, `advice` or `discussion`."""
    seats: list[Seat]
    """For a body: its composition."""
    open: bool
    """For a body: whether the source leaves the composition open."""
    source: Source | None
    """Where the source describes it."""
    notes: list[Note]
    """Remarks on it."""


class Titled(TypedDict):
    """Something with an id and a name."""

    id: str
    """The id."""
    title: str
    """The name."""


class Phase(TypedDict):
    """A phase in the life of a system."""

    id: str
    """The phase's id."""
    title: str
    """Its name."""
    stages: list[str]
    """The stages that count in it."""
    text: str | None
    """What happens in it."""


class Lifecycle(TypedDict):
    """The stages that items are marked with, and the phases of a system, in order."""

    stages: list[Titled]
    """The stages."""
    phases: list[Phase]
    """The phases; none where the gallery knows no life cycle."""
    exit: str | None
    """The phase that must have begun in good time before a system's contract ends."""


class Group(TypedDict):
    """A group of roles; groups come in the order of the gallery, those within another after it."""

    id: str
    """The group's id."""
    title: str
    """Its name."""
    parent: str | None
    """The group that it stands in."""
    purpose: str | None
    """What its roles do together."""
    locked: bool
    """Whether a system catalog may not change the texts of its roles."""
    roles: list[str]
    """Its own roles, in order."""


class NamedUnit(TypedDict):
    """A unit that the source names."""

    id: str
    """The unit's id."""
    title: str
    """What the source calls it."""
    text: str | None
    """What it does."""


class Category(TypedDict):
    """A category of systems or of hardware."""

    id: str
    """The category's id."""
    title: str
    """Its name."""
    of: str
    """`system` or `hardware`."""
    text: str | None
    """What falls under it."""
    examples: list[str]
    """What falls under it, by name."""
    unit: str | None
    """The unit in which responsibility and economy lie."""
    role: str | None
    """The role whose holder has them."""
    responsibility: str | None
    """Where they lie, in words."""
    used_by: str | None
    """`all` where its systems are used by all units."""
    source: Source | None
    """Where the source describes it."""


class SystemType(TypedDict):
    """A type of system that the source has demands of its own for."""

    id: str
    """The type's id."""
    title: str
    """Its name."""
    text: str | None
    """What falls under it."""


class Component(TypedDict):
    """A component of the shared infrastructure."""

    id: str
    """The component's id."""
    title: str
    """Its name."""
    part_of: str | None
    """The component it belongs to."""
    aliases: list[str]
    """Other names of it."""
    text: str | None
    """What it is."""


class Subject(TypedDict):
    """Something that a role may be the contact point for."""

    id: str
    """The subject's id."""
    title: str
    """Its name."""
    component: str | None
    """The component it is about."""


class Term(TypedDict):
    """A word of the gallery."""

    id: str
    """The entry's id."""
    term: str
    """The word."""
    aliases: list[str]
    """Other spellings."""
    text: str
    """What it means."""


class DecisionPoint(TypedDict):
    """A decision that a system catalog must take."""

    id: str
    """The decision's id."""
    title: str
    """Its name."""
    question: str
    """The question put to the consultant."""
    text: str | None
    """What to consider."""
    source: Source | None
    """Where the source asks for it."""


class Retired(TypedDict):
    """A role that a version took out."""

    id: str
    """The id it had."""
    title: str
    """The name it had."""
    replaced_by: list[str]
    """The roles, or `group/<id>`, that took over."""
    text: str | None
    """Why."""


class Renamed(TypedDict):
    """A role that a version renamed."""

    id: str
    """The id it had."""
    title: str
    """The name it had."""
    to: str
    """The role's id now."""
    text: str | None
    """Anything to know."""


class Changed(TypedDict):
    """A role whose text a version changed."""

    id: str
    """The role."""
    text: str | None
    """How, where the source says so."""


class Change(TypedDict):
    """What a version changed."""

    version: str
    """The version."""
    date: str | None
    """When, as precise as the source."""
    text: str | None
    """The version in a few words."""
    added: list[str]
    """Roles that came."""
    retired: list[Retired]
    """Roles that went."""
    renamed: list[Renamed]
    """Roles that changed name."""
    changed: list[Changed]
    """Roles whose text changed."""


class UnknownName(TypedDict):
    """A name that the source uses as a role's, and that no role has."""

    id: str
    """The entry's id."""
    name: str
    """The name, as the source writes it."""
    aliases: list[str]
    """Other spellings."""
    means: list[str]
    """The roles that must be meant."""
    text: str | None
    """Anything to know."""


class Principle(TypedDict):
    """A statement of the source that guides."""

    id: str
    """The principle's id."""
    text: str
    """The principle."""
    source: Source | None
    """Where the source says so."""


class Audience(TypedDict):
    """A target group of the gallery."""

    id: str
    """The target group's id."""
    title: str
    """Who they are."""
    uses: list[str]
    """What they use the gallery for."""
    effect: str | None
    """What it does for them."""


class Order(TypedDict):
    """Another order of the same roles."""

    id: str
    """The order's id."""
    title: str
    """Where it is found."""
    roles: list[str]
    """All roles in this order."""


class Review(TypedDict):
    """How often the gallery, or what organisations state of their roles, is to be looked through."""

    every: str
    """The interval."""
    of: str
    """`gallery`, `staffing` or `both`."""
    evidence: str
    """The name under which an organisation states when it was last done."""
    by: str | None
    """Who does it."""
    unit: str | None
    """The unit of the gallery that does it."""
    last: str | None
    """When it was last done."""


class Policies(TypedDict):
    """The gallery's rules on holding roles."""

    delegate_tasks: str
    """Whether tasks may be delegated."""
    delegate_responsibilities: str
    """Whether responsibilities may be delegated."""
    delegate_role: str
    """Whether a role as a whole may go to somebody without the position that it follows."""
    delegate_responsibilities_to: list[str]
    """The roles to which responsibilities may go; empty for any."""
    contact_details: str
    """Whether contact details are shared only with consent."""
    self_supervision: str
    """Whether somebody may oversee their own work."""
    several_holders: str
    """Whether a role may have several holders."""
    several_roles: str
    """Whether a person may hold several roles."""
    vacancy: str
    """Whether the organisation must state how it deals with an unfilled role."""
    operation: str | None
    """Who should run a system technically where nothing speaks against it: `supplier` or `internal`."""


class Due(TypedDict):
    """When an action must be done."""

    before: str | None
    """The phase that must not begin without it."""
    after: str | None
    """The phase after whose first day it is counted."""
    days: int | None
    """Days before or after."""
    date: str | None
    """A day of its own."""


class Action(TypedDict):
    """A KLIK task or another concrete duty, once or again and again."""

    id: str
    """The action's id."""
    kind: str
    """`klik` or `duty`."""
    title: str
    """What is to be done."""
    text: str | None
    """How."""
    phase: str
    """The phase it belongs to; `always` where it belongs to none."""
    per: str
    """`system`, or `organisation` where it is done once for all systems."""
    categories: list[str]
    """The categories of systems that it counts for; empty for all."""
    types: list[str]
    """The types of systems that it counts for; empty for all."""
    due: Due | None
    """When it must be done."""
    every: str | None
    """How often it comes back."""
    months: list[int]
    """The months of the year in which it is done; 1 is January."""
    on: str | None
    """The event that calls for it."""
    requires: list[str]
    """Actions that must be done before it."""
    designates: list[str]
    """Roles that it asks the organisation to fill."""
    responsible: str | None
    """The role that answers for it."""
    executor: str | None
    """The role that does it."""
    alternatives: list[str]
    """Roles that may do it instead."""
    involved: list[str]
    """Roles that take part."""
    source: Source | None
    """Where the source asks for it."""


class Omitted(TypedDict):
    """A role of a gallery that another builds on, and that this other one does not have."""

    id: str
    """The role."""
    text: str
    """Why."""


class Gallery(TypedDict):
    """A gallery with its roles."""

    id: str
    """The gallery's id."""
    version: str
    """Its version."""
    title: str
    """Its name."""
    language: str
    """The language of its texts."""
    extends: list[str]
    """Galleries that it builds on, `id@version`: their roles and all else that it does not say itself are here, too."""
    omits: list[Omitted]
    """Roles of theirs that it does not have."""
    made_for: list[str]
    """What sorts of organisation its roles are for."""
    status: str
    """`proposal`, `published` or `superseded`."""
    date: str | None
    """When this version came out."""
    publisher: str | None
    """Who publishes it."""
    introduction: str | None
    """What it is for; Markdown."""
    lifecycle: Lifecycle
    """Stages and phases."""
    policies: Policies
    """Rules on holding roles."""
    principles: list[Principle]
    """Statements that guide."""
    audiences: list[Audience]
    """Target groups."""
    groups: list[Group]
    """The groups of the roles."""
    roles: list[Role]
    """All roles, in the order of the groups."""
    orders: list[Order]
    """Other orders of the same roles."""
    components: list[Component]
    """Components of the shared infrastructure."""
    subjects: list[Subject]
    """What a role may be the contact point for."""
    parties: list[Titled]
    """Who stands outside the organisation."""
    units: list[NamedUnit]
    """Units that the source names."""
    categories: list[Category]
    """Categories of systems and hardware."""
    system_types: list[SystemType]
    """Types of systems."""
    topics: list[Titled]
    """What tasks are about, in the order of delegation sheets."""
    relation_kinds: list[Titled]
    """The gallery's own kinds of relations: id and verb phrase."""
    actions: list[Action]
    """What every system, or the organisation, must see to."""
    decisions: list[DecisionPoint]
    """The decisions that a system catalog must take."""
    changes: list[Change]
    """The version history, newest first."""
    unknown_names: list[UnknownName]
    """Names that texts use for roles and that no role has."""
    glossary: list[Term]
    """Words explained."""
    review: Review | None
    """How often it is to be looked through."""
    notes: list[Note]
    """Remarks on the source and on choices made."""


class EffectiveText(TypedDict):
    """A task, responsibility or competency of a role as it counts in one system."""

    id: str
    """Its id within the role."""
    text: str
    """The text that counts; for an omitted item the gallery's."""
    stages: list[str] | None
    """The stages that it is marked with; empty where the source marks none, `null` where nothing is said of it."""
    conditional: bool
    """Whether it counts only under a condition."""
    condition: str | None
    """The condition in words."""
    kind: str | None
    """For a competency: what sort it is."""
    origin: Literal["gallery", "replaced", "added", "omitted"]
    """Whose text it is. An omitted item does not count in this system."""
    base: str | None
    """The gallery's text, where the catalog has another or leaves it out."""
    number: int | None
    """Its number in the gallery's list; `null` for an added one."""


class SystemRole(TypedDict):
    """A role as one system's catalog has it: gallery, profile and catalog in one."""

    id: str
    """Its id in this catalog."""
    of: str
    """The gallery's role."""
    title: str
    """Its name in this catalog."""
    locked: bool
    """Whether its name and texts are the gallery's and may not be changed."""
    one_per: str | None
    """One holder for each `place`, `unit`, …"""
    from_phase: str | None
    """The phase in which it is designated or activated in this system."""
    obligations: dict[str, Obligation]
    """For every phase; `always` alone where the gallery has none."""
    obligations_stated: bool
    """Whether the catalog says so itself; else it is the gallery's suggestion."""
    why: str | None
    """Why the system needs it."""
    effect: str | None
    """What is achieved when it is filled."""
    effect_adapted: bool
    """Whether the catalog has an effect of its own."""
    tasks: list[EffectiveText]
    """Its tasks: the gallery's in order, then those added."""
    responsibilities: list[EffectiveText]
    """Its responsibilities, likewise."""
    competencies: list[EffectiveText]
    """Its competencies, likewise."""


class LeftOut(TypedDict):
    """A role of the gallery that is left out on purpose."""

    role: str
    """The gallery's role."""
    why: str
    """The reason."""


class ContactPoint(TypedDict):
    """Who is the contact point in a phase."""

    phase: str
    """The phase."""
    role: str | None
    """The role, by its id in this catalog; `null` where there is none."""


class Handover(TypedDict):
    """What differs from the gallery's succession in one system."""

    role: str
    """The role that takes over."""
    same_person: str | None
    """Whether the same person is recommended to go on."""
    interim: str | None
    """An interim arrangement."""
    why: str | None
    """The reason."""


class Decision(TypedDict):
    """A decision taken."""

    id: str
    """The decision, as the gallery names it."""
    decided: str
    """What was decided."""
    why: str | None
    """The reason."""


class System(TypedDict):
    """The catalog of one system, with its profile and its gallery worked in."""

    id: str
    """The system's id."""
    title: str
    """Its name."""
    status: str
    """`draft`, `example`, `published` or `superseded`."""
    gallery: str
    """The gallery it is made from: `id@version`."""
    profile: str | None
    """The profile it builds on."""
    category: str | None
    """What category of system it is."""
    types: list[str]
    """What types of system it is."""
    subject_areas: list[str]
    """The subject areas that use it."""
    uses: list[str]
    """Components that it uses."""
    introduction: str | None
    """What it is; Markdown."""
    roles: list[SystemRole]
    """The roles it needs, in the order of the gallery."""
    left_out: list[LeftOut]
    """Roles left out on purpose."""
    contact_point: list[ContactPoint]
    """One entry for every phase, in order."""
    actions: list[Action]
    """KLIK tasks and other duties: those that the gallery asks of every such system, the profile's, the catalog's."""
    handovers: list[Handover]
    """What differs from the gallery's successions."""
    decisions: list[Decision]
    """The decisions taken."""
    open_decisions: list[str]
    """The decisions that the gallery asks for and nobody has taken."""
    notes: list[Note]
    """Remarks, the profile's among them."""
    former_ids: list[str]
    """Ids it had before."""


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


class Unreadable(TypedDict):
    """A file that belongs in the export and is missing from it."""

    file: str
    """The file."""
    reason: Literal["faulty", "gallery-missing", "profile-missing", "catalog-missing"]
    """Its content has errors, which `rolekat check` explains; or the library lacks its gallery, its profile, or the \
catalog of its system."""


class Export(TypedDict):
    """The whole linked library."""

    schema_version: Literal[1]
    """Changes when a reader of the old form would be misled; new keys do not change it."""
    galleries: list[Gallery]
    """All galleries, by id and version."""
    systems: list[System]
    """All systems, by id."""
    organisations: list[Organisation]
    """The organisations of the user's own, by id."""
    unreadable: list[Unreadable]
    """Files that are missing above; empty for a whole library."""
