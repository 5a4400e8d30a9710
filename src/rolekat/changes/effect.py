"""What a change would bring: it is checked as if it were written, and compared with how things are."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.changes.draft import as_if_written
from rolekat.check import check_workspace
from rolekat.journal import Written, write_all
from rolekat.library.discover import SUFFIXES
from rolekat.report.fingerprints import Mark
from rolekat.report.newness import Piece, findings_of, pieces, surplus, wherever_in_lists, without_rests
from rolekat.workspace import Workspace, open_library

if TYPE_CHECKING:
    from rolekat.changes.draft import Draft
    from rolekat.config import Config
    from rolekat.findings.located import Located
    from rolekat.library.library import Library

TOLD: Final = ("error", "warning")
"""The severities of what is told of a change."""


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
    before = _known(files, config, as_of, renamed)
    with as_if_written(files):
        after = _known(files, config, as_of, renamed)
    for look in (_where_it_is, _wherever_in_lists):
        new, gone = _beyond(after, before, look, by_rank=True), _beyond(before, after, look, by_rank=False)
        before, after = gone, new
    settled = findings_of(before)
    named = [(each, each.finding.place.file) for each in settled]
    return Effect(tuple(without_rests(findings_of(after), named, str)), tuple(settled))


def _where_it_is(mark: Mark) -> Mark:
    return mark


def _wherever_in_lists(mark: Mark) -> Mark:
    return mark if isinstance(mark.anchor, str) else mark._replace(anchor=wherever_in_lists(mark.anchor))


def _beyond(found: list[Piece], others: list[Piece], look: Callable[[Mark], Mark], *, by_rank: bool) -> list[Piece]:
    """What is found and not among the others, as far as one looks. By rank, what became more severe is another."""
    known, old = ([(look(each.mark), each.rank if by_rank else 0) for each in side] for side in (found, others))
    return surplus(found, known, old)


def _known(files: Iterable[str], config: Config, as_of: str | None, renamed: Mapping[str, str]) -> list[Piece]:
    """Errors and warnings, each with what it is known by under the new ids of what is renamed."""
    known = pieces(_findings(files, config, as_of))
    for old, new in renamed.items():
        word = re.compile(rf"(?<![a-z0-9-]){re.escape(old)}(?![a-z0-9-])")
        known = [each._replace(mark=_with_new_id(each.mark, word, new)) for each in known]
    return known


def _with_new_id(mark: Mark, word: re.Pattern[str], new: str) -> Mark:
    def now(text: str) -> str:
        return word.sub(new, text)

    anchor = mark.anchor
    if isinstance(anchor, str):
        anchor = now(anchor)
    else:
        anchor = tuple([step if isinstance(step, int) else now(step) for step in anchor])
    return Mark(mark.code, now(mark.file), anchor, tuple(map(now, mark.words)))


def carry_out(draft: Draft, config: Config) -> None:
    """Write a change, all or none of it.

    Raises:
        UsageError: a file was changed meanwhile, or cannot be written; then nothing was changed.
    """
    write_all(draft.files, config.folder)


def _findings(files: Iterable[str], config: Config, as_of: str | None) -> list[Located]:
    """Errors and warnings."""
    library = open_library(config)
    targets = _judged(files, library)
    report = check_workspace(Workspace(config, library, targets), as_of=as_of)
    return [each for each in report.findings if each.finding.severity in TOLD]


def _judged(files: Iterable[str], library: Library) -> list[str]:
    folders = {os.path.abspath(folder): folder for folder in library.organisation_folders}
    judged: dict[str, None] = {}
    for file in filter(_is_read, files):
        folder = folder_of(os.path.abspath(file), folders)
        if folder is None:
            return list(library.files)
        judged.update(dict.fromkeys(library.organisation_files(folder)))
    return list(judged)


def _is_read(file: str) -> bool:
    """Whether a file is one that a check reads, and not a document."""
    return file.endswith(SUFFIXES)


def folder_of(file: str, folders: Mapping[str, str]) -> str | None:
    """The folder of the organisation that a file belongs to."""
    above = os.path.dirname(file)
    while above not in folders:
        if os.path.dirname(above) == above:
            return None
        above = os.path.dirname(above)
    return folders[above]
