"""A system or a profile gets another id: its catalog, everything that builds on it, and who staffs it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from rolekat.changes.catalogs import catalog_meant
from rolekat.changes.following import Renamed, files_naming, follow, remember
from rolekat.errors import UsageError
from rolekat.library.gallery import stem

if TYPE_CHECKING:
    from rolekat.changes.catalogs import CatalogKind
    from rolekat.changes.desk import Desk
    from rolekat.library.named import Mention


def rename_catalog(kind: CatalogKind, word: str, new: str, desk: Desk, title: str | None = None) -> Renamed:
    """Give a system or a profile another id, in its own file and wherever it is named.

    Raises:
        UsageError: there is none of that name, another has the new id, or it is not the user's.
    """
    loaded = catalog_meant(kind, word, desk)
    old: str = getattr(loaded.model, kind)
    if new in (desk.library.system_ids if kind == "system" else desk.library.profile_ids):
        raise UsageError("rename-taken", name=new)

    def meaning(mention: Mention) -> str | None:
        return new if mention.kind == kind and mention.given == old else None

    count = 0
    for file in list(files_naming(old, desk.library.files, desk)):
        found = follow(file, meaning, desk)
        count += found
        if found and stem(file) == old and (file == loaded.file or file in desk.library.in_organisations):
            if file == loaded.file:
                remember(file, (), old, new, desk)
                if title is not None:
                    desk.draft.put(file, ("title",), title)
            desk.draft.move(file, renamed_file(file, new))
    desk.tell("renamed-catalog", title=title or loaded.model.title, old=old, new=new, n=str(count))
    return Renamed(old)


def renamed_file(file: str, new: str) -> str:
    """A file beside another one, called after an id."""
    return os.path.join(os.path.dirname(file), new + os.path.splitext(file)[1])
