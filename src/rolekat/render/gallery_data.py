"""What templates get of a gallery, of its versions and of each of its roles."""

from typing import Literal, NamedTuple

from rolekat.render.catalog_data import DecisionView, Group, Succession
from rolekat.render.data import ActionView, Diagram, DocumentRef, PhaseView, Prose, RoleRef, TermView
from rolekat.render.role_data import ContactView, NoteGroup, RoleView


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
