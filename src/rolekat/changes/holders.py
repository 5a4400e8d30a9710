"""Holders as people type them and as files say them: `abcd`, `unit/central-it`, `unit/central-it+supplier/firma`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rolekat.answers.person import by_name
from rolekat.answers.scope import meant
from rolekat.changes.naming import one_named, titled
from rolekat.creating.naming import known
from rolekat.errors import UsageError
from rolekat.state.bodies import is_body
from rolekat.state.seats import HOLDER_KINDS, kind_and_id

if TYPE_CHECKING:
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import Holding


def holder_of(word: str, organisation: OrganisationState) -> dict[str, Any]:
    """Who is meant, as a file says it: `{person: abcd}`, `{unit: central-it}`, `{together: […]}`.

    Raises:
        UsageError: the organisation has no such person, unit, …, or no such kind is known.
    """
    parts = [one_of(part.strip(), organisation) for part in word.split("+")]
    if len(parts) == 1:
        ((kind, name),) = parts
        return {kind: name}
    return {"together": [f"{kind}/{name}" for kind, name in dict.fromkeys(parts)]}


def one_of(word: str, organisation: OrganisationState, kinds: Sequence[str] = HOLDER_KINDS) -> tuple[str, str]:
    """One person, unit, … as kind and id; a word without a kind is a person, by id or by the register's name.

    Raises:
        UsageError: there is none.
    """
    kind, slash, name = word.partition("/")
    if not slash:
        return "person", _person_rather(word, organisation, kinds)
    if kind not in kinds:
        raise UsageError("change-holder-kind", given=word, known=", ".join(kinds))
    return kind, person_of(name, organisation) if kind == "person" else named(kind, name, organisation)


def _person_rather(word: str, organisation: OrganisationState, kinds: Sequence[str]) -> str:
    """The id of a person; of something else that is called so, it is said how that is written."""
    try:
        return person_of(word, organisation)
    except UsageError:
        others = [(kind, meant(word, _labels(kind, organisation))) for kind in kinds if kind not in ("person", "role")]
        names = {name: kind for kind, name in reversed(others) if name is not None}  # a unit rather than a body
        shown = [f"{kind}/{name}" for name, kind in names.items()]
        if not shown:
            raise
    raise UsageError("change-not-a-person", given=word, known=", ".join(shown))


def named(kind: str, word: str, organisation: OrganisationState) -> str:
    """The id of a position, unit, supplier, body or owner, by id or title.

    Raises:
        UsageError: the organisation has none.
    """
    return one_named(kind, word, _labels(kind, organisation))


def _labels(kind: str, organisation: OrganisationState) -> dict[str, tuple[str, ...]]:
    """The ids of a kind, with what they are called."""
    head = organisation.head
    if kind == "body":
        return _bodies(organisation)
    labels = titled(getattr(head, f"{kind}s"))
    if kind == "position":
        labels.update({name: () for name in sorted(organisation.names.positions) if name not in labels})
    return labels


def _bodies(organisation: OrganisationState) -> dict[str, tuple[str, ...]]:
    """What may be a body: a role of the organisation or of its gallery, a joint body that it is a member of, a unit."""
    labels: dict[str, tuple[str, ...]] = {role.id: (role.title,) for role in organisation.roles.values()}
    gallery = organisation.gallery
    for name, base in gallery.roles.items() if gallery else ():
        if is_body(base):
            labels.setdefault(name, (base.title,))
    for name in (*organisation.head.member_of, *organisation.head.units):
        labels.setdefault(name, ())
    return labels


def person_of(word: str, organisation: OrganisationState) -> str:
    """The id of a person, by id, or by name where there is a contact register.

    Raises:
        UsageError: the organisation has nobody of that name, or several.
    """
    people = organisation.head.people
    if word in people:
        return word
    if word.lower() in people:
        return word.lower()
    now = next((name for name, person in people.items() if person and word in person.former_ids), None)
    if now is not None:
        return now
    register = organisation.register
    if register is None:
        return known("person", word, people)
    contacts = ((person, register.person(organisation.id, person)) for person in people)
    by_id = {(organisation.id, person): contact.name for person, contact in contacts if contact and contact.name}
    found = [person for _, person in by_name(word, by_id)]
    if len(found) > 1:
        raise UsageError("who-several", name=word, known=", ".join(found))
    return found[0] if found else known("person", word, people)


def shown_holder(holder: dict[str, Any]) -> str:
    """A holder as it is typed."""
    return shown_who([kind_and_id(each) for each in holder["together"]] if "together" in holder else holder.items())


def shown_who(who: Iterable[tuple[str, str]]) -> str:
    """Those who hold a seat, by kind and id, as they are typed."""
    return "+".join(name if kind == "person" else f"{kind}/{name}" for kind, name in who)


def is_held_by(holding: Holding, holder: dict[str, Any]) -> bool:
    """Whether a holding is this holder's; of several who share a seat all must be named."""
    if "together" in holder:
        return sorted(holding.holder.together) == sorted(holder["together"])
    return tuple(holder.items()) == holding.who
