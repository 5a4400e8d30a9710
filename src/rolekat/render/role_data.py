"""What templates get of a role: what it is, what it does, whom it has to do with; with the notes on it."""

from typing import NamedTuple

from rolekat.render.data import InPhase, Mark, Obligation, Prose, RoleRef
from rolekat.state.texts import Origin


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
