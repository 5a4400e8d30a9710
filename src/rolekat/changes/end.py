"""A holder's term ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rolekat.changes.ending import end_holding, from_below
from rolekat.changes.holders import holder_of, is_held_by, shown_holder, shown_who
from rolekat.changes.inferring import Named
from rolekat.changes.spots import areas_of, is_at, shown_role
from rolekat.changes.staffed import staffed_role
from rolekat.changes.word_order import role_first
from rolekat.errors import UsageError
from rolekat.state.days import LAST

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolekat.changes.desk import Desk
    from rolekat.changes.staffed import Staffed
    from rolekat.state.seats import Holding


class End(NamedTuple):
    """Whose term ends, where and when."""

    role: str
    holder: str
    system: str | None = None
    organisation: str | None = None
    on: str | None = None
    """The last day."""
    at: Sequence[str] = ()
    group: str | None = None
    """The group of systems for which it ends."""


def end(wish: End, desk: Desk) -> None:
    """Let a holder's term end; the entry stays, so that everybody can see who held the role when.

    A term that counts today and was to end earlier ends on the later day that is named.

    Raises:
        UsageError: there is no such role or holder, or the term has ended already, or would end
            before it began.
    """
    organisation = desk.organisation(wish.organisation, Named([wish.system], wish.group, [wish.holder], wish.role))
    with role_first(wish.role, [wish.holder], organisation, desk):
        found = staffed_role(organisation, wish.role, wish.system, wish.group)
    who, last = holder_of(wish.holder, organisation), wish.on or desk.day
    at = areas_of(wish.at, found)
    params = {"holder": shown_holder(who), "role": found.role.title, "where": found.where}
    mine = [held for held in found.holdings if is_held_by(held, who) and is_at(held, at)]
    if not mine:
        raise _not_held(found, who, params)
    running = [held for held in mine if (held.holder.until or LAST) > last]
    counting = [held for held in mine if held.counts_on(desk.day)] if wish.on is not None and not running else []
    longer = [held for held in counting if held.ends < last]
    if not (running or longer):
        raise UsageError("change-ended-already", ends=max(held.ends for held in mine), **params)
    for held in longer:
        _prolong(found, held, last, desk)
    for held in from_below(running):
        end_holding(found, held, last, desk, at)


def _prolong(found: Staffed, held: Holding, last: str, desk: Desk) -> None:
    """Let a term that counts today end on a later day than was agreed."""
    left = min((found.organisation.left.get(person, LAST) for person in held.people), default=LAST)
    if left < last:
        raise UsageError("change-has-left", person=shown_who(held.who), day=left)
    desk.draft.put(held.file, (*held.path, "until"), last)
    told = {"holder": shown_who(held.who), "role": shown_role(found, held), "where": found.where}
    desk.tell("prolonged", ends=last, was=held.ends, **told)


def _not_held(found: Staffed, who: dict[str, str], params: dict[str, str]) -> UsageError:
    """Why there is no such holder: somebody who has the role by a position, or shares it, stands there otherwise."""
    person = who.get("person")
    for held in found.role.current:
        if person is not None and person in held.people and held.holder.person is None and not held.holder.together:
            return UsageError("change-held-through", through=shown_who(held.who), **params)
        if held.holder.together and not {*who.items()}.isdisjoint(held.who):
            return UsageError("change-held-together", through=shown_who(held.who), **params)
    demand = found.role.demand
    if person is not None and demand is not None and demand.by_position and demand.base:
        positions = found.organisation.positions_of(person) & {*demand.base.position}
        if positions and not found.role.current:
            return UsageError("change-by-position", position=min(positions), **params)
    return UsageError("change-not-held", **params)
