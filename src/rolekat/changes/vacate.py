"""A role, or some seats of it, are left unfilled for a time by decision."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rolekat.answers.scope import meant
from rolekat.changes.desk import SAY
from rolekat.changes.ending import end_holding, from_below
from rolekat.changes.entries import as_list, one_or_list
from rolekat.changes.holders import person_of, shown_who
from rolekat.changes.inferring import Named
from rolekat.changes.spots import is_at, seat_names, shown_role
from rolekat.changes.staffed import staffed_role
from rolekat.changes.word_order import role_first
from rolekat.errors import UsageError
from rolekat.state.days import FIRST, LAST, day_before, plus_interval
from rolekat.text.words import slug

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rolekat.changes.desk import Desk
    from rolekat.changes.staffed import Staffed
    from rolekat.state.seats import Holding


class Vacate(NamedTuple):
    """Which role is left unfilled, why, by whose decision and for how long. Days are days."""

    role: str
    reason: str
    """One of the closed list."""
    accepted_by: str
    until: str
    system: str | None = None
    organisation: str | None = None
    group: str | None = None
    from_: str | None = None
    at: Sequence[str] = ()
    """The places, units, … or seats; all of them where it is left out."""
    decision: str | None = None


def reason_meant(word: str, reasons: Mapping[str, str]) -> str | None:
    """The reason of the closed list that is meant: by its id, by the words for it, or by a word that no other has."""
    found = meant(word, {name: (words,) for name, words in reasons.items()})
    if found is not None:
        return found
    wanted = slug(word)
    having = [name for name, words in reasons.items() if f"-{wanted}-" in f"-{slug(words)}-"]
    return having[0] if len(having) == 1 else None


def vacate(wish: Vacate, desk: Desk) -> None:
    """Leave a role unfilled for a time: whoever holds it ends the day before, and the decision is stated.

    A decision that counts until then is prolonged, also where the new one is about further places; what it referred to
    is not kept for the new one. There is room for one only, so what the former one said otherwise is told.

    Raises:
        UsageError: there is no such role or person; it is filled without holders; somebody begins meanwhile; several
            hold it at places and none is named; or a decision about other places counts at the time.
    """
    organisation = desk.organisation(wish.organisation, Named([wish.system], wish.group, [wish.accepted_by], wish.role))
    with role_first(wish.role, (), organisation, desk):
        found = staffed_role(organisation, wish.role, wish.system, wish.group)
    role, begins = found.role, wish.from_ or desk.day
    _see_wanted(found, begins, wish.until)
    by = person_of(wish.accepted_by, organisation)
    if organisation.left.get(by, LAST) < begins:
        raise UsageError("change-has-left", person=by, day=organisation.left[by])
    at = _places(wish.at, found)
    said, covered = _decision(found, wish, at, desk)
    going = _going(found, begins, wish.until, at)
    if not at and seat_names(found):
        if said is None:
            _see_one_place(going, found)
        else:  # whoever holds it at a place while the others are vacant keeps it
            going = []
    for held in from_below(going):
        end_holding(found, held, day_before(begins), desk, [name for name in at if name in _areas(found)])
    if covered:
        desk.tell("vacancy-covers", role=role.title, where=found.where)
        return
    _decide(wish, found, (by, begins, at), said, desk)


def _see_wanted(found: Staffed, begins: str, until: str) -> None:
    """See that somebody should hold the role then or in a later phase, so that it can be left unfilled."""
    role, staffing = found.role, found.staffing
    params = {"role": role.title, "where": found.where}
    if not role.applicable:
        raise UsageError("change-not-applicable", **params)
    if until < begins:
        raise UsageError("change-days", begins=begins, ends=until)
    if role.otherwise and not role.current:
        raise UsageError("change-filled-otherwise", **params)
    if staffing is None or found.home[0] != staffing.file or staffing.is_wanted_on(role, begins):
        return
    phases, now = staffing.demands.phases, staffing.phase_on(begins)
    to_come = phases[phases.index(now) :] if now in phases else phases
    if not any(staffing.obligation(role.demand, role.entry, phase) for phase in to_come):
        raise UsageError("vacate-not-active", **params)


def _decide(
    wish: Vacate, found: Staffed, meaning: tuple[str, str, Sequence[str]], said: dict[str, Any] | None, desk: Desk
) -> None:
    """State the decision: whose it is, from when and about which places is the `meaning` of what was typed."""
    by, begins, at = meaning
    role, organisation = found.role, found.organisation
    first = said.get("from") if said and _is_kept(said, wish, desk) else None
    value: dict[str, Any] = {
        "reason": wish.reason,
        "accepted_by": by,
        "at": one_or_list(at) if at else None,
        "from": first or begins,
        "until": wish.until,
        "decision": wish.decision,
    }
    value = {key: part for key, part in value.items() if part is not None}
    before = {**(said or {}), "from": (said or {}).get("from") or begins}
    old = before.pop("decision", None)
    same = said is not None and {**value, "at": sorted(at)} == {**before, "at": sorted(as_list(before.get("at")))}
    if old and not wish.decision and same:
        value["decision"] = old
    file, home = found.home
    former = desk.draft.at(file, (*home, "accepted_vacancy"))
    _state(found, value, desk)
    names = ", ".join(map(organisation.names.area, at))
    title = f"{role.title} ({names})" if names else role.title
    days = {"begins": first or begins, "ends": wish.until}
    told = {
        "role": title,
        "where": found.where,
        "by": by,
        "reason": f"{SAY}vocabulary.vacancy-reason.{wish.reason}",
        **days,
    }
    if said is not None and said == desk.draft.at(file, (*home, "accepted_vacancy")):
        return
    desk.tell("vacated" if said is None else "vacancy-prolonged", **told)
    if old and "decision" not in value:
        desk.tell("vacancy-decision-gone", decision=str(old), where=found.where)
    _tell_former(former, (by, begins), wish.until, found, desk)
    if wish.until > plus_interval(begins, "12 months"):
        desk.tell("vacancy-long")


def _tell_former(former: Any, now: tuple[str, str], until: str, found: Staffed, desk: Desk) -> None:
    """Say what goes with a decision that would have counted on: who took it, and for how long."""
    by, begins = now
    if not isinstance(former, dict) or (former.get("until") or LAST) < begins:
        return
    if by != former.get("accepted_by") or until < (former.get("until") or LAST):
        ends = former.get("until") or f"{SAY}answers.no-day"
        desk.tell("vacancy-former", by=former.get("accepted_by") or "-", ends=ends, where=found.where)


def _is_kept(said: dict[str, Any], wish: Vacate, desk: Desk) -> bool:
    """Whether the first day of a decision stays: what it covers before the named one would be open otherwise."""
    first, last = said.get("from") or FIRST, said.get("until") or LAST
    return wish.from_ is None or first <= desk.day or last < wish.from_


def _areas(found: Staffed) -> set[str]:
    return {seat.per for seat in found.role.seats if seat.per is not None}


def _places(words: Sequence[str], found: Staffed) -> list[str]:
    """What is meant by the places, seats and owners that are named."""
    labels = seat_names(found)
    names = []
    for word in words:
        name = meant(word, labels)
        if name is None:
            if not labels:
                raise UsageError("change-no-places", role=found.role.title)
            raise UsageError("change-no-place", role=found.role.title, name=word, known=", ".join(labels))
        names.append(name)
    return list(dict.fromkeys(names))


def _decision(found: Staffed, wish: Vacate, at: Sequence[str], desk: Desk) -> tuple[dict[str, Any] | None, bool]:
    """What the file says of a decision that is to be prolonged, `None` where it has none that counts till then.

    And whether it is about the whole role and covers what is wanted.
    """
    begins = wish.from_ or desk.day
    file, path = found.home
    said: dict[str, Any] | None = desk.draft.at(file, (*path, "accepted_vacancy"))
    if not isinstance(said, dict) or (said.get("until") or LAST) < day_before(begins):
        return None, False
    about = set(as_list(said.get("at")))
    if about == {*at} or (about and about < {*at}):
        return (said if (said.get("from") or FIRST) <= begins else None), False
    if (said.get("until") or LAST) < begins:
        return None, False
    if not said.get("at") and (said.get("from") or FIRST) <= begins and (said.get("until") or LAST) >= wish.until:
        return said, True
    key = "change-other-vacancy" if about else "change-whole-vacancy"
    names = ", ".join(as_list(said.get("at")))
    raise UsageError(key, role=found.role.title, where=found.where, about=names, until=said.get("until") or "-")


def _going(found: Staffed, begins: str, until: str, at: Sequence[str]) -> list[Holding]:
    """Those who hold what is to be left unfilled and end the day before.

    Raises:
        UsageError: somebody begins meanwhile.
    """
    mine = [held for held in found.holdings if held.ends >= begins and _is_at(held, at, found)]
    for held in mine:
        if begins <= held.begins <= until:
            params = {"holder": shown_who(held.who), "role": shown_role(found, held), "where": found.where}
            raise UsageError("change-begins-meanwhile", day=held.begins, **params)
    return [held for held in mine if held.begins < begins]


def _see_one_place(going: Sequence[Holding], found: Staffed) -> None:
    """See that not several go who hold a role each at a place or in a seat, where none is named."""
    holders = list(dict.fromkeys(shown_who(held.who) for held in going))
    if len(holders) > 1:
        params = {"role": found.role.title, "where": found.where, "holders": ", ".join(holders)}
        raise UsageError("vacate-which-place", known=", ".join(seat_names(found)), **params)


def _is_at(held: Holding, at: Sequence[str], found: Staffed) -> bool:
    """Whether a holder is at one of the places, or in one of the seats, that are named."""
    areas = _areas(found).intersection(at)
    if not is_at(held, areas):
        return False
    posts = getattr(found.role, "posts", ())
    seats, owners = {post.id for post in posts}.intersection(at), {post.each for post in posts}.intersection(at)
    return (not seats or held.seat in seats) and (not owners or held.seat_for in owners)


def _state(found: Staffed, value: dict[str, Any], desk: Desk) -> None:
    file, home = found.home
    path = (*home, "accepted_vacancy")
    before = desk.draft.at(file, path)
    if not isinstance(before, dict):
        desk.draft.put(file, path, value, found.ids)
        return
    for key, part in value.items():
        if before.get(key) != part:
            desk.draft.put(file, (*path, key), part)
    for key in before:
        if key not in value:
            desk.draft.drop(file, (*path, key))
