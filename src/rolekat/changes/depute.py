"""Somebody stands in for the holder of a role, or does so no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rolekat.changes.ending import from_below
from rolekat.changes.entries import as_list, take_names
from rolekat.changes.holders import holder_of, is_held_by, person_of, shown_holder, shown_who
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


class Depute(NamedTuple):
    """Who stands in for whom. Names are as somebody typed them."""

    role: str
    deputies: Sequence[str]
    holder: str | None = None
    """For whom, where several hold the role."""
    system: str | None = None
    organisation: str | None = None
    group: str | None = None
    at: Sequence[str] = ()
    remove: bool = False


def depute(wish: Depute, desk: Desk) -> None:
    """Add to the deputies of whoever holds a role now and later, or take some out.

    Raises:
        UsageError: there is no such role or person, nobody holds it, several do and none is named; or there is nothing
            to change.
    """
    organisation = desk.organisation(
        wish.organisation, Named([wish.system], wish.group, [*wish.deputies, wish.holder], wish.role)
    )
    with role_first(wish.role, wish.deputies, organisation, desk):
        found = staffed_role(organisation, wish.role, wish.system, wish.group)
    deputies = list(dict.fromkeys(person_of(word, organisation) for word in wish.deputies))
    at = areas_of(wish.at, found)
    held = _held(wish, found, at, desk.day)
    change = _without if wish.remove else _with
    changed = [each for each in from_below(held) if change(each, deputies, found, desk)]
    wider = [each for each in changed if at and not (each.holder.at and {*at}.issuperset(each.holder.at))]
    for holder in dict.fromkeys(shown_who(each.who) for each in wider):
        desk.tell("deputy-everywhere", holder=holder, where=found.where)
    if not changed:
        params = {"deputies": ", ".join(deputies), "holder": shown_who(held[0].who), "role": found.role.title}
        key = "change-no-deputy" if wish.remove else "change-deputy-already"
        raise UsageError(key, where=found.where, **params)


def _held(wish: Depute, found: Staffed, at: Sequence[str], day: str) -> list[Holding]:
    """The holders that are meant: now, and those to come of the same one."""
    params = {"role": found.role.title, "where": found.where}
    held = [each for each in found.holdings if each.ends >= day and is_at(each, at)]
    if wish.holder is not None:
        who = holder_of(wish.holder, found.organisation)
        mine = [each for each in held if is_held_by(each, who)]
        if not mine:
            raise UsageError("change-not-held", holder=shown_holder(who), **params)
        return mine
    if not held:
        raise UsageError("change-nobody-holds", **params)
    current = [each for each in held if each.counts_on(day)] or held
    holders = list(dict.fromkeys(shown_who(each.who) for each in current))
    if len(holders) > 1:
        raise UsageError("change-which-holder", known=", ".join(holders), **params)
    return [each for each in held if shown_who(each.who) == holders[0]]


def _with(held: Holding, deputies: Sequence[str], found: Staffed, desk: Desk) -> bool:
    left = found.organisation.left
    path = (*held.path, "deputies")
    there = as_list(desk.draft.at(held.file, path))
    for person in deputies:
        if person == held.holder.person:
            raise UsageError("change-own-deputy", person=person)
        if left.get(person, LAST) < max(desk.day, held.begins):
            raise UsageError("change-has-left", person=person, day=left[person])
    new = [person for person in deputies if person not in there]
    if not there and new:
        desk.draft.put(held.file, path, list(new))
    for person in new if there else ():
        desk.draft.add(held.file, path, person)
    for person in new:
        _tell("deputy-added", person, held, found, desk)
    return bool(new)


def _without(held: Holding, deputies: Sequence[str], found: Staffed, desk: Desk) -> bool:
    gone = [person for person in deputies if person in held.holder.deputies]
    take_names(held.file, (*held.path, "deputies"), gone, desk)
    for person in gone:
        _tell("deputy-removed", person, held, found, desk)
    return bool(gone)


def _tell(key: str, person: str, held: Holding, found: Staffed, desk: Desk) -> None:
    role = shown_role(found, held)
    desk.tell(key, deputy=person, holder=shown_who(held.who), role=role, where=found.where)
