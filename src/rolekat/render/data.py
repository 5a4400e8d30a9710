"""What templates get: plain values, frozen, in the words of the document's language. No format is in them.

The string below a field is its documentation; docs/templates.md prints it.
"""

from typing import Literal, NamedTuple, TypeAlias

from rolekat.render.staffing_data import RoleStaffingView, StandingView, SystemStaffingView
from rolekat.state.texts import Origin

Obligation: TypeAlias = Literal["mandatory", "recommended"]
Mark: TypeAlias = Literal["counts", "conditional"]


class Prose(str):
    """A text that its author wrote in Markdown. Every other text is text: nothing in it is markup."""

    __slots__ = ()


class Node(NamedTuple):
    """A box of a diagram."""

    id: str
    """Its id within the diagram."""
    lines: tuple[str, ...]
    """What stands in it, line by line."""
    round: bool
    """Whether it is drawn round: a role; else square: a span of phases."""


class Edge(NamedTuple):
    """An arrow of a diagram."""

    start: str
    """The id of the box it comes from."""
    end: str
    """The id of the box it points to."""
    label: str
    """What stands on it; empty for a bare arrow."""
    strong: bool
    """Whether it is drawn thick: a succession."""
    headless: bool = False
    """Whether it is a line without a head: a body and the one that it stands under."""


class Diagram(NamedTuple):
    """Boxes and arrows."""

    across: bool
    """Whether it runs from left to right; else from the top down."""
    nodes: tuple[Node, ...]
    """All boxes."""
    edges: tuple[Edge, ...]
    """All arrows."""


class DocumentRef(NamedTuple):
    """Another document of the same folder; `link` makes a link of it."""

    name: str
    """Its path within the folder, without the format's suffix."""
    title: str
    """Its title."""


class RoleRef(NamedTuple):
    """A role that is mentioned; `link` makes a link of it where a document describes the role."""

    id: str
    """The role's id."""
    title: str
    """The role's name."""
    document: str | None
    """The document that describes the role; none for a role that this catalog does not have, or a party."""


class PhaseView(NamedTuple):
    """A phase of the system's life."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    text: str | None
    """What happens in it."""
    stages: tuple[str, ...]
    """The names of the stages that count in it."""


class InPhase(NamedTuple):
    """A role in one phase."""

    phase: PhaseView
    """The phase."""
    obligation: Obligation | None
    """`mandatory`, `recommended`, or none where the role is not active."""
    contact: bool
    """Whether the role is the contact point in the phase."""


class ItemView(NamedTuple):
    """A task or a responsibility."""

    id: str
    """Its id."""
    text: str
    """What is to be done or answered for."""
    origin: Origin
    """`gallery`, or what the catalog did: `replaced`, `added`, `omitted`."""
    gallery_text: str | None
    """The gallery's own text, where the catalog replaced it."""
    marks: tuple[Mark | None, ...]
    """For each stage of the gallery, in order: `counts`, `conditional`, or none."""
    stages: tuple[str, ...]
    """The names of the stages it is marked with."""
    unmarked: bool
    """Whether the source gives it a mark in no stage."""
    condition: str | None
    """The condition under which it counts, where it does not always."""
    delegation: str | None
    """Whether it may be passed on, where that differs from the gallery's policy."""
    remarks: tuple[str, ...]
    """In sentences: that only its holder may do it, that it is a decision."""


class CompetencyView(NamedTuple):
    """What a holder must bring."""

    id: str
    """Its id."""
    text: str
    """The competency."""
    kind: str | None
    """What sort of competency it is, such as knowledge or a mandate."""
    origin: Origin
    """`gallery`, or what the catalog did: `replaced`, `added`, `omitted`."""
    gallery_text: str | None
    """The gallery's own text, where the catalog replaced it."""


