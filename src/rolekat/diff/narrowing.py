"""What of a comparison is asked for: organisations, systems, roles, by the words that somebody typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.answers.scope import refuse
from rolekat.text.words import slug

if TYPE_CHECKING:
    from rolekat.answers.facts import Titled
    from rolekat.diff.change import Change
    from rolekat.diff.side import Side


class Narrow(NamedTuple):
    """What is asked for by id; `None` leaves nothing out."""

    organisation: str | None = None
    system: str | None = None
    roles: frozenset[str] | None = None
    """A role's id, and those that it had before or has since."""

    def has_system(self, name: str) -> bool:
        """Whether a system is meant."""
        return self.system in (None, name)

    def has_organisation(self, name: str) -> bool:
        """Whether an organisation is meant."""
        return self.organisation in (None, name)

    def means(self, change: Change) -> bool:
        """Whether a change concerns what is asked for."""
        concerned = change.concerned
        if self.organisation is not None and not _among(self.organisation, concerned.organisations):
            return False
        if self.system is not None and not _among(self.system, concerned.systems):
            return False
        return self.roles is None or any(_among(role, concerned.roles) for role in self.roles)


EVERYTHING: Final = Narrow()


def _among(name: str, several: Iterable[Titled]) -> bool:
    return any(each.id == name for each in several)


def narrow(old: Side, new: Side, organisation: str | None, system: str | None, role: str | None) -> Narrow:
    """What somebody means by what they typed: ids or names of either side.

    Raises:
        UsageError: neither side has anything of that name.
    """
    sides = (new, old)
    return Narrow(
        _meant("organisation", organisation, sides) if organisation is not None else None,
        _meant("system", system, sides) if system is not None else None,
        _roles(role, sides) if role is not None else None,
    )


def _meant(kind: str, word: str, sides: Iterable[Side]) -> str:
    known: dict[str, str] = {}
    for side in sides:
        labels = _labels(kind, side)
        if word in labels:
            return word
        known.update({slug(other): name for name, others in labels.items() for other in (name, *others)})
    return known.get(slug(word)) or refuse(kind, word, known)


def _labels(kind: str, side: Side) -> Mapping[str, tuple[str, ...]]:
    """Ids with the names that mean the same."""
    library = side.library
    if kind == "organisation":
        heads = {name: side.head(name) for name in side.organisation_folders}
        return {name: (head.title,) if head else () for name, head in heads.items()}
    staffed = {system: () for name in side.organisation_folders for system in side.staffed(name)}
    return {**staffed, **{found.model.system: (found.model.title,) for found in library.systems()}}


def _roles(word: str, sides: Iterable[Side]) -> frozenset[str]:
    """The ids of a role, in whatever gallery, catalog or organisation has it by that name."""
    known: dict[str, set[str]] = {}
    for side in sides:
        for gallery in side.library.galleries:
            for name, role in gallery.roles.items():
                for other in (name, role.title, *role.aliases, *role.former_ids):
                    known.setdefault(slug(other), set()).add(name)
        for name in side.systems:
            loaded = side.library.system(name)
            for entry, said in (loaded.model.roles if loaded and loaded.model else {}).items():
                for other in (entry, *([said.title] if said and said.title else ())):
                    known.setdefault(slug(other), set()).add(entry)
        for name in side.organisation_folders:
            head = side.head(name)
            for entry in head.roles if head else ():
                known.setdefault(slug(entry), set()).add(entry)
    found = known.get(slug(word))
    return frozenset(found) if found else refuse("role", word, {key: min(names) for key, names in known.items()})
