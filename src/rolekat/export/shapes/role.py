"""A role of a gallery, with everything that it says."""

from typing import Literal

from typing_extensions import TypedDict


class Source(TypedDict):
    """A place in a source document."""

    document: str | None
    """The document's short name."""
    section: str | None
    """The section."""
    heading: str | None
    """The heading that the text stands under."""
    lines: str | None
    """Lines in the copy that the catalog was made from."""


class ItemSource(TypedDict):
    """Where an item stands in the source."""

    section: str | None
    """The section."""
    heading: str | None
    """The heading of the role."""
    list: Literal["tasks", "responsibilities", "competencies"]
    """The list under that heading."""
    number: int
    """Its number in the list, from 1."""


class Item(TypedDict):
    """A task or a responsibility of a role."""

    id: str
    """Its id within the role."""
    text: str
    """What is to be done or answered for."""
    stages: list[str] | None
    """The stages that it is marked with; empty where the source marks none, `null` where the gallery does not say."""
    conditional: bool
    """Whether it counts only under a condition."""
    condition: str | None
    """The condition in words."""
    delegable: str | None
    """Where it differs from the gallery's policy."""
    exclusive: bool
    """Whether only the holder may do it."""
    decides: bool
    """For an item of a body: whether something is decided."""
    topic: str | None
    """The gallery's topic that it belongs to."""
    evidence: str | None
    """The name under which an organisation states that its result is there."""
    source: ItemSource
    """Where it stands in the source."""
    former_ids: list[str]
    """Ids it had before."""


class Competency(TypedDict):
    """What the holder of a role must bring."""

    id: str
    """Its id within the role."""
    text: str
    """The competency."""
    kind: str | None
    """What sort it is: `knowledge`, `skill`, …"""
    source: ItemSource
    """Where it stands in the source."""
    former_ids: list[str]
    """Ids it had before."""


class Exclusion(TypedDict):
    """What a role expressly does not do."""

    id: str
    """Its id within the role."""
    text: str
    """The exclusion."""
    items: list[str]
    """Tasks of other roles that the holder must not be given."""
    source: Source | None
    """Where the source says so."""


class Initiator(TypedDict):
    """Who sees to it that a role is filled."""

    party: str
    """A party of the gallery."""
    text: str | None
    """More precisely, in words."""
    when: str | None
    """When it happened."""


class Lapse(TypedDict):
    """When a role is no longer needed."""

    after: str | None
    """The last phase in which it is needed."""
    when: str | None
    """A condition in words."""
    without: str | None
    """A component, or `system`: the role is needed as long as that exists."""


class Appointment(TypedDict):
    """How and when somebody comes to hold a role."""

    how: list[str]
    """`designated`, `activated`, `by-position`, `spread` or `local`; several may count."""
    initiated_by: Initiator | None
    """Who sees to it."""
    from_phase: str | None
    """The phase in which the role is designated or activated."""
    latest_phase: str | None
    """The last phase in which that may happen."""
    earlier: str | None
    """When it may happen before."""
    lapses: Lapse | None
    """When the role is no longer needed."""


class Phases(TypedDict):
    """The phases in which a role is mandatory and recommended; it is inactive in all others."""

    mandatory: list[str]
    """In the order of the life cycle; `always` alone in a gallery without phases."""
    recommended: list[str]
    """In the order of the life cycle; `always` alone in a gallery without phases."""
    standing: str | None
    """What it is in every organisation that uses the gallery, whatever systems it has."""


class Demand(TypedDict):
    """Phases in which the source itself demands a role."""

    phases: list[str]
    """The phases."""
    why: str | None
    """The source's reason."""


class Holders(TypedDict):
    """How many may hold a role at a time."""

    min: int
    """At least so many."""
    max: int | None
    """At most so many; `null` for no limit."""
    per: str | None
    """Counted per `subject-area`, `place`, …"""
    when: dict[str, str]
    """Only under this condition."""


class Contact(TypedDict):
    """A subject on which a role is the contact point."""

    subject: str
    """The subject's id."""
    towards: str | None
    """The party it is the contact point for."""
    phases: list[str]
    """The phases in which it is."""


class Relation(TypedDict):
    """A relation of a role."""

    kind: str
    """What the relation is."""
    to: str
    """`role`, `role#item`, `gallery/role#item`, `party/id` or `group/id`."""
    at: str | None
    """The phase from which a succession counts."""
    stages: list[str]
    """The stages in which it counts; empty for all."""
    item: str | None
    """The role's own item that it concerns."""
    advice: bool
    """Whether the source advises it only."""
    text: str | None
    """More precisely, in words."""


