"""What templates get of a system's catalog: its roles in their phases, who follows whom, what is decided."""

from typing import Literal, NamedTuple

from rolekat.render.data import (
    ActionView,
    Diagram,
    DocumentRef,
    InPhase,
    Obligation,
    PhaseView,
    Prose,
    RoleRef,
    TermView,
)
from rolekat.render.role_data import ContactView, NoteView, RoleView
from rolekat.render.staffing_data import RoleStaffingView, SystemStaffingView


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
