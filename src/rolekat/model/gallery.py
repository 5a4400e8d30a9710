"""The head of a gallery: `roles/<gallery>/gallery.yaml`."""

from __future__ import annotations

from typing import Literal, TypeAlias

from rolekat.model.base import Entry, Id, Ids, Interval, Language, Markdown, Note, PartialDate, Source, Text, Version


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


class Delegation(Entry):
    """What a holder may pass on."""

    tasks: Literal["allowed", "never", "limited"] = "allowed"
    """Whether tasks may be delegated."""
    responsibilities: Literal["allowed", "never", "own-line", "limited"] = "never"
    """Whether responsibilities may be delegated."""


class Policies(Entry):
    """The gallery's rules on holding roles."""

    delegation: Delegation = Delegation()
    """What a holder may pass on."""
    contact_details: Literal["consent", "open"] = "consent"
    """Whether contact details are shared only with consent."""
    self_supervision: Literal["never", "allowed"] = "never"
    """Whether somebody may oversee their own work."""
    several_holders: Literal["allowed", "never"] = "allowed"
    """Whether a role may have several holders where it does not say itself."""
    several_roles: Literal["allowed", "never"] = "allowed"
    """Whether a person may hold several roles."""
    vacancy: Literal["stated", "open"] = "stated"
    """Whether the organisation must state how it deals with an unfilled role."""


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
    changed: dict[Id, Text] = {}
    """Roles whose text changed, and how."""


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
    relation_kinds: dict[Id, Text] = {}
    """Kinds of relations beside those that rolekat knows: id to a verb phrase."""
    groups: dict[Id, Group]
    """The roles in groups and in order."""
    orders: dict[Id, Order] = {}
    """Other orders of the same roles."""
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
