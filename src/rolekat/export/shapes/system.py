"""A system's catalog, worked out: its roles as they count there."""

from typing import Literal, TypeAlias

from typing_extensions import TypedDict

from rolekat.export.shapes.gallery import Action
from rolekat.export.shapes.role import Note

Obligation: TypeAlias = Literal["mandatory", "recommended", "inactive"]


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
