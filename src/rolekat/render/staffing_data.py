"""What templates get of an organisation's staffing: who holds a role, where nobody does, how far the actions are.

As in `data.py`, values are plain and in the words of the document's language, and the string below a field is its
documentation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rolekat.state.seats import Obligation

if TYPE_CHECKING:
    from rolekat.render.data import DocumentRef

Situation: TypeAlias = Literal[
    "filled",
    "partly",
    "vacant",
    "accepted",
    "by-position",
    "spread",
    "joint-body",
    "not-applicable",
    "inactive",
    "unknown",
]


class WhoView(NamedTuple):
    """Somebody who holds a role or does a task."""

    kind: Literal["person", "position", "unit", "supplier", "body", "role", "owner"]
    """What it is; `role` for whoever holds that role, `owner` for an organisation that owns a joint body."""
    name: str
    """What to call them; a person without a name in the contact register goes by the id."""
    id: str | None
    """A person's id, where the name is another."""
    hidden: bool
    """Whether a public document keeps to itself who it is; then the name is a word such as `an employee`."""
    email: str | None
    """The e-mail address, where the person agreed to be shown with it."""
    phone: str | None
    """The telephone number, likewise."""


class HolderView(NamedTuple):
    """Somebody who holds a role, or several who hold it together."""

    who: tuple[WhoView, ...]
    """Who; several share one seat."""
    named: tuple[WhoView, ...]
    """The people behind a unit, a supplier or a position."""
    at: str | None
    """The place, unit, subject area or owner that it is for; none where it is for all."""
    seat: str | None
    """For a body: the seat that it is for."""
    since: str | None
    """The first day, in words."""
    until: str | None
    """The last day, in words: the stated one, that of the person's leaving, or the role's last."""
    deputies: tuple[WhoView, ...]
    """Who stands in."""
    contact: bool
    """Whether, of several, this is the one to turn to."""
    decision: str | None
    """Where the decision is recorded."""
    body: str | None
    """The joint body whose holder it is; none where it is the organisation's own."""


class DelegationView(NamedTuple):
    """A task that somebody else does. The responsibility stays with the role."""

    text: str
    """The task."""
    to: WhoView
    """Who does it."""
    since: str | None
    """The first day, in words."""
    until: str | None
    """The last day, in words."""
    decision: str | None
    """Where the decision is recorded."""


class PlacedView(NamedTuple):
    """A role that does a part of a role that is spread over several."""

    role: str
    """Its name."""
    texts: tuple[str, ...]
    """The tasks and responsibilities that it has."""
    who: tuple[WhoView, ...]
    """Who holds it."""


class RoleStaffingView(NamedTuple):
    """Who holds a role in the organisation on the day."""

    id: str
    """The role's id."""
    title: str
    """What the organisation calls it."""
    state: Situation
    """Whether somebody holds it, or why nobody does."""
    obligation: Obligation | None
    """What it is on the day."""
    holders: tuple[HolderView, ...]
    """Who holds it; of a body everybody who sits in it, also by holding another role."""
    coming: tuple[HolderView, ...]
    """Who will hold it."""
    replaced: tuple[WhoView, ...]
    """Who holds it for the organisation, and not here, because the system has holders of its own."""
    body: bool
    """Whether it is a body with seats."""
    by_position: tuple[HolderView, ...]
    """For a role that comes with a position: the positions, with who is in them."""
    spread: tuple[PlacedView, ...]
    """For a role that is spread: where its parts are."""
    delegated: tuple[DelegationView, ...]
    """Tasks of it that somebody else does."""
    vacant_at: tuple[str, ...]
    """Places, units or subject areas for which nobody holds it."""
    vacant: int
    """How many seats nobody fills."""
    seats: int
    """How many seats there are."""
    too_few: tuple[str, ...]
    """Where fewer hold it than it takes: how many do and how many it takes, in words."""
    accepted: str | None
    """The decision to leave it unfilled for the time being, in words: by whom, until when, why."""
    remarks: tuple[str, ...]
    """What else there is to say of its being vacant, such as who held it last."""
    not_applicable: str | None
    """Why it does not apply here."""
    why: str | None
    """Why the organisation asks for more than the catalog does."""


class LocalRoleView(NamedTuple):
    """A role that the catalog lacks and the organisation has added."""

    staffing: RoleStaffingView
    """Who holds it."""
    of: str | None
    """The role of a gallery that it is."""
    effect: str | None
    """What it is for."""
    mandatory: str | None
    """The phases in which it must be filled, in words."""
    recommended: str | None
    """The phases in which it should be."""
    phases: tuple[Obligation | None, ...]
    """For every phase what it is."""


class StandingView(NamedTuple):
    """How far a KLIK task or duty has come."""

    state: Literal["done", "overdue", "due", "open", "not-needed"]
    """`due`: it has a day; `open`: it has none."""
    text: str
    """The state in words, with the day."""
    responsible: tuple[WhoView, ...]
    """Who holds the role that answers for it."""
    executor: tuple[WhoView, ...]
    """Who does it: the person who is named for it, or who holds the role."""


class PhaseNowView(NamedTuple):
    """A phase that the system is in, or that comes next."""

    id: str
    """Its id."""
    title: str
    """Its short name."""
    begins: str
    """Its first day, in words."""


class PointView(NamedTuple):
    """The contact point of a system on a day."""

    role: str | None
    """The name of the role; none where the catalog names none."""
    staffing: RoleStaffingView | None
    """The role, with who is there to turn to."""


class SystemStaffingView(NamedTuple):
    """A system in one organisation."""

    organisation: str
    """The organisation's name."""
    example: bool
    """Whether it is an example."""
    day: str
    """The day that all of this is worked out for, in words."""
    public: bool
    """Whether the document is for everybody, so that nobody is named who did not agree to it."""
    unit: str | None
    """The unit that has the system."""
    operation: str | None
    """Who runs it technically, in words."""
    contract: str | None
    """The contract's supplier and last day, in words."""
    sheets: tuple[DocumentRef, ...]
    """Its delegation sheets, those of its groups among them."""
    phased: bool
    """Whether it goes through phases at all: not where its gallery has none."""
    speaks: bool
    """Whether it has a contact point in any phase, or should have one."""
    phase: PhaseNowView | None
    """The phase that the system is in."""
    next_phase: PhaseNowView | None
    """The next phase that has a day."""
    filled: str
    """How many seats are filled and what is missing, in words: `39/63 filled (62 %), missing: …`."""
    contact: PointView
    """The contact point on the day."""
    next_contact: PointView | None
    """The contact point once the next phase has begun."""
    local: tuple[LocalRoleView, ...]
    """Roles of the organisation's own."""
