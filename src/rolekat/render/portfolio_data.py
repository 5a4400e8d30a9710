"""What templates get of all systems of an organisation at a glance.

As in `data.py`, values are plain and in the words of the document's language, and the string below a field is its
documentation.
"""

from typing import Literal, NamedTuple, TypeAlias

from rolekat.render.data import DocumentRef
from rolekat.render.staffing_data import RoleStaffingView

Risk: TypeAlias = Literal["high", "medium", "low", "unknown"]


class SystemRow(NamedTuple):
    """A system of an organisation."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    catalog: DocumentRef
    """Its role catalog."""
    owner: RoleStaffingView | None
    """The role that answers for the system as a whole today, with who holds it or that nobody does."""
    unit: str | None
    """The unit that has the system."""
    types: tuple[str, ...]
    """What types of system it is."""
    areas: tuple[str, ...]
    """The subject areas that use it."""
    phase: str | None
    """The phase that it is in."""
    filled: str | None
    """How many seats of its roles are filled of those that must or should be: `3/4`."""
    operation: str | None
    """Who runs it technically."""
    operation_why: str | None
    """Why, where the gallery prefers it otherwise."""
    contract: str | None
    """The contract's supplier and last day, in words."""
    sheets: tuple[DocumentRef, ...]
    """Its delegation sheets, those of its groups among them."""


class RecordCell(NamedTuple):
    """When something was last done for a system."""

    done: str | None
    """When, in words; none where it was not done, or is not needed."""
    due: str | None
    """When it must be done next, in words."""
    overdue: bool
    """Whether that day has passed."""
    asked: bool
    """Whether it is asked of the system, and of the phase that it is in."""


class RecordRow(NamedTuple):
    """A system, or something that is done for each system, with a cell for each of the others."""

    title: str
    """What the row is about."""
    cells: tuple[RecordCell, ...]
    """One for each head of the table."""


class Records(NamedTuple):
    """What is done for each system, and when it was last done."""

    head: str
    """What the rows are: systems, or what is done where that is more."""
    heads: tuple[str, ...]
    """What the columns are."""
    rows: tuple[RecordRow, ...]
    """The rows."""


class CategoryGroup(NamedTuple):
    """The systems of a category."""

    id: str
    """The category's id; `none` for systems without one."""
    title: str
    """Its name."""
    known: bool
    """Whether the gallery has the category."""
    text: str | None
    """What falls under it."""
    responsibility: str | None
    """Where responsibility and economy lie, in a sentence."""
    systems: tuple[SystemRow, ...]
    """The systems, by name."""
    columns: tuple[str, ...]
    """The fields of `SystemRow` beside the name that have anything to show for any of them."""
    owner: str | None
    """The role that answers for a system, where that is the same for all."""
    vacant: int
    """For how many of them nobody holds that role."""
    overdue: int
    """For how many of them something is overdue."""
    records: Records | None
    """What is done for each of them, and when it was last done."""


class ContractRow(NamedTuple):
    """The contract of a system."""

    system: str
    """The system."""
    catalog: DocumentRef
    """Its role catalog."""
    supplier: str | None
    """The supplier."""
    begins: str | None
    """The first day, in words."""
    ends: str | None
    """The last day, in words."""
    notice: str | None
    """How long before its end it must be terminated or prolonged, in words."""
    decide_by: str | None
    """The last day on which that can be done, in words."""
    passed: bool
    """Whether it is over, or too late to terminate it, and the system is not on its way out."""
    decision: str | None
    """Where it is recorded."""


class RiskGroup(NamedTuple):
    """The contracts with the same risk."""

    risk: Risk
    """The risk; `unknown` where nobody has said."""
    contracts: tuple[ContractRow, ...]
    """The contracts, the first to end first."""


class Portfolio(NamedTuple):
    """All systems of an organisation: what `systems.md.j2` gets as `portfolio`."""

    systems: int
    """How many there are."""
    categorised: bool
    """Whether there are categories at all."""
    categories: tuple[CategoryGroup, ...]
    """The categories in the gallery's order, those without systems too; then the systems without a category."""
    risks: tuple[RiskGroup, ...]
    """The contracts by risk, the highest first."""
    without_contract: str | None
    """Of how many systems no contract is stated, in a sentence, where any is."""
    unanswered: tuple[str, ...]
    """The systems of which nothing can be said, each in a sentence that says why."""
