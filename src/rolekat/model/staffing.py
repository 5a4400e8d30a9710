"""Who holds the roles of one system in one organisation: `organisations/<organisation>/systems/<system>.yaml`."""

from typing import Literal

from rolekat.model.action import ActionState
from rolekat.model.base import Day, Entry, Id, Ids, Interval, Note, Text
from rolekat.model.organisation import RoleStaffing, Sheet


class Contract(Entry):
    """The contract under which the organisation has the system."""

    supplier: Id | None = None
    """The supplier."""
    begins: Day | None = None
    """The first day."""
    ends: Day | None = None
    """The last day, as far as it is agreed."""
    notice: Interval | None = None
    """How long before its end it must be terminated or prolonged."""
    risk: Literal["low", "medium", "high"] | None = None
    """What would be at stake if it were not followed up; follow-up goes by it."""
    decision: Text | None = None
    """Where the contract is recorded."""


class Operation(Entry):
    """Who runs the system technically: a unit, a supplier, or both together."""

    unit: Id | None = None
    """The unit of the organisation."""
    supplier: Id | None = None
    """The supplier."""
    why: Text | None = None
    """The reason, where the gallery prefers it otherwise."""


class Staffing(Entry):
    """One system in one organisation: its phases, who holds its roles, how far its actions have come."""

    staffing: Id
    """The system's id: the file's name."""
    organisation: Id
    """The organisation's id: the folder's name."""
    unit: Id | None = None
    """The unit that has the system."""
    phases: dict[Id, Day] = {}
    """The first day of each phase. The current one follows from the date; what lies ahead is the plan."""
    places: Ids = ()
    """The places that use the system; all where it is left out."""
    units: Ids = ()
    """The units that use the system; all where it is left out."""
    contract: Contract | None = None
    """The contract."""
    operation: Operation | None = None
    """Who runs it technically."""
    roles: dict[Id, RoleStaffing | None] = {}
    """Who holds which role."""
    sheets: dict[Id, Sheet] = {}
    """By role: the sheet on which its holder has agreed who else does which of its tasks."""
    actions: dict[Id, ActionState | None] = {}
    """How far the catalog's actions have come."""
    evidence: dict[Id, Day] = {}
    """What was done, and when it was last done: `risk-assessment: 2026-05-12`."""
    notes: dict[Id, Note] = {}
    """Remarks."""
