"""Terms and decisions end: what several changes do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rolekat.changes.entries import as_list, entry_in_order, one_or_list, take_out
from rolekat.changes.holders import shown_who
from rolekat.changes.spots import is_for, shown_role
from rolekat.errors import UsageError
from rolekat.state.days import FIRST, LAST, day_before
from rolekat.text import changing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from rolekat.changes.desk import Desk
    from rolekat.changes.spots import Spot
    from rolekat.changes.staffed import Staffed
    from rolekat.state.seats import Holding


def from_below(holdings: Iterable[Holding]) -> list[Holding]:
    """The last of each list first: see `text.changing`."""
    return changing.from_below(holdings, lambda held: (held.file, *held.path))


def end_holding(found: Staffed, held: Holding, last: str, desk: Desk, at: Collection[str] = ()) -> None:
    """Let a holder's term end on a day, at some places only where they are named; one yet to begin goes altogether.

    Of several in one list the last must be ended first (`from_below`): paths count from the top.

    Raises:
        UsageError: the holder holds the role as a whole, not at single places; or has begun, and the day lies before.
    """
    there = list(held.holder.at) or list(dict.fromkeys(seat.per for seat in found.role.seats if seat.per))
    if at and not there:
        raise UsageError("change-not-by-place", holder=shown_who(held.who), role=found.role.title, where=found.where)
    gone = [name for name in there if name in at]
    kept = [name for name in there if name not in at] if at else []
    role = shown_role(found, held, gone)
    coming = held.begins > last
    if coming:
        see_yet_to_begin(held.begins, last, desk, holder=shown_who(held.who), role=role, where=found.where)
    if kept:
        _leave(held, kept, gone, None if coming else last, desk)
    elif coming:
        take_out(held.file, held.path, desk.draft)
    else:
        desk.draft.put(held.file, (*held.path, "until"), last)
    key = "never-begun" if coming else "ended"
    desk.tell(key, holder=shown_who(held.who), role=role, where=found.where, ends=last)


def see_yet_to_begin(begins: str, last: str, desk: Desk, **params: str) -> None:
    """See that a term which would end before its first day has not begun: what has been is not wiped out.

    Raises:
        UsageError: it has. Where the same day of this year may be meant, that is asked.
    """
    if begins >= desk.day:
        return
    days = {"begins": begins, "ends": last}
    if "task" in params:
        raise UsageError("change-before-task", **params, **days)
    near = desk.day[:4] + last[4:]
    if near > begins and near != last and not last.endswith("-02-29"):
        raise UsageError("change-before-term-near", near=near, **params, **days)
    raise UsageError("change-before-term", **params, **days)


def _leave(held: Holding, kept: list[str], gone: list[str], last: str | None, desk: Desk) -> None:
    """Let a holder keep some places; what ends at the others becomes an entry of its own, with its last day."""
    draft, path = desk.draft, (*held.path, "at")
    said: dict[str, Any] = draft.at(held.file, held.path)
    before = as_list(said.get("at"))
    for index in reversed(range(len(before))):
        if before[index] in gone:
            draft.drop(held.file, (*path, index))
    if not before:
        draft.put(held.file, path, one_or_list(kept))
    if last is not None:
        ended = entry_in_order({**said, "at": one_or_list(gone), "until": last})
        draft.add(held.file, held.path[:-1], ended, after=int(held.path[-1]))


def end_vacancy(found: Staffed, begins: str, desk: Desk, spot: Spot | None = None) -> None:
    """Let a decision to leave the role vacant end before somebody holds it.

    Not where the holder is for one spot, and another one stays vacant that the decision is about.
    """
    role = found.role
    accepted = role.entry.accepted_vacancy
    if accepted is None or (accepted.until or LAST) < begins:
        return
    left = [seat for seat in role.seats_on(begins) if not seat.filled and role.is_meant(accepted, seat)]
    if spot is not None and len(left) > len(spot.at or ("",)):
        return
    if spot is not None and any(not is_for(spot, seat) for seat in left):
        return
    path = (*role.path, "accepted_vacancy")
    if desk.draft.at(role.file, path) is None:
        return  # it went with another holder of the same change
    if (accepted.from_ or FIRST) >= begins:
        desk.draft.drop(role.file, path)
        desk.tell("vacancy-taken-back", role=role.title, where=found.where)
        return
    desk.draft.put(role.file, (*path, "until"), day_before(begins))
    desk.tell("vacancy-over", role=role.title, where=found.where, ends=day_before(begins))
