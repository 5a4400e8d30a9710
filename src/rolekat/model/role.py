"""One role of a gallery: `roles/<gallery>/<role>.yaml`."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from rolekat.model.base import (
    Each,
    Entry,
    HolderKind,
    Id,
    Ids,
    Note,
    PartialDate,
    PhaseRange,
    Reference,
    Source,
    Text,
    _as_list,
)

HeldPer: TypeAlias = Literal[
    "system", "organisation", "either", "component", "system-group", "owner", "subject-area", "unit", "place"
]
RelationKind: TypeAlias = Text
"""One of the kinds that rolekat knows (`succeeds`, `appoints`, …) or one that the gallery declares."""
How: TypeAlias = Literal["designated", "activated", "by-position", "spread", "local"]


Origin: TypeAlias = Literal["owner", "joint-body"]
"""Where somebody must come from: one of the organisations that own a joint body, or the joint body itself."""


class Delegation(Entry):
    """What a holder may pass on."""

    tasks: Literal["allowed", "never", "limited"] = "allowed"
    """Whether tasks may be delegated."""
    responsibilities: Literal["allowed", "never", "own-line", "limited"] = "never"
    """Whether responsibilities may be delegated."""
    role: Literal["allowed", "never"] = "never"
    """Whether the role as a whole may go to somebody without the position that it follows, by a recorded decision."""
    to: Ids = ()
    """The roles to which responsibilities may go that may be delegated; any where it is left out."""


class Condition(Entry):
    """When something holds that does not always hold."""

    tag: Id | None = None
    """A short name of the condition."""
    text: Text
    """The condition in words: a clause that can follow `only`, such as `when the system is new`."""


class Item(Entry):
    """A task or a responsibility."""

    text: Text
    """What is to be done or answered for."""
    stages: Ids | None = None
    """The stages of the life cycle in which it counts; an empty list where the source marks none. Left out, all."""
    when: Condition | None = None
    """For an item that counts only under a condition."""
    delegable: Literal["allowed", "never", "own-line", "limited"] | None = None
    """Where it differs from the gallery's policy."""
    exclusive: bool = False
    """Only the holder may do it: it is neither shared nor delegated."""
    decides: bool = False
    """For an item of a body: something is decided, not only discussed or advised."""
    topic: Id | None = None
    """A topic of the gallery: delegation sheets are ordered by it."""
    evidence: Id | None = None
    """For a task with a result for each system: the name under which an organisation states that it is there."""
    former_ids: Ids = ()
    """Ids it had before."""


class Competency(Entry):
    """What the holder must know, be able to, or be authorised to do."""

    text: Text
    """The competency."""
    kind: Literal["knowledge", "skill", "attitude", "mandate", "training", "registration"] | None = None
    """What sort of competency it is."""
    former_ids: Ids = ()
    """Ids it had before."""


class Exclusion(Entry):
    """What the role expressly does not do."""

    text: Text
    """The exclusion."""
    items: tuple[Reference, ...] = ()
    """Tasks of other roles, `role#item`, that the holder must not be given."""
    source: Source | None = None
    """Where the source says so."""


class Initiator(Entry):
    """Who sees to it that the role is filled."""

    party: Id
    """A party of the gallery."""
    text: Text | None = None
    """More precisely, in words."""
    when: PartialDate | None = None
    """When it happened, as precisely as the source tells."""


class Lapse(Entry):
    """When the role is no longer needed; one of the three."""

    after: Id | None = None
    """The last phase in which it is needed."""
    when: Text | None = None
    """A condition in words."""
    without: Id | None = None
    """A component, or `system`: the role is needed as long as it exists."""


class Appointment(Entry):
    """How and when somebody comes to hold the role."""

    how: Annotated[tuple[How, ...], BeforeValidator(_as_list)]
    """Designated; activated without designation; given by a position; spread over other roles; or a local matter."""
    initiated_by: Initiator | None = None
    """Who sees to it."""
    from_: Id | None = Field(None, alias="from")
    """The phase in which the role is designated or activated."""
    latest: Id | None = None
    """The last phase in which that may happen."""
    earlier: Text | None = None
    """When it may happen before `from`."""
    lapses: Lapse | None = None
    """When the role is no longer needed."""


class Obligation(Entry):
    """In which phases the role is recommended and in which it is mandatory; in all others it is inactive."""

    recommended: PhaseRange = ()
    """Phases in which the role should be filled."""
    mandatory: PhaseRange = ()
    """Phases in which the role must be filled."""
    standing: Literal["recommended", "mandatory"] | None = None
    """What it is in every organisation that uses the gallery, whatever systems it has."""


class Demand(Entry):
    """Phases in which the source itself demands the role."""

    phases: PhaseRange
    """The phases."""
    why: Text | None = None
    """The source's reason."""


class Holders(Entry):
    """How many may hold the role at a time."""

    min: int = Field(1, ge=0)
    """At least so many."""
    max: int | None = Field(None, ge=1)
    """At most so many; no limit where it is left out."""
    per: Each | None = None
    """Counted per `subject-area`, `place`, `unit/forvaltning`, …"""
    when: dict[Text, Text] | None = None
    """Holds only under this condition, such as `{held_by: unit}`."""


