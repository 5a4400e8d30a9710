"""Somebody or something of an organisation gets another id: a person, a position, a unit, a place, a supplier."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from rolekat.changes.following import Renamed, files_naming, follow, in_note_place, remember
from rolekat.changes.holders import person_of
from rolekat.changes.inferring import Named
from rolekat.changes.naming import one_named, titled
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.state.walk import Walk

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.library.named import Mention
    from rolekat.state.organisation import OrganisationState

_POOLS: Final = {
    "person": "people",
    "position": "positions",
    "unit": "units",
    "place": "places",
    "supplier": "suppliers",
}
_AT: Final = ("places", "units", "subject_areas", "owners")
"""What holders may be for, by one key: which of them an id there means, only the maps tell."""


def rename_member(kind: str, word: str, new: str, wish: str | None, desk: Desk) -> Renamed:
    """Give something of an organisation another id, in all of its files.

    Raises:
        UsageError: the organisation has no such thing, or something else has the new id or had it before.
    """
    organisation = desk.organisation(wish, Named(holders=[word if kind == "person" else f"{kind}/{word}"]))
    pool = _POOLS[kind]
    there: dict[str, Any] = getattr(organisation.head, pool)
    old = _old(kind, word, there, organisation)
    _refuse(kind, old, new, organisation)

    def meaning(mention: Mention) -> str | None:
        if mention.kind == "note-place":
            return in_note_place(mention.given, (pool, old), (pool, new))
        if mention.kind == "one-of":
            return f"{kind}/{new}" if mention.given == f"{kind}/{old}" else None
        meant_here = mention.kind == kind or (mention.kind == "at" and pool in _AT)
        return new if meant_here and mention.given == old else None

    files = [organisation.file, *organisation.linked.files]
    count = sum([follow(file, meaning, desk) for file in list(files_naming(old, files, desk))])
    if kind != "person" and _galleries_name(kind, old, organisation):
        counts_as = there[old].counts_as if there[old] else ()
        if old not in counts_as:
            desk.draft.put(organisation.file, (pool, new, "counts_as"), [*counts_as, old])
            desk.tell("renamed-counts-as", old=old, new=new)
    remember(organisation.file, (pool, new), old, new, desk)
    desk.tell("renamed-member", where=organisation.head.title, old=old, new=new, n=str(count))
    if kind == "person" and desk.config.register:
        desk.tell("renamed-register", old=old, new=new, file=desk.config.register)
    return Renamed(old, files)


def _old(kind: str, word: str, there: dict[str, Any], organisation: OrganisationState) -> str:
    if kind == "person":
        return person_of(word, organisation)
    return one_named(kind, word, titled(there))


def _refuse(kind: str, old: str, new: str, organisation: OrganisationState) -> None:
    """See that the new id is nobody's, and was nobody else's."""
    head, pool = organisation.head, _POOLS[kind]
    there = getattr(head, pool)
    if new in there:
        raise UsageError("rename-taken-person" if kind == "person" else "rename-taken", name=new)
    for name, each in there.items():
        if each and name != old and new in each.former_ids:
            raise UsageError("rename-former", name=new, now=name)
    if pool not in _AT:
        return
    others = [other for other in _AT if other != pool and old in getattr(head, other)]
    if others:
        raise UsageError(
            "rename-two-meanings", name=old, keys=", ".join((pool, *others)), file=shown_path(organisation.file)
        )


def _galleries_name(kind: str, name: str, organisation: OrganisationState) -> bool:
    """Whether a gallery that the organisation uses calls a position or a unit so."""
    walk = Walk(organisation, organisation.file)
    named = {"position": walk.in_galleries, "unit": walk.units_in_galleries}
    return name in named.get(kind, ())
