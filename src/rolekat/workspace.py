"""From where somebody stands and what they name to the library and the files that are meant."""

import os
from collections.abc import Sequence
from typing import NamedTuple

from rolekat.config import SHIPPED, Config, find_config
from rolekat.errors import NothingFoundError, UsageError
from rolekat.library.discover import GALLERY_HEADS, SUFFIXES, discover
from rolekat.library.library import Library
from rolekat.paths import from_here
from rolekat.shipped import shipped_folder


class Workspace(NamedTuple):
    """The settings, the library, and the files that are meant."""

    config: Config
    library: Library
    targets: list[str]


def open_library(config: Config) -> Library:
    """Everything that can be referred to here; outside any repository, the shipped catalog alone."""
    roots, fallback = _sources(config)
    return Library(roots or fallback, fallback)


def open_workspace(paths: Sequence[str], config: Config | None = None) -> Workspace:
    """The library and the files under `paths`, or all of the user's own files where none are named.

    Raises:
        UsageError: a path does not exist, or is a file that is no YAML file.
        NothingFoundError: there is no catalog file.
    """
    config = config or find_config()
    roots, fallback = _sources(config)
    for path in paths:
        if not os.path.lexists(path):
            raise UsageError("path-missing", path=path)
        if os.path.isfile(path) and not path.endswith(SUFFIXES):
            raise UsageError("not-yaml", path=path)
    extra = [_root_of(path) for path in paths if not any(_within(path, root) for root in (*roots, *fallback))]
    library = Library([*extra, *roots], fallback)
    targets = _targets(paths, library) if paths else list(library.files)
    if not targets:
        key = "nothing-to-check" if config.found else "nothing-to-check-new"
        raise NothingFoundError(key, where="`, `".join(paths) or from_here(config.folder))
    return Workspace(config, library, targets)


def _targets(paths: Sequence[str], library: Library) -> list[str]:
    """The files under the paths, each by the name that the library has for it."""
    files = {*library.files, *library.fallback_files}
    named = dict.fromkeys(os.path.normpath(file) for path in paths for file in discover(path))
    if named.keys() <= files:
        return list(named)
    real = {os.path.realpath(file): file for file in files}
    return [file if file in files else real.get(os.path.realpath(file), file) for file in named]


def _sources(config: Config) -> tuple[list[str], list[str]]:
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


def _root_of(path: str) -> str:
    """What to read so that a path outside all sources has its own context: a role needs its gallery's folder."""
    path = os.path.normpath(path)
    if os.path.isfile(path):
        folder = os.path.dirname(path) or "."
        if any(os.path.isfile(os.path.join(folder, head)) for head in GALLERY_HEADS):
            return folder
    return path


def _within(path: str, root: str) -> bool:
    inner, outer = os.path.realpath(path), os.path.realpath(root)
    return inner == outer or inner.startswith(outer + os.sep)
