"""What templates get for a checklist: of a role, of the decisions, of a phase change."""

from typing import NamedTuple

from rolekat.render.catalog_data import Catalog, CatalogRole, DecisionView, Part, Succession
from rolekat.render.data import ActionView, InPhase, Obligation, PhaseView, RoleRef
from rolekat.render.role_data import ItemView
from rolekat.render.staffing_data import RoleStaffingView


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