class Klik(TypedDict):
    """The part that a role may have in KLIK tasks, by stage."""

    responsible: list[str]
    """Stages in which it may be responsible."""
    executor: list[str]
    """Stages in which it may be executor."""
    involved: list[str]
    """Stages in which it may be involved."""
    only: str | None
    """Which tasks, where it is not all."""


class Delegation(TypedDict):
    """What a holder may pass on."""

    tasks: str
    """Whether tasks may be delegated."""
    responsibilities: str
    """Whether responsibilities may be delegated."""
    role: str
    """Whether the role as a whole may go to somebody without the position that it follows."""
    to: list[str]
    """The roles to which responsibilities may go that may be delegated; empty for any."""


class Seat(TypedDict):
    """A seat in a body."""

    id: str
    """The seat's id."""
    title: str | None
    """What its holder is called."""
    role: str | None
    """The role whose holder has the seat."""
    count: int
    """How many such seats there are."""
    per: str | None
    """One seat for each of these."""
    come_from: str | None
    """Where the holder must come from: `owner` or `joint-body`."""
    position: list[str]
    """Positions of which a holder must have one."""
    obligation: str
    """`mandatory` or `recommended`."""
    several_owners: bool
    """Whether it is an advantage that the holders come from several owners."""
    text: str | None
    """More precisely, in words."""


class Note(TypedDict):
    """A remark on the source or on a choice made in the catalog."""

    id: str
    """The note's id."""
    kind: str
    """`source-defect`, `contradiction`, `interpretation` or `decision`."""
    text: str
    """What is noted."""
    at: list[str]
    """What it concerns."""
    facts: list[int]
    """Numbers of the facts it rests on."""


class Role(TypedDict):
    """A role of a gallery."""

    id: str
    """The role's id."""
    gallery: str
    """The gallery that it comes from, `id@version`: another one where this gallery builds on that."""
    title: str
    """The role's name."""
    aliases: list[str]
    """Other names of it."""
    former_ids: list[str]
    """Ids it had before."""
    replaces: str | None
    """The role of a gallery that this one builds on, `gallery/role`, in whose place it stands."""
    group: str | None
    """The innermost group that it stands in."""
    groups: list[str]
    """All groups that it stands in, from the outermost in."""
    locked: bool
    """Whether a system catalog may not change its name and texts."""
    held_per: str
    """What there is one role for: `system`, `organisation`, …"""
    held_by: list[str]
    """Who may hold it: `person`, `position`, …"""
    components: list[str]
    """Components that it exists for."""
    applies_when: str | None
    """A condition under which it exists at all."""
    effect: str | None
    """What is achieved when it is filled."""
    characteristics: str | None
    """What marks it."""
    tasks: list[Item]
    """What it does, in the order of the source."""
    responsibilities: list[Item]
    """What it answers for, in the order of the source."""
    competencies: list[Competency]
    """What its holder must bring, in the order of the source."""
    excludes: list[Exclusion]
    """What it expressly does not do."""
    position: list[str]
    """Positions of which a holder must have one."""
    usual_position: list[str]
    """Positions that a holder typically has."""
    exclusive_post: bool
    """Whether it is a full post of its own."""
    come_from: str | None
    """Where its holder must come from, in a joint body: `owner` or `joint-body`."""
    decision: str | None
    """`required` where it must be said of each holder where the decision is recorded."""
    delegation: Delegation | None
    """What a holder may pass on, where it differs from the gallery's policy."""
    appointment: Appointment | None
    """How and when somebody comes to hold it."""
    suggested: Phases | None
    """The obligation that system catalogs start from."""
    required: Demand | None
    """Phases in which the source itself demands it."""
    holders: Holders
    """How many may hold it at a time."""
    contact_for: list[Contact]
    """Subjects on which it is the contact point."""
    relations: list[Relation]
    """Its relations to other roles and parties."""
    klik: Klik | None
    """The part it may have in KLIK tasks; `null` for none."""
    under: str | None
    """For a body: the body above it."""
    decides: str | None
    """For a body: `decision`, `advice` or `discussion`."""
    seats: list[Seat]
    """For a body: its composition."""
    open: bool
    """For a body: whether the source leaves the composition open."""
    source: Source | None
    """Where the source describes it."""
    notes: list[Note]
    """Remarks on it."""
