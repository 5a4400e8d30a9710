"""What is to be done, once or again and again, and how far it has come."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field, StringConstraints

from rolekat.model.base import ALWAYS, Day, Entry, Id, Ids, Interval, PartialDate, Source, Text

Month: TypeAlias = Annotated[str, StringConstraints(pattern=r"^([1-9]|1[0-2])$")]
"""A month of the year: `1` is January."""


class Due(Entry):
    """When an action must be done: so many days before or after a phase begins, or a day."""

    before: Id | None = None
    """The phase that must not begin without it."""
    after: Id | None = None
    """The phase after whose first day it is counted."""
    days: int | None = Field(None, ge=0)
    """Days before or after."""
    date: PartialDate | None = None
    """A day of its own."""


class Action(Entry):
    """A KLIK task or another concrete duty, once or again and again."""

    kind: Literal["klik", "duty"] = "duty"
    """A KLIK task, which only roles with a part in KLIK tasks may have, or another duty."""
    title: Text
    """What is to be done."""
    text: Text | None = None
    """How, in a few sentences."""
    phase: Id = ALWAYS
    """The phase it belongs to; `always` where it belongs to none."""
    per: Literal["system", "organisation"] = "system"
    """Whether each system has it, or the organisation once for all."""
    categories: Ids = ()
    """The categories of systems that it counts for; all where it is left out."""
    types: Ids = ()
    """The types of systems that it counts for; all where it is left out."""
    due: Due | None = None
    """When it must be done."""
    every: Interval | None = None
    """How often it comes back."""
    months: tuple[Month, ...] = ()
    """The months of the year in which it is done, where that is settled."""
    on: Text | None = None
    """The event that calls for it."""
    requires: Ids = ()
    """Actions that must be done before it."""
    designates: Ids = ()
    """Roles that it asks the organisation to fill."""
    responsible: Id | None = None
    """The role that answers for it."""
    executor: Id | None = None
    """The role that does it."""
    alternatives: Ids = ()
    """Roles that may do it instead."""
    involved: Ids = ()
    """Roles that take part."""
    source: Source | None = None
    """Where the source asks for it."""


class ActionState(Entry):
    """How far an action of the gallery or of the catalog has come here."""

    due: Day | None = None
    """The day it must be done here, where it is not the catalog's."""
    done: Day | None = None
    """The day it was done, for one that comes back the last time."""
    months: tuple[Month, ...] = ()
    """The months of the year in which it is done here."""
    executor: Id | None = None
    """The person who does it."""
    not_needed: Text | None = None
    """It is not needed here: the reason."""
