"""The seats of bodies: how a gallery composes them, laid out for one organisation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from rolekat.state.seats import Post

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.role import Role, Seat


def posts_of(
    body: Role,
    gallery: LinkedGallery,
    where: Iterable[str | None],
    each: Callable[[str, str | None], tuple[str, ...]],
) -> tuple[Post, ...]:
    """Every seat of a body, in the order of the gallery; none where it says nothing of its composition.

    `where` names the bodies, where there is one for each subject area, …; `each(per, at)` what there is a seat for each
    of in the body at one of these. Where there are none of them the seat is one without a name.
    """
    return tuple([
        post
        for at in where
        for name, seat in body.seats.items()
        for one in (each(seat.per, at) if seat.per else ()) or (None,)
        for post in _posts(name, seat, at, one, title_of(seat, gallery))
    ])  # fmt: skip


def _posts(name: str, seat: Seat, at: str | None, one: str | None, title: str | None) -> Iterator[Post]:
    number = 1 if seat.role else seat.count
    return (Post(name, seat, at, one, index, index == number - 1, title) for index in range(number))


def is_body(role: Role) -> bool:
    """Whether a role of a gallery is a body: it has seats, stands under another, decides or advises as one."""
    return bool(role.seats or role.under or role.decides or role.open) or role.held_by == ("body",)


def bodies_in(gallery: LinkedGallery) -> list[tuple[Role, int]]:
    """The bodies of a gallery, each below the one above it, with how deep it is."""
    bodies = {name: role for name, role in gallery.roles.items() if is_body(role)}
    found: dict[str, int] = {}

    def add(name: str, depth: int) -> None:
        if name not in found:  # a ring of bodies ends here
            found[name] = depth
            for below, role in bodies.items():
                if role.under == name:
                    add(below, depth + 1)

    for name, role in bodies.items():
        if role.under not in bodies:
            add(name, 0)
    for name in bodies:
        add(name, 0)
    return [(bodies[name], depth) for name, depth in found.items()]


def title_of(seat: Seat, gallery: LinkedGallery) -> str | None:
    """What the holder of a seat is called: as the gallery says, or like the role that it comes with."""
    role = gallery.roles.get(seat.role or "")
    return seat.title or (role.title if role else None)
