"""What a gallery says of a seat in a body does not contradict itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library

if TYPE_CHECKING:
    from rolekat.model.role import Role, Seat

RULE = Rule("RK230", "seat-cannot-be-filled", "error")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """What can be filled by nobody is an error, what has no effect a warning."""
    has_owners = "joint-body" in gallery.head.made_for
    for name, role in gallery.roles.items():
        for seat_id, seat in role.seats.items():
            for key, variant in _wrong(role, seat, gallery, has_owners=has_owners):
                other = gallery.roles.get(seat.role or "")
                yield RULE.at(
                    gallery.role_place(name, "seats", seat_id, key),
                    variant,
                    severity="warning" if variant in ("count", "position", "owner") else None,
                    seat=seat.title or (other.title if other else seat_id),
                    role=role.title,
                    other=other.title if other else "",
                    count=seat.count,
                )


def _wrong(role: Role, seat: Seat, gallery: LinkedGallery, *, has_owners: bool) -> Iterator[tuple[str, str]]:
    """The key that is wrong, and what is wrong with it."""
    if not has_owners and (seat.per == "owner" or seat.from_ == "owner"):
        yield ("per" if seat.per == "owner" else "from"), "owner"
    if seat.role is None:
        return
    if seat.role == role.role:
        yield "role", "own"
        return
    if seat.count > 1:
        yield "count", "count"
    other = gallery.roles.get(seat.role)
    demanded_anyway = other is not None and other.position and set(other.position) <= set(seat.position)
    if seat.position and not demanded_anyway:
        yield "position", "position"
    if other is not None and seat.from_ and other.from_ and seat.from_ != other.from_:
        yield "from", f"from-{seat.from_}"
