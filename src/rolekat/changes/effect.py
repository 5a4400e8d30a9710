"""What a change would bring: it is checked as if it were written, and compared with how things are."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from rolekat.changes.draft import as_if_written
from rolekat.check import check_workspace
from rolekat.journal import Written, write_all
from rolekat.library.discover import SUFFIXES
from rolekat.report.fingerprints import known_by
from rolekat.workspace import Workspace, open_library

if TYPE_CHECKING:
    from rolekat.changes.draft import Draft
    from rolekat.config import Config
    from rolekat.findings.located import Located
    from rolekat.library.library import Library

_Known: TypeAlias = "tuple[str, Located]"
_TOLD: Final = ("error", "warning")


class Effect(NamedTuple):
    """The errors and warnings that come with a change, and how many go."""

    new: tuple[Located, ...]
    gone: tuple[Located, ...]


def effect_of(
    files: Mapping[str, Written],
    config: Config,
    as_of: str | None = None,
    renamed: Mapping[str, str] = MappingProxyType({}),
) -> Effect:
    """What is found after a change that was not found before. Must be asked before the change is written.

    A change within organisations is judged by those; one of a gallery, a profile or a system by everything. What was
    found of something that is `renamed`, old id to new, is not new under its new id.
    """
    before = _findings(files, config, as_of)
    with as_if_written(files):
        after = _findings(files, config, as_of)
    before, after = _under_new_ids(before, renamed), _under_new_ids(after, renamed)
    return Effect(tuple(_without(after, before)), tuple(_without(before, after)))


def _under_new_ids(found: list[_Known], renamed: Mapping[str, str]) -> list[_Known]:
    for old, new in renamed.items():
        word = re.compile(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])")
        found = [(word.sub(new, mark), located) for mark, located in found]
    return found


def carry_out(draft: Draft, config: Config) -> None:
    """Write a change, all or none of it.

    Raises:
        UsageError: a file was changed meanwhile, or cannot be written; then nothing was changed.
    """
    write_all(draft.files, config.folder)


def _findings(files: Iterable[str], config: Config, as_of: str | None) -> list[_Known]:
    """Errors and warnings, each with what it is known by."""
    library = open_library(config)
    targets = _judged(files, library)
    report = check_workspace(Workspace(config, library, targets), as_of=as_of)
    found = [each for each in report.findings if each.finding.severity in _TOLD]
    return list(zip(known_by(found), found, strict=True))


def _judged(files: Iterable[str], library: Library) -> list[str]:
    folders = {os.path.abspath(folder): folder for folder in library.organisation_folders}
    judged: dict[str, None] = {}
    for file in filter(_is_read, files):
        folder = _folder_of(os.path.abspath(file), folders)
        if folder is None:
            return list(library.files)
        judged.update(dict.fromkeys(library.organisation_files(folder)))
    return list(judged)


def _is_read(file: str) -> bool:
    """Whether a file is one that a check reads, and not a document."""
    return file.endswith(SUFFIXES)


def _folder_of(file: str, folders: Mapping[str, str]) -> str | None:
    """The folder of the organisation that a file belongs to."""
    above = os.path.dirname(file)
    while above not in folders:
        if os.path.dirname(above) == above:
            return None
        above = os.path.dirname(above)
    return folders[above]


def _without(found: list[_Known], known: list[_Known]) -> list[Located]:
    """What is found, but for what is known; of several that look alike as many as there are more."""
    left = Counter(mark for mark, _ in known)
    rest = []
    for mark, located in found:
        if left[mark]:
            left[mark] -= 1
        else:
            rest.append(located)
    return rest
