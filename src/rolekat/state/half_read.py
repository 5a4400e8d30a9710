"""What counts of a staffing file with faults: which phase its system is in, and so which roles must be held for all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from rolekat.library.taking import UnfitError, take
from rolekat.text.files import read_bytes

if TYPE_CHECKING:
    from rolekat.library.loading import Loaded

_HEAD = ("staffing", "organisation", "phases")


def half_read(loaded: Loaded) -> Loaded | None:
    """A faulty file by its head and those roles that fit; `None` where it is not sure what was meant.

    A role of which something is wrong counts as one that the file settles: nobody can say that it is vacant.
    """
    value = loaded.value
    misread = any(problem.fatal and problem.span is not None for problem in loaded.problems)
    if loaded.kind != "staffing" or misread or not isinstance(value, dict):
        return None
    roles = value.get("roles") or {}
    try:
        head = {key: value[key] for key in _HEAD if key in value}
        return loaded._replace(model=take("Staffing", {**head, "roles": dict(map(_fitting, roles.items()))}))
    except (UnfitError, AttributeError):
        return None


def may_name(person: str, loaded: Loaded) -> bool:
    """Whether a faulty file has somebody's id in it anywhere."""
    try:
        content = read_bytes(loaded.file)
    except OSError:
        return True
    return re.search(rf"(?<![\w-]){re.escape(person)}(?![\w-])".encode(), content) is not None


def _fitting(role: tuple[str, Any]) -> tuple[str, Any]:
    name, entry = role
    try:
        if entry is not None:
            take("RoleStaffing", entry)
    except UnfitError:
        return name, {"not_applicable": name}
    return role
