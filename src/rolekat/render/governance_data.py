"""What templates get of bodies: how they stand to each other, and who sits in them.

As in `data.py`, values are plain and in the words of the document's language, and the string below a field is its
documentation.
"""

from typing import Literal, NamedTuple

from rolekat.render.data import Diagram, DocumentRef, RoleRef
from rolekat.render.role_data import RelationView
from rolekat.render.staffing_data import HolderView


class GovernanceSeat(NamedTuple):
    """A seat in a body: one kind of it."""

    title: str
    """The seat; in a gallery with how many there are."""
    role: RoleRef | None
    """The role whose holder has it; it has the seat's title, where the seat is called like the role."""
    facts: tuple[str, ...]
    """In a gallery, in sentences: where its holder comes from, which position he has, that it is only recommended."""
    filled: str | None
    """In an organisation: how many of these seats are filled, `2/4`; none for one seat that is."""
    vacant: bool
    """In an organisation: whether any of them is vacant."""


class GovernanceBody(NamedTuple):
    """A body, or all bodies of a kind in one system or group of systems."""

    id: str
    """Its id within the document."""
    title: str
    """Its name."""
    depth: int
    """0 for a body that stands under no other, 1 for one under such a body, and so on."""
    scope: str | None
    """What there is one for each of, in a gallery; the system or group that it is for, in an organisation."""
    authority: Literal["decision", "advice", "discussion"] | None
    """Whether it decides, advises or only discusses."""
    open: bool
    """Whether its composition is left open."""
    absent: str | None
    """Why it does not apply in the organisation."""
    filled: str | None
    """In an organisation: how many of its seats are filled, `3/4`."""
    vacant: bool
    """In an organisation: whether any of them is vacant."""
    places: tuple[GovernanceSeat, ...]
    """In an organisation, where there is one such body for each subject area, owner, …: those, with what is filled."""
    seats: tuple[GovernanceSeat, ...]
    """Its composition."""
    relations: tuple[RelationView, ...]
    """To whom it escalates, whom it advises, whom it appoints, …"""
    mentioned_by: tuple[RelationView, ...]
    """The relations to it of roles that are no bodies: `others` have the relation, `phrase` is what it is."""


class Governance(NamedTuple):
    """The bodies of a gallery or of an organisation: what `governance.md.j2` gets as `governance`."""

    title: str
    """The gallery with its version, or the organisation."""
    bodies: tuple[GovernanceBody, ...]
    """The bodies, each followed by those under it."""
    diagram: Diagram | None
    """The bodies as a tree, each with its seats; none where there are too many to draw."""
    relations: Diagram | None
    """To whom they escalate, whom they advise, and so on; none where no body has any such relation."""
    members: DocumentRef | None
    """Of an organisation: the document that says who sits in the bodies."""


class SeatHolderView(NamedTuple):
    """Somebody who has a seat in a body."""

    holder: HolderView
    """Who, since when, with which deputies."""
    origin: str | None
    """Where from: the owner that the person works for, or the person's unit."""


class BodySeatView(NamedTuple):
    """A seat in a body; of those that are alike and vacant, all of them."""

    title: str
    """What its holder is called; with the number of seats, where several that are alike are vacant."""
    role: str | None
    """The name of the role that it comes with, where that is another."""
    recommended: bool
    """Whether the source only finds it natural."""
    holders: tuple[SeatHolderView, ...]
    """Who has it."""
    positions: tuple[SeatHolderView, ...]
    """The positions that it comes with, where nobody was appointed; with who is in them."""
    coming: tuple[SeatHolderView, ...]
    """Who will have it."""
    vacant: bool
    """Whether nobody has it, and somebody should."""


class BodyPart(NamedTuple):
    """One body: the only one of its kind, or the one for a subject area or an owner."""

    title: str | None
    """The subject area, the owner or whatever else it is for."""
    filled: str | None
    """How many seats are filled and what is missing, in words; none for a body without stated seats."""
    whole: tuple[HolderView, ...]
    """The unit, supplier or other body that fills it as a whole."""
    seats: tuple[BodySeatView, ...]
    """The seats, the vacant ones among them."""
    deputies: bool
    """Whether anybody stands in for any of those who sit in it."""


class BodyView(NamedTuple):
    """A body with its members, or all bodies of a kind in one system or group of systems."""

    id: str
    """Its id within the document."""
    title: str
    """Its name."""
    scope: str | None
    """The system or group of systems that it is for."""
    facts: tuple[str, ...]
    """In sentences: what it stands under, whether it decides."""
    open: bool
    """Whether its composition is left open."""
    absent: str | None
    """Why it does not apply in the organisation."""
    accepted: str | None
    """The decision to leave seats vacant for the time being, in words."""
    parts: tuple[BodyPart, ...]
    """The bodies: one, or one for each subject area, owner, …"""


class Bodies(NamedTuple):
    """The bodies of an organisation with their members: what `bodies.md.j2` gets as `bodies`."""

    filled: str
    """How many seats of all bodies are filled and what is missing, in words: `12/16 filled (75 %), missing: …`."""
    bodies: tuple[BodyView, ...]
    """The bodies, each followed by those under it."""
    structure: DocumentRef
    """The document that says how they stand to each other."""
