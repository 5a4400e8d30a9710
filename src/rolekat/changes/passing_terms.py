"""The term of somebody who goes ends, and that of the successor begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rolekat.changes.ending import see_yet_to_begin
from rolekat.changes.entries import as_list, entry_in_order, one_or_list, take_names, take_out
from rolekat.changes.parts import begins_of, ends_of
from rolekat.state.days import day_before

if TYPE_CHECKING:
    from rolekat.changes.parts import Part
    from rolekat.changes.succession import Succession


def pass_term(part: Part, said: dict[str, Any], going: Succession) -> None:
    """Let a term end on the last day, and the successor's begin; a term that is yet to begin is the successor's.

    A role that lapses before the successor would have it ends with that.

    Raises:
        UsageError: it has begun, and the last day lies before.
    """
    begins = begins_of(said)
    lapse = going.lapse_of(part)
    lapses = begins < lapse <= going.day
    last = min(going.last, day_before(lapse)) if lapses else going.last
    coming = begins > last
    after = _after(part, said, going) if ends_of(said) >= going.day and not lapses else None
    held = after is not None and _is_held_already(part, said, going)
    if coming:
        names = {"holder": going.person, "role": part.title, "where": part.where}
        see_yet_to_begin(begins, last, going.desk, **names)
    if coming and after is not None and not held:
        _replace(part, said, after, going)
        going.tell("passed-coming", part, begins=begins)
        _tell_deputies("deputies-pass", after, part, going, begins=begins)
        return
    if coming:
        take_out(part.file, part.path, going.draft)
        going.tell("held-already-coming" if held else "term-dropped", part)
        return
    going.draft.put(part.file, (*part.path, "until"), last)
    if after is None or held:
        going.tell("held-already" if held else "term-lapses" if lapses else "term-ended", part, ends=last)
        if not lapses:
            _tell_deputies("deputies-end", said, part, going, ends=last)
        return
    going.draft.add(part.file, part.path[:-1], entry_in_order(after), after=int(part.path[-1]))
    going.tell("passed" if going.to else "others-stay", part, ends=going.last, begins=going.day)
    if going.to:
        _tell_deputies("deputies-pass", after, part, going, begins=going.day)
    if said.get("deputies") and not after.get("deputies"):
        going.tell("no-deputy-now", part)


def _tell_deputies(key: str, said: dict[str, Any], part: Part, going: Succession, **days: str) -> None:
    deputies = as_list(said.get("deputies"))
    if deputies:
        going.tell(key, part, deputies=", ".join(deputies), **days)


def _after(part: Part, said: dict[str, Any], going: Succession) -> dict[str, Any] | None:
    """The entry that follows; `None` where nobody does."""
    person, to = going.person, going.to
    after = {key: value for key, value in said.items() if key not in ("decision", "deputies", "named")}
    if "together" in said:
        follows = {f"person/{person}": f"person/{to}" if to else ""}
        several = list(dict.fromkeys(filter(None, (follows.get(one, one) for one in said["together"]))))
        del after["together"]
        if not several:
            return None
        kind, _, name = several[0].partition("/")
        after = {**({kind: name} if len(several) == 1 else {"together": several}), **after}
    elif to is None:
        return None
    else:
        after["person"] = to
    named = [to if name == person else name for name in as_list(said.get("named"))]
    if named:
        after["named"] = list(dict.fromkeys(name for name in named if name))
    deputies = [name for name in as_list(said.get("deputies")) if name not in (to, person)]
    if deputies:
        after["deputies"] = deputies if isinstance(said["deputies"], list) else one_or_list(deputies)
    decision = going.decision if to else said.get("decision")
    if decision:
        after["decision"] = decision
    after["from"] = max(going.day, begins_of(said))
    owner = _owner(part, going)
    if owner is not None and "person" in said and not said.get("for"):
        employer = going.organisation.employer_of(to)
        after.update({"for": owner} if employer != owner else {})
    return after


def _owner(part: Part, going: Succession) -> str | None:
    """The owner that the person has a seat for by working there."""
    seat, owner = part.path[-2], going.organisation.employer_of(going.person)
    posts = getattr(going.role_of(part), "posts", ())
    return owner if any(post.id == seat and post.each == owner for post in posts) else None


def _is_held_already(part: Part, said: dict[str, Any], going: Succession) -> bool:
    """Whether the successor has the same already, at the same places, from that day on."""
    there = going.draft.at(part.file, part.path[:-1]) or []
    mine, owner = set(as_list(said.get("at"))), said.get("for")
    return any(
        other.get("person") == going.to
        and "person" in said
        and (not other.get("at") or (mine and mine <= set(as_list(other.get("at")))))
        and other.get("for") == owner
        and begins_of(other) <= max(going.day, begins_of(said))
        and ends_of(other) >= ends_of(said)
        for other in there
        if isinstance(other, dict)
    )


def _replace(part: Part, said: dict[str, Any], after: dict[str, Any], going: Succession) -> None:
    """Somebody who is yet to begin is another one."""
    draft, to = going.draft, going.to
    if "together" in said and "together" in after:
        place = (*part.path, "together", said["together"].index(f"person/{going.person}"))
        if f"person/{to}" in said["together"]:
            draft.drop(part.file, place)
        else:
            draft.put(part.file, place, f"person/{to}")
    elif "together" in said:
        take_out(part.file, part.path, draft)
        draft.add(part.file, part.path[:-1], entry_in_order(after))
        return
    else:
        draft.put(part.file, (*part.path, "person"), to)
    if to in as_list(said.get("deputies")):
        take_names(part.file, (*part.path, "deputies"), [to or ""], going.desk)
