"""What templates get of a delegation sheet: who does which task of a role, as its holder has agreed with others.

As in `data.py`, values are plain and in the words of the document's language, and the string below a field is its
documentation.
"""

from typing import NamedTuple

from rolekat.render.data import DocumentRef
from rolekat.render.role_data import ItemView
from rolekat.render.staffing_data import RoleStaffingView, WhoView


class SheetTaskView(NamedTuple):
    """A task, or a responsibility that was passed on, with who does it."""

    item: ItemView
    """The task."""
    responsibility: bool
    """Whether it is a responsibility, which stands here only where it was passed on."""
    to: WhoView | None
    """Who does it instead of the role's holder; none where the holder does."""
    remarks: tuple[str, ...]
    """In words: that only some of the systems have it, when the change was announced, that it goes beyond what is done
    for all, how it is paid for, where the decision is recorded, that it was passed on elsewhere."""
    since: str | None = None
    """The first day, in words."""
    until: str | None = None
    """The last day, in words."""
    coming: bool = False
    """Whether it is passed on from a day to come; until then the holder does it."""
    ended: bool = False
    """Whether it was passed on up to a day that has passed."""


class SheetTopicView(NamedTuple):
    """The tasks on one subject."""

    title: str | None
    """The subject; none for tasks without one, where there are others."""
    tasks: tuple[SheetTaskView, ...]
    """The tasks, in the order of the gallery."""


class SheetSystemView(NamedTuple):
    """A system that a sheet counts for."""

    title: str
    """Its name."""
    catalog: DocumentRef
    """Its role catalog."""
    staffing: RoleStaffingView | None
    """The role there, with who holds it, or that nobody does."""


class SheetView(NamedTuple):
    """A delegation sheet: what `sheet.md.j2` gets as `sheet`."""

    title: str
    """What it is called."""
    role: str
    """The role whose tasks it is about."""
    scope: str
    """The system, or the group of systems, that it counts for."""
    systems: tuple[SheetSystemView, ...]
    """These systems, each with who holds the role."""
    party: WhoView | None
    """Whom it is agreed with."""
    party_holds: tuple[WhoView, ...]
    """Where it is agreed with a role: who holds that today."""
    agreed: str | None
    """By whom and when it was agreed, in words; none where nobody has."""
    notice: str | None
    """How long before it counts a change must be announced, in words."""
    since: str | None
    """The first day on which it counts, in words."""
    until: str | None
    """The last day, in words."""
    counts: bool
    """Whether it counts on the day of the document."""
    text: str | None
    """Anything to know."""
    topics: tuple[SheetTopicView, ...]
    """All tasks of the role by subject, and responsibilities that were passed on."""
    given: str
    """How many tasks others do, in words."""
    kept: tuple[ItemView, ...]
    """The responsibilities that stay with the role's holder."""
    unknown: tuple[str, ...]
    """What stands on the sheet and is no task of the role, by id."""
