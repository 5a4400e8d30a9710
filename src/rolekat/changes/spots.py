"""Where in a role somebody is: for which places, units or areas, and in which seat of a body."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from rolekat.answers.scope import meant
from rolekat.changes.naming import one_named
from rolekat.errors import UsageError
from rolekat.state.seats import StaffedBody

if TYPE_CHECKING:
    from rolekat.changes.staffed import Staffed
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import Holding, Post, Seat, StaffedRole


class Spot(NamedTuple):
    """A place in a role that one holder can have."""

    at: tuple[str, ...] = ()
    """The places, units, subject areas or owners; none for all of them."""
    seat: str | None = None
    """In a body: the seat."""
    for_: str | None = None
    """What the holder is said to have the seat for, where there is one for each owner, …."""
    each: str | None = None
    """What the holder has the seat for, whether it is said or follows from whom the holder works for."""


def spot_of(found: Staffed, at: Sequence[str], seat: str | None, for_: str | None, who: dict[str, Any]) -> Spot:
    """Where somebody is to be who gets a role.

    Raises:
        UsageError: there is no such place or seat, one must be named, or the seat comes with another role.
    """
    role, organisation = found.role, found.organisation
    posts = role.posts if isinstance(role, StaffedBody) else ()
    places = areas_of(at, found)
    name = _seat(seat, posts, found, who)
    owner = area(for_, organisation) if for_ is not None else None
    if for_ is not None and name is None:
        raise UsageError("change-for-no-seat", role=role.title)
    each = owner or organisation.employer_of(who.get("person"))
    mine = [post for post in posts if post.id == name]
    owners = sorted({post.each for post in mine if post.each})
    if owners and each not in owners:
        kind = "change-which-for" if owner is None else "change-no-for"
        raise UsageError(kind, seat=title_of(mine[0]), known=", ".join(owners), name=for_ or "")
    if not places:
        there = sorted({seat.per for seat in role.seats if seat.per is not None})
        must = (role.demand is not None and role.demand.of_places and not posts) or any(post.at for post in mine)
        if role.demand is not None and role.demand.per == "owner" and each in there:
            places = (each,)  # who says nothing of an owner would have the role for all of them
        elif must and len(there) == 1:
            places = (there[0],)
        elif must and there:
            raise UsageError("change-which-place", role=role.title, known=", ".join(there))
    return Spot(places, name, owner, each if owners or owner else None)


def _seat(given: str | None, posts: Iterable[Post], found: Staffed, who: dict[str, Any]) -> str | None:
    """The seat that is meant; the only one that somebody can be put in, where none is named."""
    title, said = found.role.title, tuple(found.role.entry.seats)
    labels = {post.id: (post.title,) if post.title else () for post in posts}
    if given is None:
        if "person" not in who or not labels:  # a unit or another body may hold a body as a whole
            return None
        free = list(dict.fromkeys(post.id for post in posts if post.model.role is None))
        if len(free) == 1:
            return free[0]
        if not free:
            post = next(iter(posts))
            raise UsageError("change-seat-by-role", seat=title_of(post), with_role=post.model.role)
        raise UsageError("change-which-seat", role=title, known=", ".join(free))
    base = found.organisation.base_of(found.role.id, found.role.entry)
    name = meant(given, {**dict.fromkeys(said, ()), **labels})
    if name is None and base is not None and base.open:
        name = given
    if name is None:
        known = dict.fromkeys((*labels, *said))
        raise UsageError("change-no-seat", role=title, name=given, known=", ".join(known) or "-")
    by_role = next((post for post in posts if post.id == name and post.model.role is not None), None)
    if by_role is not None:
        raise UsageError("change-seat-by-role", seat=title_of(by_role), with_role=by_role.model.role)
    return name


def areas_of(words: Iterable[str], found: Staffed) -> tuple[str, ...]:
    """The places, units, subject areas or owners that are meant: those that the role is held at.

    Raises:
        UsageError: the organisation, or the role, has none of that name.
    """
    organisation, role = found.organisation, found.role
    there = list(dict.fromkeys(seat.per for seat in role.seats if seat.per is not None))
    names = []
    for word in words:
        if there:
            name = meant(word, {each: (organisation.names.area(each),) for each in there})
            if name is None:
                raise UsageError("change-no-place", role=role.title, name=word, known=", ".join(there))
        else:
            name = area(word, organisation)
        names.append(name)
    return tuple(dict.fromkeys(names))


def area(word: str, organisation: OrganisationState) -> str:
    """The id of a place, unit, subject area or owner, by id or title.

    Raises:
        UsageError: the organisation has none.
    """
    systems = (area for staffing in organisation.staffings for area in staffing.areas)
    labels = {name: (organisation.names.area(name),) for name in (*organisation.names.areas, *systems)}
    return one_named("area", word, labels)


def shares(spot: Spot, held: Holding) -> bool:
    """Whether somebody sits where a holder is to be, as far as places and seats go."""
    if held.seat != spot.seat or (spot.each is not None and held.seat_for != spot.each):
        return False
    return is_at(held, spot.at)


def is_at(held: Holding, at: Collection[str]) -> bool:
    """Whether somebody is at one of some places; who is said to be at none holds the role at all of them."""
    return not at or not held.holder.at or not {*at}.isdisjoint(held.holder.at)


def is_for(spot: Spot, seat: Seat) -> bool:
    """Whether a seat is one that a holder fills by being there."""
    if seat.post is not None and (seat.post.id != spot.seat or seat.post.each not in (None, spot.each)):
        return False
    return seat.per is None or not spot.at or seat.per in spot.at


def room(found: Staffed, spot: Spot) -> tuple[int | None, str | None]:
    """How many may be there at a time, `None` for any number; and what kind of holder alone counts."""
    role = found.role
    if isinstance(role, StaffedBody):
        if spot.seat is None:
            return None, None
        mine = [post for post in role.posts if post.id == spot.seat and post.each in (None, spot.each)]
        base = found.organisation.base_of(role.id, role.entry)
        bodies = max(1, len({post.at for post in mine}))
        return (None if not mine or (base is not None and base.open) else len(mine) // bodies), None
    limits = role.demand.limits if role.demand else None
    return (limits.most, limits.kind) if limits else (None, None)


def most_at_once(held: Sequence[Holding], begins: str, ends: str) -> list[Holding]:
    """Of those who are there during a time, the most who are there on one of its days."""
    meanwhile = [each for each in held if each.begins <= ends and begins <= each.ends]
    days = {begins, *(each.begins for each in meanwhile if each.begins > begins)}
    return max(([each for each in meanwhile if each.counts_on(day)] for day in sorted(days)), key=len, default=[])


def shown_role(found: Staffed, held: Holding, at: Sequence[str] = ()) -> str:
    """A role with the seat and the places that a holder has it for: `Superbruger (Byskolen)`."""
    areas = [*(at or held.holder.at)]
    if held.seat is not None and held.seat_for is not None and held.seat_for not in held.holder.at:
        areas.append(held.seat_for)
    return shown_at(found.role.title, found.role, held.seat, map(found.organisation.names.area, areas))


def shown_spot(found: Staffed, spot: Spot) -> str:
    """A role with the seat and the places that somebody gets it for."""
    others = [spot.each] if spot.each and spot.each not in spot.at else []
    areas = map(found.organisation.names.area, [*spot.at, *others])
    return shown_at(found.role.title, found.role, spot.seat, areas)


def shown_at(title: str, role: StaffedRole | None, seat: str | None, areas: Iterable[str]) -> str:
    """What a role is called, with a seat and areas by title: also a role that stands in a file and is none."""
    posts = role.posts if isinstance(role, StaffedBody) else ()
    label = next((title_of(post) for post in posts if post.id == seat), seat)
    inside = ", ".join([*([label] if label else []), *areas])
    return f"{title} ({inside})" if inside else title


def title_of(post: Post) -> str:
    """What the holder of a seat is called."""
    return post.title or post.id


def seat_names(found: Staffed) -> dict[str, tuple[str, ...]]:
    """What the seats of a role are known by, with titles: places, units and areas, seats of a body, owners."""
    names = found.organisation.names
    labels: dict[str, tuple[str, ...]] = {}
    for seat in found.role.seats:
        for area_id in (seat.per, seat.post.each if seat.post else None):
            if area_id is not None:
                labels[area_id] = (names.area(area_id),)
        if seat.post is not None:
            labels[seat.post.id] = (title_of(seat.post),)
    return labels
