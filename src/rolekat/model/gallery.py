"""The head of a gallery: `roles/<gallery>/gallery.yaml`."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator

from rolekat.model.action import Action
from rolekat.model.base import (
    Entry,
    Id,
    Ids,
    Interval,
    Language,
    Markdown,
    Note,
    PartialDate,
    Pin,
    Source,
    Text,
    Version,
    _as_list,
)
from rolekat.model.role import Delegation

Kind: TypeAlias = Literal["municipality", "county", "joint-body"]
"""A sort of organisation."""


class Phase(Entry):
    """A phase in the life of a system."""

    title: Text
    """The phase's name."""
    stages: Ids = ()
    """The stages of the marks that count in this phase."""
    text: Text | None = None
    """What happens in it."""


class Lifecycle(Entry):
    """The stages that items are marked with, and the phases of a system, in order."""

    stages: dict[Id, Text] = {}
    """The columns of the marks: id to title."""
    phases: dict[Id, Phase] = {}
    """The phases in order; never the same id as a stage."""
    exit: Id | None = None
    """The phase that must have begun in good time before a system's contract ends."""


class Policies(Entry):
    """The gallery's rules on holding roles."""

    delegation: Delegation = Delegation()
    """What a holder may pass on."""
    contact_details: Literal["consent", "open"] = "consent"
    """What the source says of contact details; rolekat itself shows them only with consent in any case."""
    self_supervision: Literal["never", "allowed"] = "never"
    """Whether somebody may oversee their own work."""
    several_holders: Literal["allowed", "never"] = "allowed"
    """Whether a role may have several holders where it does not say itself."""
    several_roles: Literal["allowed", "never"] = "allowed"
    """What the source says of holding several roles; documents tell, no rule judges by it."""
    vacancy: Literal["stated", "open"] = "stated"
    """Whether the source wants a statement on unfilled roles; documents tell. What is mandatory is always missed."""
    operation: Literal["supplier", "internal"] | None = None
    """Who should run a system technically where nothing speaks against it."""


class Principle(Entry):
    """A statement of the source that guides, without being a rule."""

    text: Text
    """The principle."""
    source: Source | None = None
    """Where the source says so."""


class Use(Entry):
    """A use that a target group has of the gallery."""

    text: Text
    """The use."""


class Audience(Entry):
    """A target group of the gallery."""

    title: Text
    """Who they are."""
    uses: dict[Id, Use] = {}
    """What they use the gallery for."""
    effect: Text | None = None
    """What it does for them."""


class Component(Entry):
    """A component of the shared infrastructure."""

    title: Text
    """The component's name."""
    part_of: Id | None = None
    """The component it belongs to."""
    aliases: tuple[Text, ...] = ()
    """Other names the source uses."""
    text: Text | None = None
    """What it is."""


class Subject(Entry):
    """Something a role may be the contact point for."""

    title: Text
    """The subject's name."""
    component: Id | None = None
    """The component it is about."""


class NamedUnit(Entry):
    """A unit that the source names. An organisation says which of its own units it is (`counts_as`)."""

    title: Text
    """What the source calls it."""
    text: Text | None = None
    """What it does."""


class Category(Entry):
    """A category of systems or of hardware, with where responsibility lies."""

    title: Text
    """The category's name."""
    of: Literal["system", "hardware"] = "system"
    """What it is a category of."""
    text: Text | None = None
    """What falls under it, and what to heed."""
    examples: tuple[Text, ...] = ()
    """What falls under it, by name."""
    unit: Id | None = None
    """The unit of the gallery in which responsibility and economy lie; with each owner where it is left out."""
    role: Id | None = None
    """The role whose holder has them, and who therefore belongs to that unit."""
    responsibility: Text | None = None
    """Where responsibility and economy lie, in words."""
    used_by: Literal["all"] | None = None
    """Its systems are used by all units."""
    source: Source | None = None
    """Where the source describes it."""


class SystemType(Entry):
    """A type of system that the source has demands of its own for."""

    title: Text
    """The type's name."""
    text: Text | None = None
    """What falls under it, and what to heed."""


class Group(Entry):
    """A group of roles, in the order of the gallery's documents."""

    title: Text
    """The group's name."""
    purpose: Text | None = None
    """What its roles do together."""
    texts: Literal["adaptable", "locked"] | None = None
    """Whether a system catalog may change the texts of its roles; inherited from the group above."""
    roles: Ids = ()
    """The roles, in order."""
    groups: dict[Id, Group] = {}
    """Groups within it, after its own roles."""


class Order(Entry):
    """Another order of the same roles."""

    title: Text
    """Where this order is found."""
    roles: Ids
    """All roles in this order."""


About: TypeAlias = Literal[
    "roles",
    "contact-points",
    "adaptation",
    "actions",
    "designation",
    "activation",
    "successors",
    "interim",
    "early",
    "same-person",
]
"""What a decision may settle that rolekat itself knows of."""


class DecisionPoint(Entry):
    """A decision that turns the gallery into a catalog for one system."""

    title: Text
    """The decision's name."""
    question: Text
    """The question put to the consultant."""
    about: About | None = None
    """What it settles, where rolekat has a question, a proposal or a rule of its own for that."""
    text: Text | None = None
    """What to consider."""
    source: Source | None = None
    """Where the source asks for it."""


