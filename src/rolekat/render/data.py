"""What all templates get: plain values, frozen, in the words of the document's language. No format is in them.

What a document gets besides stands in the `*_data.py` of its subject. The string below a field is its documentation;
docs/templates.md prints it.
"""

from typing import Literal, NamedTuple, TypeAlias

from rolekat.render.staffing_data import StandingView

Obligation: TypeAlias = Literal["mandatory", "recommended"]
Mark: TypeAlias = Literal["counts", "conditional"]


class Prose(str):
    """A text that its author wrote in Markdown. Every other text is text: nothing in it is markup."""

    __slots__ = ()


class Node(NamedTuple):
    """A box of a diagram."""

    id: str
    """Its id within the diagram."""
    lines: tuple[str, ...]
    """What stands in it, line by line."""
    round: bool
    """Whether it is drawn round: a role; else square: a span of phases."""


class Edge(NamedTuple):
    """An arrow of a diagram."""

    start: str
    """The id of the box it comes from."""
    end: str
    """The id of the box it points to."""
    label: str
    """What stands on it; empty for a bare arrow."""
    strong: bool
    """Whether it is drawn thick: a succession."""
    headless: bool = False
    """Whether it is a line without a head: a body and the one that it stands under."""


class Diagram(NamedTuple):
    """Boxes and arrows."""

    across: bool
    """Whether it runs from left to right; else from the top down."""
    nodes: tuple[Node, ...]
    """All boxes."""
    edges: tuple[Edge, ...]
    """All arrows."""


class DocumentRef(NamedTuple):
    """Another document of the same folder; `link` makes a link of it."""

    name: str
    """Its path within the folder, without the format's suffix."""
    title: str
    """Its title."""


class RoleRef(NamedTuple):
    """A role that is mentioned; `link` makes a link of it where a document describes the role."""

    id: str
    """The role's id."""
    title: str
    """The role's name."""
    document: str | None
    """The document that describes the role; none for a role that this catalog does not have, or a party."""


class PhaseView(NamedTuple):
    """A phase of the system's life."""

    id: str
    """Its id."""
    title: str
    """Its name."""
    text: str | None
    """What happens in it."""
    stages: tuple[str, ...]
    """The names of the stages that count in it."""


class InPhase(NamedTuple):
    """A role in one phase."""

    phase: PhaseView
    """The phase."""
    obligation: Obligation | None
    """`mandatory`, `recommended`, or none where the role is not active."""
    contact: bool
    """Whether the role is the contact point in the phase."""


class ActionView(NamedTuple):
    """A KLIK task or another concrete duty."""

    id: str
    """Its id."""
    number: int
    """Its number in the document, from 1."""
    title: str
    """What is to be done."""
    text: str | None
    """How."""
    klik: bool
    """Whether it is a KLIK task; else another duty."""
    phase: PhaseView
    """The phase it belongs to; `always` where it belongs to none."""
    due: str | None
    """When it must be done, in words."""
    every: str | None
    """How often it comes back, in words."""
    months: tuple[str, ...]
    """The months in which it is done, by name."""
    on: str | None
    """The event that calls for it."""
    only: str | None
    """The categories of systems that it counts for, in words; none where it counts for all."""
    requires: tuple[str, ...]
    """What must be done before it, by title."""
    designates: tuple[RoleRef, ...]
    """The roles that it asks the organisation to fill."""
    responsible: RoleRef | None
    """The role that answers for it."""
    executor: RoleRef | None
    """The role that does it."""
    alternatives: tuple[RoleRef, ...]
    """Roles that may do it instead."""
    involved: tuple[RoleRef, ...]
    """Roles that take part."""
    standing: StandingView | None = None
    """For an organisation: how far it has come there."""


class TermView(NamedTuple):
    """A word that is explained."""

    term: str
    """The word."""
    text: str
    """What it means."""
    aliases: tuple[str, ...]
    """Other spellings."""
