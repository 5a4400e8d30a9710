"""Documents that `rolekat render` made before a change, of what the change is about."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from rolekat.changes.effect import folder_of
from rolekat.findings.located import shown_path
from rolekat.language import LANGUAGES, words
from rolekat.library.discover import SUFFIXES
from rolekat.library.gallery import stem
from rolekat.render.publishing import is_ours

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rolekat.config import Config
    from rolekat.library.library import Library


class Outdated(NamedTuple):
    """Documents that are from before a change."""

    folder: str
    command: str
    """What makes them anew."""


def outdated_by(files: Iterable[str], library: Library, config: Config) -> Outdated | None:
    """The documents that a change of some files leaves as they were; `None` where there are none.

    No document is made to know that: one that shows an organisation shows its day, and is as old as that. Whether
    documents lie there is asked of their folders alone. A hand-over checklist, which a phase change writes by itself,
    does not say that anybody renders the rest.
    """
    home = os.path.join(config.folder, config.render_to)
    folders = {os.path.abspath(folder): folder for folder in library.organisation_folders}
    subjects = dict.fromkeys(
        subject
        for file in files
        if file.endswith(SUFFIXES)
        for subject in _subjects(file, folder_of(os.path.abspath(file), folders), library, home)
    )
    found = [subject for subject in subjects if _has_documents(os.path.join(home, subject))]
    if not found:
        return None
    if len(found) > 1:
        return Outdated(shown_path(home), "rolekat render")
    return Outdated(shown_path(os.path.join(home, found[0])), f"rolekat render {found[0]}")


def _subjects(file: str, organisation: str | None, library: Library, home: str) -> Iterator[str]:
    """What `rolekat render` can make of a file, as it is typed, which is also the folder that it fills."""
    name = stem(file)
    if organisation is not None:
        owner = os.path.basename(organisation)
        made = _made_of(owner, home)
        is_head = os.path.dirname(os.path.abspath(file)) == os.path.abspath(organisation)
        yield from made if is_head or made == [owner] else [f"{owner}/{name}"]
    elif name in library.system_ids:
        yield from (name, *(f"{owner}/{name}" for owner in _folders_in(home)))
    else:  # a gallery or a profile, which many catalogs are made from
        yield from (subject for owner in _folders_in(home) for subject in _made_of(owner, home))


def _made_of(owner: str, home: str) -> list[str]:
    """What was made of an organisation, a system or a gallery: all of it, or some systems alone."""
    folder = os.path.join(home, owner)
    return [owner] if _has_documents(folder) else [f"{owner}/{system}" for system in _folders_in(folder)]


def _has_documents(folder: str) -> bool:
    """Whether a folder itself holds documents other than hand-over checklists."""
    if not os.path.isdir(folder):
        return False
    handovers = {words(each)("documents.files.handover", before="", after="").partition("-")[0] for each in LANGUAGES}
    return any(
        name.partition("-")[0] not in handovers and is_ours(os.path.join(folder, name))
        for name in sorted(os.listdir(folder))
        if name.endswith(".md")
    )


def _folders_in(folder: str) -> list[str]:
    return sorted(each.name for each in os.scandir(folder) if each.is_dir()) if os.path.isdir(folder) else []