class Retired(Entry):
    """A role that a version took out."""

    title: Text
    """The name it had."""
    replaced_by: tuple[Text, ...] = ()
    """The roles, or `group/<id>`, that took over."""
    text: Text | None = None
    """Why, and how its work was spread."""


class Renamed(Entry):
    """A role that a version renamed."""

    title: Text
    """The name it had."""
    to: Id
    """The role's id now."""
    text: Text | None = None
    """Anything to know."""


class UnknownName(Entry):
    """A name that the source uses as a role's, and that no role has."""

    name: Text
    """The name, as the source writes it."""
    aliases: tuple[Text, ...] = ()
    """Other spellings."""
    means: Ids = ()
    """The roles that must be meant."""
    text: Text | None = None
    """Anything to know."""


class Change(Entry):
    """What a version changed."""

    date: PartialDate | None = None
    """When, as precise as the source."""
    text: Text | None = None
    """The version in a few words."""
    added: Ids = ()
    """Roles that came."""
    retired: dict[Id, Retired] = {}
    """Roles that went."""
    renamed: dict[Id, Renamed] = {}
    """Roles that changed name."""
    changed: dict[Id, Text | None] = {}
    """Roles whose text changed, and how; a bare key where the source says no more."""


class Term(Entry):
    """A word of the gallery."""

    term: Text
    """The word."""
    text: Text
    """What it means."""
    aliases: tuple[Text, ...] = ()
    """Other spellings."""


class Review(Entry):
    """How often the source demands that the gallery, or what organisations state of their roles, is looked through."""

    every: Interval
    """The interval."""
    of: Literal["gallery", "staffing", "both"] = "gallery"
    """What is looked through: the gallery itself, or who holds the roles (an organisation states when: `evidence`)."""
    evidence: Id = "revised"
    """Under which name an organisation states under `evidence` when it was last done."""
    by: Text | None = None
    """Who does it."""
    unit: Id | None = None
    """The unit of the gallery that does it."""
    last: PartialDate | None = None
    """When it was last done."""


class Gallery(Entry):
    """The head of a gallery."""

    gallery: Id
    """The gallery's id."""
    version: Version
    """The version; quote it, so that editors keep it as text."""
    title: Text
    """The gallery's name."""
    language: Language
    """The language of its texts."""
    extends: Annotated[tuple[Pin, ...], BeforeValidator(_as_list)] = ()
    """Galleries that it builds on: it has their roles too, and all else of theirs that it does not say itself."""
    omits: dict[Id, Text] = {}
    """Roles of theirs that it does not have: id to the reason."""
    made_for: Annotated[tuple[Kind, ...], BeforeValidator(_as_list)] = ("municipality", "county")
    """What sorts of organisation its roles are for. A joint body must fill only the roles of a gallery made for it."""
    status: Literal["proposal", "published", "superseded"] = "published"
    """How far it has come."""
    date: PartialDate | None = None
    """When this version came out."""
    publisher: Text | None = None
    """Who publishes it."""
    introduction: Markdown | None = None
    """What it is for."""
    lifecycle: Lifecycle = Lifecycle()
    """Stages and phases."""
    policies: Policies = Policies()
    """Rules on holding roles."""
    principles: dict[Id, Principle] = {}
    """Statements that guide."""
    audiences: dict[Id, Audience] = {}
    """Target groups."""
    components: dict[Id, Component] = {}
    """Components of the shared infrastructure."""
    subjects: dict[Id, Subject] = {}
    """What a role may be the contact point for."""
    parties: dict[Id, Text] = {}
    """Who stands outside the organisation and may stand in relations, each by its name as it is within a sentence."""
    units: dict[Id, NamedUnit] = {}
    """Units that the source names."""
    categories: dict[Id, Category] = {}
    """Categories of systems and hardware. Where there are any, every system must have one."""
    system_types: dict[Id, SystemType] = {}
    """Types of systems, beside their categories."""
    topics: dict[Id, Text] = {}
    """What tasks are about, in the order of delegation sheets: id to title."""
    relation_kinds: dict[Id, Text] = {}
    """Kinds of relations beside those that rolekat knows: id to a verb phrase."""
    groups: dict[Id, Group]
    """The roles in groups and in order."""
    orders: dict[Id, Order] = {}
    """Other orders of the same roles."""
    actions: dict[Id, Action] = {}
    """What every system, or the organisation, must see to, such as what comes back each year."""
    decisions: dict[Id, DecisionPoint] = {}
    """The decisions that a system catalog must take."""
    changes: dict[Text, Change] = {}
    """The version history, newest first."""
    unknown_names: dict[Id, UnknownName] = {}
    """Names that texts use for roles and that no role has: `check` finds them in texts."""
    glossary: dict[Id, Term] = {}
    """Words to explain."""
    review: Review | None = None
    """Only where the source demands a review."""
    notes: dict[Id, Note] = {}
    """Defects and contradictions of the source, and choices of ours."""
