"""What the rules on bodies share: each body of a system or an organisation, with the gallery that composes it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Place
from rolekat.library.gallery import LinkedGallery
from rolekat.record import Record
from rolekat.rules.staffing import scope_of
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding, Seat, StaffedBody
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.role import Role
    from rolekat.model.role import Seat as SeatOfBody


class Body(Record):
    """A body as it is staffed."""

    role: StaffedBody
    base: Role
    """The gallery's."""
    gallery: LinkedGallery
    organisation: OrganisationState
    where: str
    """What it is a body for, by title."""

    def said(self, seat: str) -> Place:
        """Where the gallery says what seat it is."""
        return self.gallery.role_place(self.base.role, "seats", seat, of_key=True)

    def title_of(self, seat: str) -> str:
        """What the holder of a seat is called."""
        return next((post.title for post in self.role.posts if post.id == seat and post.title), seat)

    def title_of_role(self, seat: SeatOfBody) -> str:
        """What the role is called that a seat comes with; nothing for a seat that is filled for itself."""
        return self.gallery.title_meant(seat.role) if seat.role else ""

    @property
    def members(self) -> Iterator[tuple[Holding, SeatOfBody]]:
        """Who is or will be in a seat that the organisation itself has filled, with what the gallery says of the seat.

        Those whose seat comes with a role are not among them.
        """
        for holding in (*self.role.current, *self.role.coming):
            seat = self.base.seats.get(holding.seat or "")
            if seat is not None and holding.organisation == self.organisation.id:
                yield holding, seat

    @property
    def whole(self) -> bool:
        """Whether a unit, a supplier or another body holds it as a whole."""
        return any(holding.seat is None and holding.holder.person is None for holding in self.role.current)

    def seats(self) -> Iterator[tuple[Seat, SeatOfBody]]:
        """Its seats on the day, with what the gallery says of each."""
        for seat in self.role.seats:
            if seat.post is not None:
                yield seat, seat.post.model


def bodies_of(staffing: StaffingState) -> Iterator[Body]:
    """The bodies of a system, or of a group of systems."""
    for name in staffing.demands.bodies:
        role = staffing.roles.get(name)
        if isinstance(role, StaffedBody) and _is_ours(role) and role.demand and role.demand.base:
            where = scope_of(role, staffing.organisation, staffing.title)
            yield Body(role, role.demand.base, staffing.gallery, staffing.organisation, where)


def bodies_once(organisation: OrganisationState) -> Iterator[Body]:
    """The bodies that there are once in an organisation, those that it has named itself among them."""
    for role in organisation.own_bodies:
        if _is_ours(role):
            demand = role.demand
            base = demand.base if demand else organisation.base_of(role.id, role.entry)
            gallery = demand.role.catalog.gallery if demand else organisation.gallery
            if base is not None and gallery is not None and base.role in gallery.roles:
                yield Body(role, base, gallery, organisation, organisation.head.title)


def _is_ours(role: StaffedBody) -> bool:
    return role.applicable and role.level != "joint-body"
