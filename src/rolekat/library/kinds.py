"""The kinds of catalog files, and how a file tells which it is."""

import os
from typing import Any, Final

MODELS: Final = {
    "staffing": "Staffing",
    "organisation": "Organisation",
    "system": "System",
    "role": "Role",
    "profile": "Profile",
    "gallery": "Gallery",
}
"""The kinds, each named by its first key, and their models; the first of these keys that a file has decides."""


def kind_of(value: dict[str, Any], file: str) -> str | None:
    """What a file is by its first telling key; where that is misspelt the folder still tells what was meant."""
    kind = next((kind for kind in MODELS if kind in value), None)
    if kind in ("staffing", "system", "role"):
        return kind
    expected = _by_folder(file)
    if expected in ("staffing", "organisation"):
        return expected  # a staffing names its organisation, and that its gallery
    if expected in ("system", "profile"):
        return expected  # a system names its profile, and both name their gallery
    return kind or expected


def _by_folder(file: str) -> str | None:
    name = os.path.basename(file).partition(".")[0]
    folders = os.path.dirname(file).replace("\\", "/").split("/")
    if name in ("gallery", "organisation"):
        return name
    if "organisations" in folders[-4:-1] and folders[-1] == "systems":
        return "staffing"
    if len(folders) > 1 and folders[-2] == "roles":
        return "role"
    return {"systems": "system", "profiles": "profile"}.get(folders[-1])
