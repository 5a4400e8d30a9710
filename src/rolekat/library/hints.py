"""What a file's galleries know of a fault that validation, which knows the file alone, could only half explain."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Param, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.text.words import closest, slug

if TYPE_CHECKING:
    from rolekat.library.loading import Loaded
    from rolekat.text.problem import Problem

_PHASE_KEYS: Final = frozenset({"from", "phase", "before", "after", "latest"})
_ROLE_KEYS: Final = frozenset({"of", "responsible", "executor", "involved", "alternatives", "designates", "under"})


def hint(problem: Problem, loaded: Loaded, library: Library) -> tuple[str, Mapping[str, Param]]:
    """The variant and the parameters of a problem, better ones where the galleries that there are allow it."""
    params: dict[str, Param] = dict(problem.params)
    if not isinstance(loaded.value, dict):
        return problem.variant, params
    if problem.rule == "bad-id":
        return _bad_id(problem, loaded, library, params)
    if problem.rule == "missing-key" and problem.variant == "message":
        return _missing_pin(problem, loaded, library, params)
    return problem.variant, params


def _missing_pin(
    problem: Problem, loaded: Loaded, library: Library, params: dict[str, Param]
) -> tuple[str, Mapping[str, Param]]:
    """A system without its gallery, a changed text without the gallery that it was changed from."""
    key = params["key"]
    pins = library.gallery_keys if key == "gallery" else [_pin(loaded)] if key == "was" else []
    pins = [pin for pin in pins if pin]
    if key not in ("gallery", "was") or loaded.kind not in ("system", "profile"):
        return problem.variant, params
    if len(pins) > 1:
        return "pins", {**params, "pins": Several(tuple(f"`{key}: {pin}`" for pin in pins))}
    return "pin", {**params, "pin": pins[0] if pins else "kombit@1.5"}


def _bad_id(
    problem: Problem, loaded: Loaded, library: Library, params: dict[str, Param]
) -> tuple[str, Mapping[str, Param]]:
    """An id that is none where one of the gallery's is meant: the one with that title, if there is one."""
    kind = _meant(problem, loaded)
    if kind is None:
        return problem.variant, params
    gallery = _gallery_of(loaded, library)
    titles: dict[str, str] = {}
    if gallery and kind == "phase":
        titles = {name: phase.title for name, phase in gallery.phases.items()}
    elif gallery:
        titles = {name: role.title for name, role in gallery.roles.items()}
    near = _by_title(str(params["given"]), titles)
    if near:
        return f"{kind}-near", {**params, "near": near}
    is_new = problem.of_key and problem.path[:-1] == ("roles",)  # an entry may have an id of its own
    return (problem.variant if is_new else kind), params


def _meant(problem: Problem, loaded: Loaded) -> str | None:
    """Whether a phase or a role of the gallery must be named here."""
    path, above = problem.path, problem.path[0] if len(problem.path) > 1 else ""
    key = next((step for step in reversed(path) if isinstance(step, str)), "")
    if above == "contact_point":
        return "phase" if problem.of_key else "role"
    if not problem.of_key and key in _PHASE_KEYS:
        return "phase"
    if loaded.kind not in ("system", "profile"):
        return "role" if not problem.of_key and key == "under" else None
    is_entry = above in ("roles", "handovers") and len(path) == len(("roles", "id"))
    return "role" if (is_entry if problem.of_key else key in _ROLE_KEYS) else None


def _by_title(given: str, titles: dict[str, str]) -> str | None:
    """The one id whose title is, begins with or looks like what stands there."""
    wanted = slug(given)
    slugs = {name: slug(title) for name, title in titles.items()}
    if wanted in titles:
        return wanted
    same = [name for name, title in slugs.items() if title == wanted]
    begun = same or [name for name, title in slugs.items() if title.startswith(f"{wanted}-")]
    ended = begun or [name for name, title in slugs.items() if title.endswith(f"-{wanted}")]
    if ended:
        return ended[0] if len(ended) == 1 else None
    return closest(wanted, tuple(titles), surely=True)


def _gallery_of(loaded: Loaded, library: Library) -> LinkedGallery | None:
    if loaded.kind in ("system", "profile"):
        pin = _pin(loaded)
        return library.gallery(pin) if pin else None
    folder = os.path.dirname(loaded.file)
    found = library.gallery_in(folder) if folder in library.gallery_folders else None
    return found if isinstance(found, LinkedGallery) else None


def _pin(loaded: Loaded) -> str | None:
    pin = loaded.value.get("gallery")
    return pin if isinstance(pin, str) else None
