"""A role gets a holder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rolekat.changes.ending import end_holding, end_vacancy, from_below
from rolekat.changes.entries import as_list, entry_in_order, one_or_list
from rolekat.changes.holders import holder_of, is_held_by, person_of, shown_holder, shown_who
from rolekat.changes.inferring import Named
from rolekat.changes.spots import most_at_once, room, shares, shown_spot, spot_of
from rolekat.changes.staffed import staffed_role
from rolekat.changes.word_order import role_first
from rolekat.errors import UsageError
from rolekat.state.days import LAST, day_before

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rolekat.changes.desk import Desk
    from rolekat.changes.spots import Spot
    from rolekat.changes.staffed import Staffed
    from rolekat.state.seats import Holding
    from rolekat.text.changing import Path


class Assign(NamedTuple):
    """Who gets which role, where and when. Names are as somebody typed them, and days are days."""

    role: str
    holder: str
    system: str | None = None
    organisation: str | None = None
    from_: str | None = None
    until: str | None = None
    at: Sequence[str] = ()
    """The places, units, … that it is for."""
    seat: str | None = None
    """Of a body: the seat."""
    for_: str | None = None
    """Where there is such a seat for each owner, …: whose it is."""
    deputies: Sequence[str] = ()
    decision: str | None = None
    contact: bool = False
    replace: bool = False
    """Whether whoever holds it now ends the day before."""
    group: str | None = None
    """The group of systems that it is for."""
    only_here: bool = False
    """Whether it is for this system alone, where a group of systems or the organisation holds it."""
    named: Sequence[str] = ()
    """The people by whom a unit or supplier holds it."""
    full_post: bool = False
    instead_of: Sequence[str] = ()
    """Of several who hold it: whose terms end the day before."""


def assign(wish: Assign, desk: Desk) -> None:
    """Give a role a holder; a decision that left it vacant ends with that.

    Raises:
        UsageError: there is no such role, person, …; or the role has all the holders that it may have.
    """
    organisation = desk.organisation(wish.organisation, Named([wish.system], wish.group, [wish.holder], wish.role))
    with role_first(wish.role, [wish.holder], organisation, desk):
        found = staffed_role(organisation, wish.role, wish.system, wish.group, only_here=wish.only_here)
    role, begins, ends = found.role, wish.from_ or desk.day, wish.until or LAST
    if not role.applicable:
        raise UsageError("change-not-applicable", role=role.title, where=found.where)
    if ends < begins:
        raise UsageError("change-days", begins=begins, ends=ends)
    who = holder_of(wish.holder, organisation)
    if wish.named and "person" in who:
        raise UsageError("change-named-of-person", holder=wish.holder)
    spot = spot_of(found, wish.at, wish.seat, wish.for_, who)
    there = [held for held in found.holdings if shares(spot, held)]
    meanwhile = [held for held in there if held.begins <= ends and begins <= held.ends]
    if any(is_held_by(held, who) for held in meanwhile):
        raise UsageError("change-held-already", holder=shown_holder(who), role=role.title, where=found.where)
    people = {"deputies": wish.deputies, "named": wish.named}
    beside = {key: [person_of(word, organisation) for word in words] for key, words in people.items()}
    _check_staying(who, beside, found, begins)
    ended = _make_room(wish, found, spot, meanwhile, desk)
    entry: dict[str, Any] = {
        **who,
        "named": beside["named"],
        "at": one_or_list(spot.at) if spot.at else None,
        "for": spot.for_,
        "from": begins,
        "until": wish.until,
        "deputies": beside["deputies"],
        "contact": "true" if wish.contact or any(held.holder.contact for held in ended) else None,
        "full_post": "true" if wish.full_post else None,
        "decision": wish.decision,
    }
    file, home = found.home
    path = (*home, "seats", spot.seat) if spot.seat else (*home, "holders")
    desk.draft.add(file, path, entry_in_order(entry), found.ids, _beside(file, path, spot, found, desk))
    key = "assigned-until" if wish.until else "assigned"
    days = {"begins": begins, **({"ends": ends} if wish.until else {})}
    desk.tell(key, holder=shown_holder(who), role=shown_spot(found, spot), where=found.where, **days)
    beside_them = sorted({shown_who(held.who) for held in meanwhile if held not in ended})
    if beside_them and not (wish.instead_of or spot.seat):
        desk.tell("held-beside", holders=", ".join(beside_them), role=shown_spot(found, spot), where=found.where)
    _remark(wish, found, desk)
    end_vacancy(found, begins, desk, spot)


def _make_room(wish: Assign, found: Staffed, spot: Spot, there: Sequence[Holding], desk: Desk) -> list[Holding]:
    """See that the role can have one more holder; whoever is to go for that ends the day before.

    Returns:
        Those who go.
    """
    begins, ends = wish.from_ or desk.day, wish.until or LAST
    going = list(there) if wish.replace else []
    if len({held.who for held in going}) > 1:
        names = ", ".join(sorted({shown_who(held.who) for held in going}))
        raise UsageError("change-which-of", role=shown_spot(found, spot), where=found.where, holders=names)
    for word in wish.instead_of:
        one = holder_of(word, found.organisation)
        theirs = [held for held in there if is_held_by(held, one)]
        if not theirs:
            params = {"holder": shown_holder(one), "role": found.role.title, "where": found.where}
            raise UsageError("change-not-held", **params)
        going += [held for held in theirs if held not in going]
    for held in from_below(going):
        if begins <= held.begins < desk.day:
            params = {"holder": shown_who(held.who), "role": shown_spot(found, spot), "where": found.where}
            raise UsageError("change-before-replaced", begins=held.begins, day=begins, **params)
        end_holding(found, held, day_before(begins), desk, spot.at)
    most, kind = room(found, spot)
    left = [held for held in there if held not in going]
    if kind is not None:
        left = [held for held in left if all(one == kind for one, _ in held.who)]
        if not wish.holder.startswith(f"{kind}/") or "+" in wish.holder:
            return going
    busy = most_at_once(left, begins, ends)
    if most is not None and len(busy) >= most:
        names = ", ".join(sorted({shown_who(held.who) for held in busy}))
        title = shown_spot(found, spot)
        raise UsageError("change-full", role=title, where=found.where, holders=names, most=str(most))
    return going


def _beside(file: str, path: Path, spot: Spot, found: Staffed, desk: Desk) -> int | None:
    """The entry of the list that a new holder stands below: the last at the same places, for the same owner."""
    said, beside = desk.draft.at(file, path), None
    for index, other in enumerate(said if isinstance(said, list) else ()):
        owner = other.get("for") or found.organisation.employer_of(other.get("person"))
        if (not spot.at or not {*spot.at}.isdisjoint(as_list(other.get("at")))) and spot.each in (None, owner):
            beside = index
    return beside


def _check_staying(who: dict[str, Any], beside: dict[str, list[str]], found: Staffed, begins: str) -> None:
    """See that nobody gets a part who will have left by then, and that nobody stands in for themselves."""
    left = found.organisation.left
    holder = who.get("person")
    for person in (*([holder] if holder else []), *(name for names in beside.values() for name in names)):
        if left.get(person, LAST) < begins:
            raise UsageError("change-has-left", person=person, day=left[person])
    if holder in beside["deputies"]:
        raise UsageError("change-own-deputy", person=holder)


def _remark(wish: Assign, found: Staffed, desk: Desk) -> None:
    """What somebody may not know who gives somebody this role."""
    role, organisation = found.role, found.organisation
    demand = role.demand
    if demand is not None and demand.by_position and demand.base and not role.holdings:
        people = organisation.people_with(demand.base.position, role.unit)
        if people:
            desk.tell("by-position", role=role.title, where=found.where, people=", ".join(people))
    if role.id in organisation.unasked and found.staffing is None:
        desk.tell("assigned-unasked", role=role.title, where=found.where)
    if role.spread and found.home == (role.file, role.path):
        desk.tell("spread-stays", role=role.title, where=found.where)
    if wish.only_here and role.holdings and not found.holdings:
        holders = ", ".join(sorted({shown_who(held.who) for held in role.current}))
        if holders:
            desk.tell("only-here", role=role.title, where=found.where, holders=holders)
