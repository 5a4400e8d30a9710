"""A file lies where files of its kind are looked for."""

import os
from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.discover import GALLERY_HEADS
from rolekat.library.library import PROFILES, Library
from rolekat.library.loading import Loaded

RULE = Rule("RK113", "misplaced-file", "error")
_HEAD: Final = GALLERY_HEADS[0]


def check_file(loaded: Loaded, library: Library) -> Iterator[Finding]:
    """Roles lie beside their gallery's head, profiles in a folder of that name, systems in neither."""
    folder, name = os.path.split(loaded.file)
    kind = loaded.kind or ""
    here = "gallery" if folder in library.gallery_folders else os.path.basename(folder)
    if kind == "gallery":
        fault = name not in GALLERY_HEADS or (name != _HEAD and os.path.exists(os.path.join(folder, _HEAD)))
    elif name in GALLERY_HEADS:
        fault, kind = True, "head"
    elif here == "gallery":
        fault, kind = kind != "role", "in-gallery"
    else:
        fault = kind == "role" or (kind == "profile") != (here == PROFILES)
    if fault:
        yield RULE.at(Place(loaded.file, (loaded.kind or "",), of_key=True), kind, file=name)
