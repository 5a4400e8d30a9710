"""Names of people and things on both sides of an organisation; those with another id on the new side have that one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.answers.facts import Directory, Titled, Who
from rolekat.diff.matching import renamed_entries_of

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.state.organisation import OrganisationState

_POOLS: Final = {
    "person": "people", "position": "positions", "unit": "units", "supplier": "suppliers", "place": "places",
}  # fmt: skip
_AREAS: Final = ("place", "unit")


class Sides(NamedTuple):
    """The names of people and things on both sides of an organisation, and the day."""

    old: Directory
    new: Directory

    @property
    def day(self) -> str:
        """The day that both sides are worked out for."""
        return self.new.day


class _Renaming(Directory):
    """The names of the old side, by the ids of the new one."""

    def __init__(
        self, organisation: OrganisationState, register: Register | None, renamed: Mapping[str, Mapping[str, str]]
    ) -> None:
        super().__init__(organisation, register)
        self._renamed = renamed

    def person(self, name: str, organisation: str | None = None) -> Who:
        """A person, by the id on the new side."""
        return self._now(super().person(name, organisation), organisation)

    def who(self, kind: str, name: str, organisation: str | None = None) -> Who:
        """Whoever can hold a role, by the id on the new side."""
        return self._now(super().who(kind, name, organisation), organisation)

    def at(self, name: str, organisation: str | None = None) -> Titled:
        """A place, a unit, a subject area or an owner, by the id on the new side."""
        found = super().at(name, organisation)
        now = [known[name] for kind in _AREAS if name in (known := self._renamed.get(kind, {}))]
        return found._replace(id=now[0]) if now and organisation in (None, self.organisation.id) else found

    def _now(self, found: Who, organisation: str | None) -> Who:
        if organisation not in (None, self.organisation.id):
            return found
        return found._replace(id=self._renamed.get(found.kind, {}).get(found.id, found.id))


def names_of(old: OrganisationState, new: OrganisationState, register: Register | None) -> Sides:
    """The names on both sides."""
    renamed = {
        kind: found
        for kind, pool in _POOLS.items()
        if (found := renamed_entries_of(getattr(old.head, pool), getattr(new.head, pool)))
    }
    names = _Renaming(old, register, renamed) if renamed else Directory(old, register)
    return Sides(names, Directory(new, register))