class RelationView(NamedTuple):
    """A relation of the role to others; those of one kind stand together."""

    kind: str
    """The kind, such as `reports-to`."""
    phrase: str
    """The kind in words, to be read after the role: `reports to`."""
    others_first: bool
    """Whether the words are to be read after the others instead: `Trustees` `establish the role`."""
    others: tuple[RoleRef, ...]
    """The roles, groups and parties."""
    text: str | None
    """More precisely, in words."""
    items: tuple[str, ...]
    """The tasks or responsibilities that it concerns, where the relation is about them."""
    since: str | None
    """The phase from which it counts, for a succession."""
    advice: bool
    """Whether the source only advises it."""


class ContactView(NamedTuple):
    """A subject on which a role is the contact point."""

    role: RoleRef
    """The role."""
    subject: str
    """The subject."""
    towards: str | None
    """For whom."""
    phases: str
    """In which phases, in words."""


class SeatView(NamedTuple):
    """A seat in a body."""

    title: str
    """The seat, with how many there are."""
    role: RoleRef | None
    """The role whose holder has it; it has the seat's title, where the seat is called like the role."""
    facts: tuple[str, ...]
    """In sentences: where its holder comes from, which position he has, that the seat is only recommended."""
    text: str | None
    """More precisely, in words."""


class NoteView(NamedTuple):
    """A remark on the source or on a choice."""

    kind: str
    """`source-defect`, `contradiction`, `interpretation` or `decision`."""
    text: Prose
    """The remark."""
    about: tuple[RoleRef, ...]
    """The roles that it concerns."""


class NoteGroup(NamedTuple):
    """The remarks of one kind."""

    kind: str
    """The kind."""
    notes: tuple[NoteView, ...]
    """The remarks."""


class RoleView(NamedTuple):
    """A role's description: the gallery's, with what a catalog changed."""

    id: str
    """The role's id in the document."""
    title: str
    """Its name in the document."""
    base: RoleRef | None
    """The gallery's role, where the catalog has it under another name."""
    aliases: tuple[str, ...]
    """Other names."""
    groups: tuple[str, ...]
    """The groups it stands in, from the outermost in."""
    locked: bool
    """Whether a catalog may not change its texts."""
    adapted: bool
    """Whether the catalog changed any of its texts."""
    facts: tuple[str, ...]
    """In sentences: what there is one of it for, who may hold it, how many, which position it takes."""
    applies_when: str | None
    """A condition under which the role exists at all."""
    components: tuple[str, ...]
    """Components of the shared infrastructure that it exists for."""
    effect: str | None
    """What is achieved when the role is filled."""
    gallery_effect: str | None
    """The gallery's own effect, where the catalog has another."""
    characteristics: str | None
    """What marks the role, as the gallery tells it."""
    stages: tuple[str, ...]
    """The names of the gallery's stages: the columns of the marks."""
    tasks: tuple[ItemView, ...]
    """What it does."""
    responsibilities: tuple[ItemView, ...]
    """What it answers for."""
    competencies: tuple[CompetencyView, ...]
    """What its holder must bring."""
    excludes: tuple[str, ...]
    """What it expressly does not do."""
    appointment: tuple[str, ...]
    """In sentences: how and when somebody comes to hold it."""
    lapses: str | None
    """In a sentence: when it is no longer needed."""
    contacts: tuple[ContactView, ...]
    """Subjects on which it is the contact point."""
    relations: tuple[RelationView, ...]
    """Its relations to others, by kind."""
    mentioned_by: tuple[RelationView, ...]
    """The relations of others to it: `others` are those who have the relation."""
    klik: tuple[str, ...]
    """In sentences: the part it may have in KLIK tasks."""
    body: tuple[str, ...]
    """For a body, in sentences: what it is under, whether it decides, whether its composition is open."""
    seats: tuple[SeatView, ...]
    """For a body: its composition."""
    delegation: tuple[str, ...]
    """In sentences: what a holder may pass on, where that differs from the gallery's policy."""
    suggested: tuple[InPhase, ...]
    """The gallery's suggestion for each phase; none where the gallery has no phases."""
    wanted: tuple[str, ...]
    """In sentences: what the gallery suggests whatever the phase, or whatever systems there are."""
    standing: Obligation | None
    """What it is in every organisation, whatever systems there are."""
    always: Obligation | None
    """What it is in a gallery without phases."""
    source: str | None
    """Where the source describes it."""
    notes: tuple[NoteView, ...]
    """Remarks on this role alone."""


