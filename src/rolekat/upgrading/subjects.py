"""What goes over: the user's own profiles, systems and organisations that are made from a gallery."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeGuard

from rolekat.answers.facts import Titled
from rolekat.creating.places import is_own
from rolekat.errors import NothingFoundError, UsageError
from rolekat.library.loading import Loaded, load
from rolekat.text.words import closest, slug

if TYPE_CHECKING:
    from rolekat.config import Config
    from rolekat.library.library import Library
    from rolekat.upgrading.report import SubjectKind

_ORDER: Final = {"profile": 0, "system": 1, "organisation": 2}


class Pinned(NamedTuple):
    """A file that names the gallery and version that it is made from."""

    kind: SubjectKind
    id: str
    loaded: Loaded

    @property
    def file(self) -> str:
        """Its name."""
        return self.loaded.file

    @property
    def pin(self) -> str:
        """The gallery and version."""
        pin: str = self.loaded.model.gallery
        return pin

    @property
    def title(self) -> Titled:
        """Its id and title."""
        return Titled(self.id, self.loaded.model.title)

    @property
    def value(self) -> dict[str, Any]:
        """What the file says."""
        value: dict[str, Any] = self.loaded.value
        return value

    @property
    def typed(self) -> str:
        """What to type to mean this and nothing else."""
        return self.id if self.kind == "system" else f"{self.kind}/{self.id}"


def own_pinned(library: Library, config: Config) -> list[Pinned]:
    """Everything of the user's own that is made from a gallery and can be read: profiles, systems, organisations."""
    return sorted(_found(library, config), key=lambda each: (_ORDER[each.kind], each.id))


def _found(library: Library, config: Config) -> Iterator[Pinned]:
    for name in library.profile_ids:
        loaded = library.profile(name)
        if _is_ours(loaded, "profile", config):
            yield Pinned("profile", name, loaded)
    for name in library.system_ids:
        loaded = library.system(name)
        if _is_ours(loaded, "system", config):
            yield Pinned("system", name, loaded)
    for folder in library.organisation_folders:
        loaded = load(library.organisation_files(folder)[0])
        if _is_ours(loaded, "organisation", config):
            yield Pinned("organisation", os.path.basename(folder), loaded)


def faulty(library: Library, config: Config) -> list[str]:
    """The user's own files of profiles, systems and organisations that cannot be read."""
    found = [library.profile(name) for name in library.profile_ids]
    found += [library.system(name) for name in library.system_ids]
    for folder in library.organisation_folders:
        found += map(load, library.organisation_files(folder))
    return sorted({each.file for each in found if each and each.model is None and is_own(each.file, config)})


def _is_ours(loaded: Loaded | None, kind: str, config: Config) -> TypeGuard[Loaded]:
    return loaded is not None and loaded.model is not None and loaded.kind == kind and is_own(loaded.file, config)


def chosen(names: Sequence[str], there: list[Pinned], *, everything: bool) -> list[Pinned]:
    """Those that somebody named by id or title, with or without what they are (`profile/ydelser`); or all of them.

    Raises:
        NothingFoundError: there is nothing that is made from a gallery.
        UsageError: none is named, nothing has such a name, or several have it.
    """
    if not there:
        raise NothingFoundError("upgrade-nothing")
    if everything:
        if names:
            raise UsageError("upgrade-all-and-names")
        return there
    if not names:
        raise UsageError("upgrade-which", known=_typed(there))
    found = [_named(name, there) for name in names]
    return [each for each in there if each in found]


def _named(name: str, there: list[Pinned]) -> Pinned:
    kind, _, rest = name.rpartition("/")
    wanted = slug(rest)
    pool = [each for each in there if kind in ("", each.kind)]
    found = [each for each in pool if each.id == wanted] or [each for each in pool if slug(each.title.title) == wanted]
    if len(found) > 1:
        raise UsageError("name-ambiguous", name=name, known=", ".join(f"{each.kind}/{each.id}" for each in found))
    if not found:
        near = closest(wanted, [each.id for each in pool])
        if near:
            raise UsageError("name-unknown-near", name=name, near=near)
        raise UsageError("upgrade-unknown", name=name, known=_typed(there))
    return found[0]


def _typed(there: Iterable[Pinned]) -> str:
    return ", ".join(each.typed for each in there)
