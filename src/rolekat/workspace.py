"""From where somebody stands and what they name to the library and the files that are meant."""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING

from rolekat.clock import today
from rolekat.config import SHIPPED, Config, checked_day, find_config
from rolekat.errors import NothingFoundError, UsageError
from rolekat.library.discover import GALLERY_HEADS, SUFFIXES, discover
from rolekat.library.library import Library
from rolekat.paths import UNFINISHED, from_here, lies_within
from rolekat.record import Record
from rolekat.shipped import shipped_folder
from rolekat.state.organisations import Organisations
from rolekat.state.outlook import Outlook

if TYPE_CHECKING:
    from rolekat.contacts.register import Register


class Workspace(Record):
    """The settings, the library, and the files that are meant."""

    config: Config
    library: Library
    targets: list[str]
    with_register: bool = False
    """Whether the contact register is meant, too: it is where nothing is named, or where it is."""


def outlook(config: Config, as_of: str | None = None) -> Outlook:
    """The day that was asked for, that of the configuration, or today; with the limits of the configuration.

    Raises:
        UsageError: what was asked for is no day.
    """
    day = config.as_of or today() if as_of is None else checked_day(as_of)
    return Outlook(
        day,
        config.lead_time,
        config.ending_within,
        config.max_mandatory_roles,
        config.exit_lead_time,
        config.verified_within,
    )


def open_organisations(config: Config, as_of: str | None = None) -> Organisations:
    """The organisations that there are here, on a day.

    Raises:
        UsageError: what was asked for is no day.
    """
    return organisations_in(open_library(config), config, as_of)


def organisations_in(library: Library, config: Config, as_of: str | None = None) -> Organisations:
    """The organisations of a library, on a day, with the contact register that the configuration names.

    Raises:
        UsageError: what was asked for is no day.
    """
    return Organisations(library, outlook(config, as_of), partial(_open_register, config) if config.register else None)


def _open_register(config: Config) -> Register:
    from rolekat.contacts.opening import open_register  # which few repositories have

    return open_register(config)


def open_library(config: Config, paths: Sequence[str] = ()) -> Library:
    """Everything that can be referred to here; outside any repository, the shipped catalog alone.

    What lies under `paths` is part of it also where no source holds it.
    """
    roots, fallback = _sources(config)
    roots = [*_extra(paths, (*roots, *fallback)), *roots]
    return Library(roots or fallback, fallback, _register(config))


def open_workspace(paths: Sequence[str], config: Config | None = None) -> Workspace:
    """The library and the files under `paths`, or all of the user's own files where none are named.

    Raises:
        UsageError: a path does not exist, or is a file that is no YAML file.
        NothingFoundError: there is no catalog file.
    """
    config = config or find_config()
    roots, fallback = _sources(config)
    register = _register(config)
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError("path-missing", path=path)
        if os.path.isfile(path) and not path.endswith(SUFFIXES) and os.path.realpath(path) not in register:
            raise UsageError("not-yaml", path=path)
    extra = _extra(paths, (*roots, *fallback))
    library = Library([*extra, *roots], fallback, register)
    everything = not paths or {os.path.normpath(path) for path in paths} == {*map(os.path.normpath, extra), *roots}
    targets = list(library.files) if everything else _targets(paths, library, register)
    with_register = bool(config.register) and (not paths or any(_holds(path, register) for path in paths))
    if not targets and not (paths and with_register):
        key = "nothing-to-check" if config.found else "nothing-to-check-new"
        raise NothingFoundError(key, where="`, `".join(paths) or from_here(config.folder))
    return Workspace(config, library, targets, with_register)


def _register(config: Config) -> frozenset[str]:
    """The files of the contact register, under their real names: wherever they lie, they are no catalog files."""
    if not config.register:
        return frozenset()
    from rolekat.contacts.opening import register_files  # which few repositories have

    return frozenset(map(os.path.realpath, register_files(config)))


def _holds(path: str, files: Collection[str]) -> bool:
    return any(lies_within(file, path) for file in files)


def _targets(paths: Sequence[str], library: Library, register: Collection[str]) -> list[str]:
    """The files under the paths, each by the name that the library has for it, without those of the register."""
    files = {*library.files, *library.fallback_files}
    named = dict.fromkeys(os.path.normpath(file) for path in paths for file in discover(path))
    if register:
        named = {file: None for file in named if os.path.realpath(file) not in register}
    if named.keys() <= files:
        return list(named)
    real = {os.path.realpath(file): file for file in files}
    return [file if file in files else real.get(os.path.realpath(file), file) for file in named]


def _sources(config: Config) -> tuple[list[str], list[str]]:
    if os.path.isdir(os.path.join(config.folder, UNFINISHED)):
        from rolekat.journal import finish_interrupted  # of a change: nobody may see half of one

        finish_interrupted(config.folder)
    roots, fallback = [], []
    for source in config.sources:
        if source == SHIPPED:
            fallback.append(from_here(shipped_folder("catalog")))
            continue
        path = os.path.join(config.folder, source)
        if os.path.isdir(path):
            roots.append(from_here(path))
        elif config.found:
            raise UsageError(
                "source-missing", source=source, file=from_here(os.path.join(config.folder, "rolekat.toml"))
            )
    return roots, fallback


def _extra(paths: Sequence[str], roots: Sequence[str]) -> list[str]:
    """What to read for those paths that lie in no source."""
    return [_root_of(path) for path in paths if not any(lies_within(path, root) for root in roots)]


def _root_of(path: str) -> str:
    """What to read so that a path outside all sources has its own context: a role needs its gallery's folder."""
    path = os.path.normpath(path)
    if os.path.isfile(path):
        folder = os.path.dirname(path) or "."
        if any(os.path.isfile(os.path.join(folder, head)) for head in GALLERY_HEADS):
            return folder
    return path