class ActionView(NamedTuple):
    """A KLIK task or another concrete duty."""

    id: str
    """Its id."""
    number: int
    """Its number in the document, from 1."""
    title: str
    """What is to be done."""
    text: str | None
    """How."""
    klik: bool
    """Whether it is a KLIK task; else another duty."""
    phase: PhaseView
    """The phase it belongs to; `always` where it belongs to none."""
    due: str | None
    """When it must be done, in words."""
    every: str | None
    """How often it comes back, in words."""
    months: tuple[str, ...]
    """The months in which it is done, by name."""
    on: str | None
    """The event that calls for it."""
    only: str | None
    """The categories of systems that it counts for, in words; none where it counts for all."""
    requires: tuple[str, ...]
    """What must be done before it, by title."""
    designates: tuple[RoleRef, ...]
    """The roles that it asks the organisation to fill."""
    responsible: RoleRef | None
    """The role that answers for it."""
    executor: RoleRef | None
    """The role that does it."""
    alternatives: tuple[RoleRef, ...]
    """Roles that may do it instead."""
    involved: tuple[RoleRef, ...]
    """Roles that take part."""
    standing: StandingView | None = None
    """For an organisation: how far it has come there."""


class Part(NamedTuple):
    """A role's part in a KLIK task or duty."""

    parts: tuple[str, ...]
    """`responsible`, `executor`, `alternative`, `involved`, `designated`: one or more."""
    action: ActionView
    """The task."""


class CatalogRole(NamedTuple):
    """A role in a system's catalog."""

    role: RoleView
    """Its description."""
    ref: RoleRef
    """The role, for links."""
    checklist: DocumentRef
    """Its checklist."""
    why: str | None
    """Why the system needs it."""
    phases: tuple[InPhase, ...]
    """Every phase, with the role's obligation; none where the gallery has no phases."""
    always: Obligation | None
    """What it is where the gallery has no phases."""
    wanted: tuple[str, ...]
    """The same in sentences."""
    starts: str | None
    """The phase in which it is designated or activated; where nobody says, from which it is needed."""
    one_per: str | None
    """What there is one holder for, where the catalog says so, in words."""
    parts: tuple[Part, ...]
    """Its parts in KLIK tasks and duties, in the order of the phases."""
    staffing: RoleStaffingView | None = None
    """For an organisation: who holds it there."""


class Group(NamedTuple):
    """A group of roles."""

    title: str
    """Its name."""
    depth: int
    """0 for an outermost group, 1 for a group within it, and so on."""
    purpose: str | None
    """What its roles do together."""
    locked: bool
    """Whether a catalog may not change the texts of its roles."""
    roles: tuple[CatalogRole, ...]
    """In a catalog: the roles of the group that it has."""
    descriptions: tuple[RoleView, ...]
    """In the gallery: the roles of the group."""


class ContactPeriod(NamedTuple):
    """Phases in a row with the same contact point."""

    role: RoleRef | None
    """The role; none where the catalog names nobody."""
    phases: tuple[PhaseView, ...]
    """The phases."""


class Succession(NamedTuple):
    """A role that takes over from another."""

    predecessor: RoleRef
    """The role that ends."""
    successor: RoleRef
    """The role that takes over."""
    phase: PhaseView | None
    """The phase from whose beginning it counts."""
    text: str | None
    """The gallery's words on it."""
    same_person: str | None
    """Whether it is recommended that the same person goes on, in a sentence."""
    interim: str | None
    """An interim arrangement."""
    why: str | None
    """The reason."""


class LeftOut(NamedTuple):
    """A role of the gallery that the system does not need."""

    title: str
    """The role."""
    why: str
    """The reason."""


class DecisionView(NamedTuple):
    """A decision that turns the gallery into a catalog."""

    number: int
    """Its number, from 1."""
    title: str
    """Its name."""
    question: str | None
    """The question; none for a decision that the gallery does not ask for."""
    text: str | None
    """What to consider."""
    decided: str | None
    """What was decided; none while it is open."""
    why: str | None
    """The reason."""
    source: str | None
    """Where the source asks for it."""


