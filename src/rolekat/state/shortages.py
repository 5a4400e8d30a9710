"""How many hold a role, and which of its seats fewer hold than it takes. Such a seat is filled all the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rolekat.record import Record
from rolekat.state.people import roles_of
from rolekat.state.seats import Holding, Seat, StaffedBody, StaffedRole

if TYPE_CHECKING:
    from rolekat.state.demands import Limits
    from rolekat.state.organisation import OrganisationState


class Short(Record):
    """A seat that too few hold."""

    seat: Seat
    number: int
    """How many do, as far as they count."""
    fewest: int
    """How many it takes."""


def shortages(role: StaffedRole, organisation: OrganisationState) -> list[Short]:
    """The seats of a role that too few hold today; a seat that nobody holds is vacant, which is more.

    None of a body, which has a seat for each, and none where a joint body's holders count: it finds them itself.
    """
    limits = role.demand.limits if role.demand else None
    if limits is None or limits.fewest <= 1 or not role.demanded or isinstance(role, StaffedBody):
        return []
    found = ((seat, _too_few(role, seat, limits, organisation)) for seat in role.seats)
    short = [Short(seat, number, limits.fewest) for seat, number in found if number is not None]
    return short if short and short[0].seat.holdings[0].organisation == organisation.id else []


def _too_few(role: StaffedRole, seat: Seat, limits: Limits, organisation: OrganisationState) -> int | None:
    """How many hold a seat that too few hold; `None` where nobody does, or as many as it takes.

    Where only those of one kind must be so many, such as a unit, it is the people whom it names that count, and it is
    enough that a seat is held by somebody else, too: a unit and a supplier together. For a subject area all its systems
    count together.
    """
    if not seat.holdings or (limits.kind is not None and not _is_limited(limits.kind, seat)):
        return None
    number = _number([seat], limits)
    if number < limits.fewest and role.demand and role.demand.per == "subject-area":
        number = _number([seat, *_alike(role.demand.role.of, seat, organisation)], limits)
    return number if number < limits.fewest else None


def _number(seats: list[Seat], limits: Limits) -> int:
    """How many hold some seats, as far as they count."""
    if limits.kind is None:
        return counted((holding for seat in seats for holding in seat.holdings), None)
    counting = [seat for seat in seats if _is_limited(limits.kind, seat)]
    return len({person for seat in counting for holding in seat.holdings for person in holding.people})


def _alike(name: str, seat: Seat, organisation: OrganisationState) -> Iterator[Seat]:
    """The seats of a role for the same subject area in all systems."""
    for staffing in organisation.staffings:
        for role in roles_of(name, organisation, staffing):
            yield from (each for each in role.seats if each.per == seat.per)


def _is_limited(kind: str, seat: Seat) -> bool:
    """Whether a seat is held by somebody of a kind, and by nobody else than people beside."""
    alone = [is_held_by(kind, holding) for holding in seat.holdings]
    others = [holding for holding, fits in zip(seat.holdings, alone, strict=True) if not fits]
    return any(alone) and all(holding.holder.person is not None for holding in others)


def counted(holdings: Iterable[Holding], kind: str | None) -> int:
    """How many hold a seat. A unit, a supplier, or several who hold it together count as one.

    With `kind` only those count who hold it as such alone: not a unit together with a supplier.
    """
    people: set[str] = set()
    others = 0
    for holding in holdings:
        holder = holding.holder
        if kind is not None and not is_held_by(kind, holding):
            continue
        if holder.person is not None or (holder.position is not None and holding.people):
            people.update(holding.people)
        else:
            others += 1
    return len(people) + others


def is_held_by(kind: str, holding: Holding) -> bool:
    """Whether a holder is of a kind, and of no other beside it."""
    return all(one == kind for one, _ in holding.who)
