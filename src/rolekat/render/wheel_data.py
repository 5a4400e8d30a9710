"""What templates get of the yearly wheel: everything that comes back in an organisation.

As in `data.py`, values are plain and in the words of the document's language, and the string below a field is its
documentation.
"""

from typing import NamedTuple

from rolekat.render.data import DocumentRef
from rolekat.render.staffing_data import Situation, WhoView


class DoingView(NamedTuple):
    """A role that answers for something or does it, with who that is on the day."""

    role: str | None
    """Its name; none for a person or unit that is named without a role."""
    who: tuple[WhoView, ...]
    """Who holds it; nobody where it is vacant."""
    missing: bool
    """Whether nobody is there, though somebody should be."""
    why: Situation | None = None
    """Why nobody need be there: `inactive` where the role is not needed now, `not-applicable`."""


class RecurringView(NamedTuple):
    """Something that comes back, in one system or once for the whole organisation."""

    id: str
    """Its id."""
    title: str
    """What is to be done."""
    system: str | None
    """The system; none for what is done once for all."""
    catalog: DocumentRef | None
    """The system's role catalog."""
    every: str
    """How often, in words."""
    responsible: DoingView | None
    """Who answers for it."""
    doing: tuple[DoingView, ...]
    """Who does it: the person who is named for it, else the executor and those who may do it instead."""
    nobody: bool
    """Whether nobody is there to do it."""
    done: str | None
    """When it was last done, in words."""
    due: str | None
    """When it must be done next, in words."""
    overdue: bool
    """Whether that day has passed."""
    phase: str | None
    """The phase with which it begins, where that has not come yet."""


class WheelPart(NamedTuple):
    """What is done in a month, or at an interval."""

    title: str
    """The month or the interval."""
    rows: tuple[RecurringView, ...]
    """What comes back: that of the whole organisation first, then by what it is and by system."""


class LapsedView(NamedTuple):
    """Something that would come back and is not needed."""

    title: str
    """What it is."""
    system: str | None
    """The system; none for what would be done once for all."""
    why: str
    """The reason."""


class Wheel(NamedTuple):
    """The yearly wheel of an organisation: what `wheel.md.j2` gets as `wheel`."""

    summary: tuple[str, ...]
    """In sentences: how much comes back, how much of it is overdue, how much nobody is there to do."""
    months: tuple[WheelPart, ...]
    """By month, where months are stated."""
    intervals: tuple[WheelPart, ...]
    """All else by interval, the shortest first."""
    not_needed: tuple[LapsedView, ...]
    """What is not needed here."""
