"""The catalog that is meant: of a system, or a profile that several share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal, TypeAlias

from rolekat.changes.naming import one_named
from rolekat.creating.places import is_own, own_folder
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.library.loading import Loaded

CatalogKind: TypeAlias = Literal["system", "profile"]


def catalog_meant(kind: CatalogKind, word: str, desk: Desk) -> Loaded:
    """The file of a system or a profile, by id or title; it can be read, and is the user's to change.

    Raises:
        UsageError: there is none of that name, it is not the user's, or it cannot be read.
    """
    library = desk.library
    if kind == "system":
        loaded = {each.model.system: each for each in library.systems() if each.kind == kind}
        name = _id_of(kind, word, loaded, library.system_ids)
        found = loaded.get(name) or library.system(name)
    else:
        profiles = {name: each for name in library.profile_ids if (each := library.profile(name)) is not None}
        name = _id_of(kind, word, profiles, library.profile_ids)
        found = profiles.get(name)
    file = shown_path(found.file) if found is not None else name
    if found is not None and not is_own(found.file, desk.config):
        folder = os.path.join(own_folder(desk.config), os.path.basename(os.path.dirname(found.file)))
        raise UsageError("rename-shipped", name=name, file=os.path.abspath(found.file), folder=shown_path(folder))
    if found is None or found.model is None:
        raise UsageError("change-faulty", name=name, file=file)
    return found


def _id_of(kind: CatalogKind, word: str, loaded: dict[str, Loaded], ids: list[str]) -> str:
    labels = {name: (each.model.title,) for name, each in loaded.items() if each.model is not None}
    return one_named(kind, word, labels, ids)
