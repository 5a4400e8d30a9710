"""The catalog of one system, and the profile that several systems share."""

from typing import Literal, TypeAlias

from pydantic import Field

from rolekat.model.action import Action
from rolekat.model.base import Each, Entry, Id, Ids, Markdown, Note, PhaseRange, Pin, Text
from rolekat.model.role import Competency, Item

Recommendation: TypeAlias = Literal["recommended", "not-recommended", "open"]


class Replacement(Entry):
    """A text that stands in for the gallery's."""

    was: Pin
    """The gallery version whose text it was written against."""
    text: Text
    """The new text."""


class ItemChanges(Entry):
    """What a system catalog changes in the tasks or responsibilities of a role."""

    add: dict[Id, Item] = {}
    """Items of the catalog's own."""
    replace: dict[Id, Replacement] = {}
    """Items of the gallery with another text."""
    omit: Ids = ()
    """Items of the gallery that don't count here."""


class CompetencyChanges(Entry):
    """What a system catalog changes in the competencies of a role."""

    add: dict[Id, Competency] = {}
    """Competencies of the catalog's own."""
    replace: dict[Id, Replacement] = {}
    """Competencies of the gallery with another text."""
    omit: Ids = ()
    """Competencies of the gallery that don't count here."""


class Adaptation(Entry):
    """A role's texts, made concrete for the system."""

    effect: Replacement | None = None
    """Another effect."""
    tasks: ItemChanges = ItemChanges()
    """Changed tasks."""
    responsibilities: ItemChanges = ItemChanges()
    """Changed responsibilities."""
    competencies: CompetencyChanges = CompetencyChanges()
    """Changed competencies."""


class RoleEntry(Entry):
    """A role of the gallery in this catalog; what is left out follows the gallery."""

    of: Id | None = None
    """The gallery's role, where the entry has an id of its own."""
    title: Text | None = None
    """Another title (not where texts are locked)."""
    one_per: Each | None = None
    """One holder for each `place`, `unit`, … or for each of one kind: `place/skole`."""
    from_: Id | None = Field(None, alias="from")
    """The phase in which the role is designated or activated for this system."""
    recommended: PhaseRange | None = None
    """Phases in which the role should be filled."""
    mandatory: PhaseRange | None = None
    """Phases in which the role must be filled."""
    why: Text | None = None
    """Why the system needs the role."""
    not_needed: Text | None = None
    """The role is left out on purpose: the reason."""
    adapt: Adaptation | None = None
    """Texts made concrete (not where they are locked)."""


class Handover(Entry):
    """What a succession means in this system."""

    same_person: Recommendation | None = None
    """Whether it is recommended that the same person goes on in the new role."""
    interim: Text | None = None
    """An interim arrangement."""
    why: Text | None = None
    """The reason."""


class Decision(Entry):
    """A decision taken."""

    decided: Text
    """What was decided."""
    why: Text | None = None
    """The reason."""


class _Catalog(Entry):
    title: Text
    """Its name."""
    former_ids: Ids = ()
    """Ids it had before."""
    gallery: Pin
    """The gallery and version it is made from."""
    uses: Ids = ()
    """Components of the shared infrastructure that the system uses."""
    introduction: Markdown | None = None
    """What the system is and what the catalog is for."""
    roles: dict[Id, RoleEntry | None] = {}
    """The roles, by id; a bare key takes everything from the gallery."""
    contact_point: dict[Id, Id] = {}
    """For every phase, the role that is the contact point."""
    actions: dict[Id, Action] = {}
    """KLIK tasks and other duties."""
    handovers: dict[Id, Handover] = {}
    """By the role that takes over: what differs from the gallery."""
    decisions: dict[Id, Decision] = {}
    """The decisions taken; what is not here is open."""
    notes: dict[Id, Note] = {}
    """Remarks."""


class Profile(_Catalog):
    """What several system catalogs share: `profiles/<profile>.yaml`."""

    profile: Id
    """The profile's id: the file's name."""


class System(_Catalog):
    """The catalog of one system: `systems/<system>.yaml`."""

    system: Id
    """The system's id: the file's name."""
    profile: Id | None = None
    """A profile to build on."""
    status: Literal["draft", "example", "published", "superseded"] = "draft"
    """How far it has come; an example says so in every document."""
    category: Id | None = None
    """What category of system it is."""
    types: Ids = ()
    """What types of system it is, as the gallery tells them apart."""
    subject_areas: Ids = ()
    """The subject areas that use it."""