class TermView(NamedTuple):
    """A word that is explained."""

    term: str
    """The word."""
    text: str
    """What it means."""
    aliases: tuple[str, ...]
    """Other spellings."""


class GalleryRef(NamedTuple):
    """The gallery that a catalog is made from."""

    title: str
    """Its name."""
    version: str
    """Its version."""
    publisher: str | None
    """Who publishes it."""


class Catalog(NamedTuple):
    """A system's role catalog: what `catalog.md.j2` gets as `catalog`."""

    id: str
    """The system's id."""
    title: str
    """The system's name."""
    status: Literal["draft", "example", "published", "superseded"]
    """How far it has come."""
    gallery: GalleryRef
    """The gallery it is made from."""
    profile: str | None
    """The name of the profile that it builds on."""
    category: str | None
    """What category of system it is."""
    types: tuple[str, ...]
    """What types of system it is."""
    subject_areas: tuple[str, ...]
    """The subject areas that use it."""
    uses: tuple[str, ...]
    """The components of the shared infrastructure that it uses."""
    introduction: Prose | None
    """What the system is and what the catalog is for."""
    phases: tuple[PhaseView, ...]
    """The phases of its life, in order."""
    stages: tuple[str, ...]
    """The names of the gallery's stages."""
    groups: tuple[Group, ...]
    """The roles in the gallery's groups; groups without roles are left out."""
    periods: tuple[ContactPeriod, ...]
    """The contact point over time; none where neither gallery nor catalog has any."""
    contacts: tuple[ContactView, ...]
    """Contact points for other subjects than the system."""
    klik: bool
    """Whether KLIK tasks are told from other duties."""
    actions: tuple[ActionView, ...]
    """KLIK tasks and duties, in the order of the phases."""
    successions: tuple[Succession, ...]
    """Who takes over from whom."""
    timeline: Diagram | None
    """Phases, contact points and successions."""
    relations: Diagram | None
    """The relations among the roles."""
    left_out: tuple[LeftOut, ...]
    """Roles left out on purpose."""
    decisions: tuple[DecisionView, ...]
    """The decisions, taken and open."""
    notes: tuple[NoteView, ...]
    """Remarks."""
    glossary: tuple[TermView, ...]
    """The words of the gallery that occur."""
    unreadable: tuple[str, ...]
    """Roles that the catalog names and the gallery lacks, or whose file cannot be read."""
    document: DocumentRef
    """The catalog itself."""
    decision_list: DocumentRef
    """The checklist of the decisions."""
    handovers: tuple[DocumentRef, ...]
    """The checklists of the phase changes."""
    staffing: SystemStaffingView | None = None
    """For an organisation: what it says of the system. In the general documents there is none."""


class Span(NamedTuple):
    """Phases in a row in which the same tasks and responsibilities of a role count."""

    phases: tuple[InPhase, ...]
    """The phases."""
    tasks: tuple[ItemView, ...]
    """What is to be done in them."""
    responsibilities: tuple[ItemView, ...]
    """What is to be answered for in them."""
    actions: tuple[Part, ...]
    """KLIK tasks and duties in them."""


class Checklist(NamedTuple):
    """A role's checklist: what `checklist.md.j2` gets as `checklist`."""

    catalog: Catalog
    """The system's catalog."""
    entry: CatalogRole
    """The role."""
    spans: tuple[Span, ...]
    """What to do, in the order of the phases."""
    by_stage: bool
    """Whether the role is the organisation's, so that its marks do not follow the phases of this one system, or there
    are no phases; then the items stand once, with their stages."""
    outside: Span | None
    """Items that count in no phase in which the role is active."""
    designated_by: tuple[ActionView, ...]
    """The tasks by which the role is filled."""
    takes_over: tuple[Succession, ...]
    """The roles that it takes over from."""
    hands_over: tuple[Succession, ...]
    """The roles that it hands over to."""


