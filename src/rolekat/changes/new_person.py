"""Somebody new in an organisation: an id, never a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from rolekat.changes.holders import named
from rolekat.creating.naming import checked_id, initials
from rolekat.errors import UsageError
from rolekat.library.placeholders import PLACEHOLDERS
from rolekat.text.changing import Flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rolekat.changes.desk import Desk
    from rolekat.state.organisation import OrganisationState


class NewPerson(NamedTuple):
    """Who is new. Names are as somebody typed them."""

    id: str
    organisation: str | None = None
    position: str | None = None
    unit: str | None = None
    employer: str | None = None
    left: str | None = None
    """The last day, where it is known: of a temporary, or of somebody who is added for the record."""


def new_person(wish: NewPerson, desk: Desk) -> None:
    """Add a person to an organisation, beside those of the same unit or employer.

    Raises:
        UsageError: the id is none, or somebody's; there is no such unit or owner.
    """
    organisation = desk.organisation(wish.organisation)
    name, people = wish.id, desk.draft.at(organisation.file, ("people",)) or {}
    if initials(name) != name:
        raise UsageError("new-person-id", given=name, suggestion=initials(name, people))
    if name in people:
        raise UsageError("change-person-there", person=name, organisation=organisation.head.title)
    if name in PLACEHOLDERS:
        raise UsageError("change-person-nobody", person=name)
    entry: dict[str, Any] = {}
    if wish.position is not None:
        entry["position"] = _position(wish.position, organisation)
    if wish.unit is not None:
        entry["unit"] = named("unit", wish.unit, organisation)
    if wish.employer is not None:
        entry["employer"] = named("owner", wish.employer, organisation)
    if wish.left is not None:
        entry["left"] = wish.left
    desk.draft.put(organisation.file, ("people", name), Flow(entry) if entry else None, _order(name, entry, people))
    desk.tell("person-added", person=name, organisation=organisation.head.title)
    if organisation.register is not None:
        desk.tell("person-in-register", person=name)


def _position(word: str, organisation: OrganisationState) -> str:
    """A position that there is, or a new one: people may have any."""
    try:
        return named("position", word, organisation)
    except UsageError:
        return checked_id(word)


def _order(name: str, entry: dict[str, Any], people: Mapping[str, Any]) -> list[str]:
    """The ids of all people with the new one in its place; none where the alphabet says it.

    Where people stand by unit or employer, it is among those of the same, in the alphabet as far as that goes; else
    before the first that comes later in the alphabet, so that two branches seldom add in one place.
    """
    there = list(people)
    if there == sorted(there):
        return []
    key = "employer" if entry.get("employer") else "unit"
    beside = [each for each in there if entry.get(key) and (people[each] or {}).get(key) == entry[key]]
    before = [each for each in beside if each < name] or beside[:1]
    later = next((number for number, each in enumerate(there) if each > name), len(there))
    after = there.index(before[-1]) + 1 if before else later
    return [*there[:after], name, *there[after:]]
