"""A gallery: its roles and what they share."""

from typing_extensions import TypedDict

from rolekat.export.shapes.role import Note, Role, Source


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