class Decisions(NamedTuple):
    """The consultant's checklist: what `decisions.md.j2` gets as `decisions`."""

    catalog: Catalog
    """The system's catalog."""
    taken: tuple[DecisionView, ...]
    """The decisions taken."""
    open: tuple[DecisionView, ...]
    """The decisions still to take."""


class Moving(NamedTuple):
    """A role at a phase change, with the tasks and responsibilities that begin or end."""

    entry: CatalogRole
    """The role."""
    before: Obligation | None
    """Its obligation before the change."""
    after: Obligation | None
    """Its obligation after it."""
    shared: bool
    """Whether it is the organisation's and goes on for other systems."""
    reason: str | None
    """For a role that lapses: when, in a sentence."""
    tasks: tuple[ItemView, ...]
    """Tasks that begin or end."""
    responsibilities: tuple[ItemView, ...]
    """Responsibilities that begin or end."""
    staffing: RoleStaffingView | None = None
    """For an organisation: who holds it once the change is made, or of a role that ends, until then."""


class HandoverPart(NamedTuple):
    """A succession, with what changes hands."""

    succession: Succession
    """Who takes over from whom."""
    ends: Moving | None
    """What the predecessor had until now; none where the catalog lacks the role."""
    begins: Moving | None
    """What the successor has from now on."""


class OpenAction(NamedTuple):
    """A KLIK task or duty that a phase change must not leave behind."""

    action: ActionView
    """The task."""
    orphaned: str | None
    """In a sentence: that its responsible or executor is not active after the change."""


class Handover(NamedTuple):
    """The checklist of a phase change: what `handover.md.j2` gets as `handover`."""

    catalog: Catalog
    """The system's catalog."""
    before: PhaseView
    """The phase that ends."""
    after: PhaseView
    """The phase that begins."""
    contact_before: RoleRef | None
    """The contact point before the change."""
    contact_after: RoleRef | None
    """The contact point after it."""
    contact_changes: bool
    """Whether the contact point changes."""
    contact_parties: tuple[str, ...]
    """Those outside the organisation who must know the new contact point."""
    parts: tuple[HandoverPart, ...]
    """The successions, with what changes hands."""
    lapsing: tuple[Moving, ...]
    """Roles that end with the change, with what they did."""
    mandatory: tuple[Moving, ...]
    """Roles that become mandatory."""
    recommended: tuple[Moving, ...]
    """Roles that become recommended and were not active."""
    relaxed: tuple[Moving, ...]
    """Roles that are no longer mandatory, and go on."""
    beginning: tuple[Moving, ...]
    """Roles that go on, with tasks and responsibilities that begin."""
    ending: tuple[Moving, ...]
    """Roles that go on, with tasks and responsibilities that end."""
    actions: tuple[OpenAction, ...]
    """KLIK tasks and duties that must be done, or handed on."""
    upcoming: tuple[ActionView, ...]
    """KLIK tasks and duties of the phase that begins."""
    begins: str | None = None
    """For an organisation: the day of the change, in words."""
    informed: tuple[RoleStaffingView, ...] = ()
    """For an organisation: the roles that are active after the change and that somebody holds then."""


class CategoryView(NamedTuple):
    """A category of systems or of hardware."""

    title: str
    """Its name."""
    text: str | None
    """What falls under it."""
    examples: tuple[str, ...]
    """What falls under it, by name."""
    used_by_all: bool
    """Whether all units use its systems."""
    responsibility: str
    """Where responsibility and economy lie, in a sentence."""


class ExplainedView(NamedTuple):
    """A type of systems, or a unit that the gallery names."""

    title: str
    """Its name."""
    text: str | None
    """What it is."""


class AudienceView(NamedTuple):
    """A target group of the gallery."""

    title: str
    """Who they are."""
    uses: tuple[str, ...]
    """What they use the gallery for."""
    effect: str | None
    """What it does for them."""


class ComponentView(NamedTuple):
    """A component of the shared infrastructure."""

    title: str
    """Its name."""
    part_of: str | None
    """The component it belongs to."""
    aliases: tuple[str, ...]
    """Other names."""
    text: str | None
    """What it is."""


