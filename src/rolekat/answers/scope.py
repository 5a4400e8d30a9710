"""What is asked about: organisations, systems, roles and phases, by the words that somebody typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn, TypeAlias

from rolekat.errors import NothingFoundError, UsageError
from rolekat.findings.located import shown_path
from rolekat.lazy import lazy
from rolekat.library.gallery import stem
from rolekat.library.organisation import LinkedOrganisation
from rolekat.phrasing.phases import phase_titles
from rolekat.state.organisation import OrganisationState
from rolekat.text.words import closest, slug

if TYPE_CHECKING:
    from rolekat.library.library import Library
    from rolekat.state.organisations import Organisations
    from rolekat.state.seats import StaffedRole

Labels: TypeAlias = Mapping[str, Iterable[str]]
"""Ids with the other names that mean the same."""


class Scope(NamedTuple):
    """What is asked about; `None` leaves nothing out."""

    organisations: frozenset[str] | None = None
    systems: frozenset[str] | None = None
    roles: frozenset[str] | None = None
    phases: frozenset[str] | None = None

    def has_role(self, role: StaffedRole) -> bool:
        """Whether a role is meant: by its id here, or as the role of the gallery that it is."""
        if self.roles is None or role.id in self.roles:
            return True
        local = role.entry.local
        of = role.demand.role.of if role.demand else local.of if local else None
        return of in self.roles

    def has_organisation(self, organisation: str) -> bool:
        """Whether an organisation is meant."""
        return self.organisations is None or organisation in self.organisations

    def has_system(self, system: str) -> bool:
        """Whether a system is meant."""
        return self.systems is None or system in self.systems

    def has_phase(self, phase: str | None) -> bool:
        """Whether a phase is meant."""
        return self.phases is None or phase in self.phases

    def each(self, organisations: Organisations) -> Iterator[OrganisationState]:
        """The organisations that are meant, by id, each let go of before the next."""
        for folder in organisations.folders:
            if self.has_organisation(stem(folder)):
                found = organisations.in_folder(folder)
                if isinstance(found, OrganisationState):
                    yield found
                    found.release()

    def unreadable(self, organisations: Organisations) -> tuple[str, ...]:
        """The files of organisations that are meant and cannot be read."""
        folders = [folder for folder in organisations.folders if self.has_organisation(stem(folder))]
        found = map(organisations.library.organisation_in, folders)
        return tuple([shown_path(each.file) for each in found if not isinstance(each, LinkedOrganisation)])


class Wishes(NamedTuple):
    """What somebody typed: names of whatever they are, and options."""

    names: Sequence[str] = ()
    organisation: str | None = None
    system: str | None = None
    role: str | None = None
    phase: str | None = None


EVERYTHING: Final = Scope()
_FIELDS: Final = {"organisation": "organisations", "system": "systems", "role": "roles"}


def scope_of(organisations: Organisations, wishes: Wishes) -> Scope:
    """What somebody means by what they typed.

    Raises:
        NothingFoundError: there is no organisation here.
        UsageError: nothing has such a name.
    """
    library = organisations.library
    if not library.organisation_folders:
        raise NothingFoundError("no-organisation")
    known = _Known(organisations)
    chosen: dict[str, set[str]] = {}
    for kind in _FIELDS:
        word = getattr(wishes, kind)
        if word is not None:
            chosen.setdefault(kind, set()).add(known.of_kind(kind, word))
    for word in wishes.names:
        kind, found = known.anything(word)
        chosen.setdefault(kind, set()).add(found)
    phases = frozenset({known.phase(wishes.phase)}) if wishes.phase is not None else None
    given = {field: frozenset(chosen[kind]) for kind, field in _FIELDS.items() if kind in chosen}
    return Scope(**given, phases=phases)


def role_title(organisations: Organisations, name: str) -> str:
    """What the galleries call a role; its id where they do not have it."""
    titles = (gallery.roles[name].title for gallery in organisations.library.galleries if name in gallery.roles)
    return next(titles, name)


_POOLS: Final = {
    "organisation": ("organisation_ids", "organisation_titles"),
    "system": ("system_ids", "system_titles"),
    "role": ("gallery_roles", "own_roles"),
}
"""Where names of a kind are looked for: where no further file is read first."""
_ENOUGH: Final = 16
"""Names that a sentence can hold."""


class _Known:
    """The names that there are. Files are read only for a word that is no id."""

    def __init__(self, organisations: Organisations) -> None:
        self.organisations = organisations
        self.library: Library = organisations.library

    def of_kind(self, kind: str, word: str) -> str:
        """The id of something of a kind.

        Raises:
            UsageError: there is none of that name.
        """
        known: dict[str, str] = {}
        for pool in _POOLS[kind]:
            labels: Labels = getattr(self, pool)
            found = meant(word, labels)
            if found:
                return found
            known.update(_by_label(labels))
        return refuse(kind, word, known)

    def anything(self, word: str) -> tuple[str, str]:
        """The kind and id of an organisation, a system or a role, looked for in this order; ids before other names.

        Raises:
            UsageError: nothing has that name.
        """
        known: dict[str, str] = {}
        for part in zip(*_POOLS.values(), strict=True):
            for kind, pool in zip(_POOLS, part, strict=True):
                labels: Labels = getattr(self, pool)
                if found := meant(word, labels):
                    return kind, found
                known.update(_by_label(labels))
        near = closest(slug(word), list(known))
        if near:
            raise UsageError("answer-name-near", name=word, near=known[near])
        raise UsageError("answer-name", name=word)

    def phase(self, word: str) -> str:
        """The id of a phase.

        Raises:
            UsageError: no gallery has it.
        """
        labels: dict[str, list[str]] = {}
        for gallery in self.library.galleries:
            short = phase_titles(gallery)
            for name, phase in gallery.phases.items():
                labels.setdefault(name, []).extend((phase.title, short[name]))
        return meant(word, labels) or refuse("phase", word, _by_label(labels))

    @lazy
    def organisation_ids(self) -> Labels:
        return dict.fromkeys(self.library.organisation_ids, ())

    @lazy
    def organisation_titles(self) -> Labels:
        linked = {name: self.library.organisation(name) for name in self.library.organisation_ids}
        return {
            name: (found.head.title,) if isinstance(found, LinkedOrganisation) else () for name, found in linked.items()
        }

    @lazy
    def system_ids(self) -> Labels:
        library = self.library
        staffed = (stem(file) for each in library.organisation_folders for file in library.organisation_files(each)[1:])
        return dict.fromkeys(sorted({*library.system_ids, *staffed}), ())

    @lazy
    def system_titles(self) -> Labels:
        return {found.model.system: (found.model.title, *found.model.former_ids) for found in self.library.systems()}

    @lazy
    def gallery_roles(self) -> Labels:
        return {
            name: (role.title, *role.aliases, *role.former_ids)
            for gallery in self.library.galleries
            for name, role in gallery.roles.items()
        }

    @lazy
    def own_roles(self) -> Labels:
        """The roles that catalogs and organisations have under names of their own."""
        found: dict[str, set[str]] = {}
        for organisation in self.organisations:
            for staffing in organisation.staffings:
                for role in (*staffing.roles.values(), *staffing.cross_cutting.values()):
                    found.setdefault(role.id, set()).add(role.title)
            for role in organisation.roles.values():
                found.setdefault(role.id, set()).add(role.title)
            organisation.release()
        return found


def meant(word: str, labels: Labels) -> str | None:
    """The id that a word means: an id, or what something is called, however it is written."""
    if word in labels:
        return word
    wanted = slug(word)
    if wanted in labels:
        return wanted
    return next((name for name, others in labels.items() if wanted in map(slug, others)), None)


def _by_label(labels: Labels) -> dict[str, str]:
    """Ids by everything that they are called."""
    found = {slug(other): name for name, others in labels.items() for other in others}
    return {**found, **{name: name for name in labels}}


def refuse(kind: str, word: str, known: Mapping[str, str]) -> NoReturn:
    """Says that nothing of a kind has such a name, with what is near or what there is; ids by all names are known.

    Raises:
        UsageError: always.
    """
    near = closest(slug(word), list(known))
    if near:
        raise UsageError(f"new-no-{kind}-near", name=word, near=known[near])
    names = list(dict.fromkeys(known.values()))
    shown = [*names[:_ENOUGH], *(["…"] if len(names) > _ENOUGH else [])]
    raise UsageError(f"new-no-{kind}", name=word, known=", ".join(shown))