class Contact(Entry):
    """A subject on which the role is the contact point."""

    subject: Id
    """A contact subject of the gallery; `system` is the system itself."""
    towards: Id | None = None
    """The party it is the contact point for."""
    phases: PhaseRange = ("always",)
    """The phases in which it is."""


class Relation(Entry):
    """A relation to another role, an item of it, a group of roles, or an outside party."""

    kind: RelationKind
    """What the relation is."""
    to: Reference
    """`role`, `role#item`, `gallery/role#item`, `party/id` or `group/id`."""
    at: Id | None = None
    """The phase from which a succession counts."""
    stages: Ids = ()
    """The stages in which it counts; all where it is left out."""
    item: Id | None = None
    """The role's own task or responsibility that it concerns."""
    advice: bool = False
    """The source advises it only: who does otherwise gets a note."""
    text: Text | None = None
    """More precisely, in words."""


class KlikPart(Entry):
    """The part a role may have in KLIK tasks, by stage."""

    responsible: Ids = ()
    """Stages in which it may be suggested as responsible."""
    executor: Ids = ()
    """Stages in which it may be suggested as executor."""
    involved: Ids = ()
    """Stages in which it may be suggested as involved."""
    only: Text | None = None
    """Which tasks, where it is not all."""


class Seat(Entry):
    """A seat in a body."""

    title: Text | None = None
    """What its holder is called; the role's name where it is left out."""
    role: Id | None = None
    """The role whose holder has the seat."""
    count: int = Field(1, ge=1, le=1000)
    """How many such seats there are."""
    per: Each | None = None
    """One seat for each `owner`, `subject-area`, …"""
    from_: Origin | None = Field(None, alias="from")
    """Where the holder must come from."""
    position: Ids = ()
    """Positions of which a holder must have one."""
    obligation: Literal["mandatory", "recommended"] = "mandatory"
    """Whether the source demands the seat or finds it natural."""
    several_owners: bool = False
    """The source finds it an advantage that the holders come from several owners."""
    text: Text | None = None
    """More precisely, in words."""


class Role(Entry):
    """One role."""

    role: Id
    """The role's id: the file's name."""
    title: Text
    """The role's name."""
    aliases: tuple[Text, ...] = ()
    """Other names the source uses for it."""
    former_ids: Ids = ()
    """Ids it had before."""
    replaces: Reference | None = None
    """The role of a gallery that this one builds on, in whose place it stands under the same id."""
    held_per: HeldPer
    """What there is one role for: each system, the whole organisation, a component, …"""
    held_by: Annotated[tuple[HolderKind, ...], BeforeValidator(_as_list)] = ("person",)
    """Who may hold it."""
    components: Ids = ()
    """Components of the shared infrastructure that the role exists for."""
    applies_when: Text | None = None
    """A condition under which the role exists at all."""
    effect: Text | None = None
    """What is achieved when the role is filled."""
    characteristics: Text | None = None
    """What marks the role: scope, appointment, duration, in words."""
    tasks: dict[Id, Item] = {}
    """What the role does, by id, in the order of the source."""
    responsibilities: dict[Id, Item] = {}
    """What the role answers for, by id, in the order of the source."""
    competencies: dict[Id, Competency] = {}
    """What the holder must bring, by id, in the order of the source."""
    excludes: dict[Id, Exclusion] = {}
    """What the role expressly does not do."""
    position: Ids = ()
    """Positions of which a holder must have one."""
    usual_position: Ids = ()
    """Positions that a holder typically has."""
    exclusive_post: bool = False
    """The role is a full post of its own."""
    from_: Origin | None = Field(None, alias="from")
    """Where the holder must come from, in a joint body."""
    decision: Literal["required"] | None = None
    """Whether it must be said of each holder where the decision is recorded."""
    delegation: Delegation | None = None
    """What a holder may pass on, where it differs from the gallery's policy."""
    appointment: Appointment | None = None
    """How and when somebody comes to hold the role."""
    suggested: Obligation | None = None
    """The obligation that system catalogs start from."""
    required: Demand | None = None
    """Phases in which the source itself demands the role."""
    holders: Holders = Holders()
    """How many may hold it at a time."""
    contact_for: tuple[Contact, ...] = ()
    """Subjects on which the role is the contact point."""
    relations: tuple[Relation, ...] = ()
    """Relations to other roles and parties."""
    klik: KlikPart | None = None
    """The part the role may have in KLIK tasks; none where it is left out."""
    under: Id | None = None
    """For a body: the body above it."""
    decides: Literal["decision", "advice", "discussion"] | None = None
    """For a body: whether it decides, advises or only discusses."""
    seats: dict[Id, Seat] = {}
    """For a body: its composition."""
    open: bool = False
    """For a body: the source leaves the composition open."""
    source: Source | None = None
    """Where the source describes the role."""
    notes: dict[Id, Note] = {}
    """Remarks on this role alone."""