class RetiredView(NamedTuple):
    """A role that a version took out or renamed."""

    title: str
    """The name it had."""
    replaced_by: tuple[RoleRef, ...]
    """The roles or groups that took over, or the role under its new name."""
    text: str | None
    """Why."""


class ChangedView(NamedTuple):
    """A role whose text a version changed."""

    role: RoleRef
    """The role."""
    text: str | None
    """How, where the source says so."""


class VersionView(NamedTuple):
    """A version of the gallery."""

    version: str
    """Its number."""
    date: str | None
    """When, in words."""
    text: str | None
    """What it changed, in a few words."""
    added: tuple[RoleRef, ...]
    """Roles that came."""
    retired: tuple[RetiredView, ...]
    """Roles that went."""
    renamed: tuple[RetiredView, ...]
    """Roles that changed name."""
    changed: tuple[ChangedView, ...]
    """Roles whose text changed."""


class OrderView(NamedTuple):
    """Another order of the same roles."""

    title: str
    """Where it is found."""
    roles: tuple[RoleRef, ...]
    """The roles in that order."""


class GalleryView(NamedTuple):
    """A whole gallery: what `gallery.md.j2` and `role.md.j2` get as `gallery`."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    version: str
    """Its version."""
    status: Literal["proposal", "published", "superseded"]
    """How far it has come."""
    date: str | None
    """When this version came out, in words."""
    publisher: str | None
    """Who publishes it."""
    made_for: str | None
    """What sorts of organisation it is made for, in a sentence, where that is not the usual one."""
    extends: str | None
    """The galleries that it builds on, in a sentence."""
    introduction: Prose | None
    """What it is for."""
    audiences: tuple[AudienceView, ...]
    """Target groups."""
    principles: tuple[str, ...]
    """Statements that guide."""
    policies: tuple[str, ...]
    """The rules on holding roles, in sentences."""
    stages: tuple[str, ...]
    """The names of the stages."""
    phases: tuple[PhaseView, ...]
    """The phases, in order."""
    exit: str | None
    """The phase that must have begun before a contract ends, in a sentence."""
    speaks: bool
    """Whether any role is the contact point for a system."""
    groups: tuple[Group, ...]
    """The groups with their roles, in order."""
    categories: tuple[CategoryView, ...]
    """Categories of systems."""
    hardware: tuple[CategoryView, ...]
    """Categories of hardware."""
    types: tuple[ExplainedView, ...]
    """Types of systems."""
    units: tuple[ExplainedView, ...]
    """Units that the gallery names."""
    topics: tuple[str, ...]
    """What tasks are about, in the order of delegation sheets."""
    actions: tuple[ActionView, ...]
    """What is to be done for each system."""
    once: tuple[ActionView, ...]
    """What is to be done once for the whole organisation."""
    governance: DocumentRef | None
    """Its bodies as a diagram and a list; none where it has no bodies."""
    orders: tuple[OrderView, ...]
    """Other orders of the roles."""
    components: tuple[ComponentView, ...]
    """Components of the shared infrastructure."""
    successions: tuple[Succession, ...]
    """Who takes over from whom."""
    timeline: Diagram | None
    """Phases, contact points and successions."""
    relations: Diagram | None
    """The relations among the roles."""
    contacts: tuple[ContactView, ...]
    """Contact points, by subject."""
    decisions: tuple[DecisionView, ...]
    """The decisions that a catalog must take."""
    versions: tuple[VersionView, ...]
    """The version history, newest first."""
    glossary: tuple[TermView, ...]
    """The words of the gallery."""
    notes: tuple[NoteGroup, ...]
    """Remarks on the source and on choices, by kind."""
    review: str | None
    """How often it is looked through, in a sentence."""
    unreadable: tuple[str, ...]
    """Roles whose file cannot be read."""
    document: DocumentRef
    """The gallery itself."""


class RolePage(NamedTuple):
    """One role of a gallery: what `role.md.j2` gets as `page`."""

    gallery: GalleryView
    """The gallery."""
    role: RoleView
    """The role."""
