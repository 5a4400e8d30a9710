"""Who holds the roles of one system in one organisation: `organisations/<organisation>/systems/<system>.yaml`."""

from rolekat.model.base import Day, Entry, Id, Ids, Note, Text
from rolekat.model.organisation import RoleStaffing


class ActionState(Entry):
    """How far an action of the catalog has come here."""

    due: Day | None = None
    """The day it must be done here, where it is not the catalog's."""
    done: Day | None = None
    """The day it was done, for one that comes back the last time."""
    executor: Id | None = None
    """The person who does it."""
    not_needed: Text | None = None
    """It is not needed here: the reason."""


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
    roles: dict[Id, RoleStaffing | None] = {}
    """Who holds which role."""
    actions: dict[Id, ActionState | None] = {}
    """How far the catalog's actions have come."""
    evidence: dict[Id, Day] = {}
    """What was done, and when it was last done: `risk-assessment: 2026-05-12`."""
    notes: dict[Id, Note] = {}
    """Remarks."""
