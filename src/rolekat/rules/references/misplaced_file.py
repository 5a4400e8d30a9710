"""A file lies where files of its kind are looked for."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.discover import GALLERY_HEADS, ORGANISATION_HEADS, ORGANISATIONS
from rolekat.library.library import PROFILES, Library
from rolekat.library.loading import Loaded
from rolekat.text.problem import START

if TYPE_CHECKING:
    from rolekat.contacts.register import Register

RULE = Rule("RK113", "misplaced-file", "error")
_HEAD: Final = GALLERY_HEADS[0]


def check_file(loaded: Loaded, library: Library) -> Iterator[Finding]:
    """Roles lie beside their gallery's head, profiles in a folder of that name, systems in neither.

    An organisation has a folder of its own, in which nothing but its staffing files lies.
    """
    folder, name = os.path.split(loaded.file)
    kind = loaded.kind or ""
    if kind == "gallery":
        fault = name not in GALLERY_HEADS or (name != _HEAD and os.path.exists(os.path.join(folder, _HEAD)))
    elif name in GALLERY_HEADS:
        fault, kind = True, "head"
    elif kind == "organisation" or name in ORGANISATION_HEADS or loaded.file in library.in_organisations:
        fault, kind = _in_organisation(kind, folder, name)
    elif kind == "staffing":
        fault = True
    elif folder in library.gallery_folders:
        fault, kind = kind != "role", "in-gallery"
    else:
        fault = kind == "role" or (kind == "profile") != (os.path.basename(folder) == PROFILES)
    if fault:
        yield RULE.at(Place(loaded.file, (loaded.kind or "",), of_key=True), kind, file=name, **_named(loaded))


def _in_organisation(kind: str, folder: str, name: str) -> tuple[bool, str]:
    """What is wrong with the place of an organisation's head, or of a file that lies in its folder."""
    if kind == "organisation":
        right = name in ORGANISATION_HEADS
        return not right or os.path.basename(folder) == ORGANISATIONS, kind if right else "organisation-name"
    return kind != "staffing" or name in ORGANISATION_HEADS, (
        "organisation-head" if name in ORGANISATION_HEADS else "in-organisation" if kind != "role" else kind
    )


def _named(loaded: Loaded) -> dict[str, Any]:
    """The organisation and the system that a file of an organisation names."""
    if loaded.kind not in ("staffing", "organisation"):
        return {}
    return {"organisation": loaded.model.organisation, "system": getattr(loaded.model, "staffing", "")}


def check_register(register: Register, _library: Library) -> Iterator[Finding]:
    """The contact register is no part of a catalog, which others are given."""
    if register.inside:
        yield from (
            RULE.at(Place(file.file, span=START), "register", source=register.inside) for file in register.files
        )
