"""What a file's galleries know of a fault that validation, which knows the file alone, could only half explain."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Param, Several
from rolekat.library.gallery import LinkedGallery, stem
from rolekat.library.library import Library
from rolekat.library.loading import load
from rolekat.library.staffing_hints import better_key, better_value
from rolekat.text.words import closest, slug

if TYPE_CHECKING:
    from rolekat.library.loading import Loaded
    from rolekat.text.problem import Problem

_BY_PLACE: Final = ("staffing", "organisation")
"""What the place of a file tells, where the file itself does not say it."""
_PEOPLE: Final = frozenset({"person", "named", "deputies", "accepted_by", "executor"})
_POOLS: Final = ("people", "positions", "units", "suppliers")
_PHASE_KEYS: Final = frozenset({"from", "phase", "before", "after", "latest"})
_KEYS_BELOW: Final[dict[object, str]] = {"roles": "role", "delegated": "item", "spread": "item"}
_ROLE_KEYS: Final = frozenset({"of", "responsible", "executor", "involved", "alternatives", "designates", "under"})


def hint(problem: Problem, loaded: Loaded, library: Library) -> tuple[str, Mapping[str, Param]]:
    """The variant and the parameters of a problem, better ones where the galleries that there are allow it."""
    params: dict[str, Param] = dict(problem.params)
    if not isinstance(loaded.value, dict):
        return problem.variant, params
    if problem.rule == "bad-id":
        return _bad_id(problem, loaded, library, params)
    if problem.rule == "invalid-value":
        return better_value(problem, loaded, params)
    if problem.rule == "unknown-key":
        return better_key(problem, loaded), params
    if problem.rule == "missing-key" and problem.variant == "message":
        if params["key"] in _BY_PLACE and not problem.path:
            return _missing_id(problem, loaded, library, params)
        return _missing_pin(problem, loaded, library, params)
    return problem.variant, params


def _missing_id(
    problem: Problem, loaded: Loaded, library: Library, params: dict[str, Param]
) -> tuple[str, Mapping[str, Param]]:
    """A file of an organisation that lies where one can tell which: what its name and its folder say."""
    near: str | None = stem(loaded.file)
    if params["key"] == "organisation":
        folder = os.path.dirname(loaded.file)
        while folder not in library.organisation_folders and os.path.dirname(folder) != folder:
            folder = os.path.dirname(folder)
        near = os.path.basename(folder) if folder in library.organisation_folders else None
    return ("value", {**params, "near": near}) if near and slug(near) == near else (problem.variant, params)


def _missing_pin(
    problem: Problem, loaded: Loaded, library: Library, params: dict[str, Param]
) -> tuple[str, Mapping[str, Param]]:
    """A system without its gallery, a changed text without the gallery that it was changed from."""
    key = params["key"]
    pins: list[str] = []
    if key == "gallery":
        pins = sorted(gallery.key for gallery in library.newest_galleries)
    elif key == "was" and (pin := _pin(loaded)):
        pins = [pin]
    if key not in ("gallery", "was") or loaded.kind not in ("system", "profile", "organisation"):
        return problem.variant, params
    if len(pins) > 1:
        return "pins", {**params, "pins": Several(tuple(f"`{key}: {pin}`" for pin in pins))}
    return "pin", {**params, "pin": pins[0] if pins else "kombit@1.5"}


def _bad_id(
    problem: Problem, loaded: Loaded, library: Library, params: dict[str, Param]
) -> tuple[str, Mapping[str, Param]]:
    """An id that is none where one of the gallery's is meant: the one with that title, if there is one."""
    kind = _meant(problem, loaded)
    if kind == "item":
        return _bad_item(problem, loaded, library, params)
    if kind is None:
        if _is_name(problem, loaded, params):
            return "name", params
        if problem.fatal:
            return problem.variant, params
        meant = str(params["suggestion"])
        known = meant in _members(loaded, library)
        return ("somebody-near", {**params, "near": meant}) if known else ("somebody", params)
    gallery = _gallery_of(loaded, library)
    titles: dict[str, str] = {}
    if gallery and kind == "phase":
        titles = {name: phase.title for name, phase in gallery.phases.items()}
    elif gallery:
        titles = {name: role.title for name, role in gallery.roles.items()} | _own_titles(loaded, library)
    near = _by_title(str(params["given"]), titles)
    if near:
        return f"{kind}-near", {**params, "near": near}
    is_new = problem.of_key and problem.path[:-1] == ("roles",)  # an entry may have an id of its own
    return (problem.variant if is_new else kind), params


def _members(loaded: Loaded, library: Library) -> set[str]:
    """Everybody whom the organisation of a file names, by ids as they should be written."""
    folder = os.path.dirname(loaded.file)
    while folder not in library.organisation_folders and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    head = load(os.path.join(folder, "organisation.yaml")).value if folder in library.organisation_folders else None
    pools = [head.get(name) for name in _POOLS] if isinstance(head, dict) else []
    return {slug(name) for pool in pools if isinstance(pool, dict) for name in pool}


def _meant(problem: Problem, loaded: Loaded) -> str | None:
    """Whether a phase or a role of the gallery must be named here."""
    if loaded.kind in _BY_PLACE:
        return _meant_by_staff(problem)
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


def _meant_by_staff(problem: Problem) -> str | None:
    """The same in the files of an organisation."""
    *above, last = problem.path
    if problem.of_key:
        return "phase" if above == ["phases"] else _KEYS_BELOW.get(above[-1]) if above else None
    passed_on = above[-1:] == ["spread"] or (above[-2:-1] == ["delegated"] and last == "role")
    return "role" if passed_on else None


def _bad_item(
    problem: Problem, loaded: Loaded, library: Library, params: dict[str, Param]
) -> tuple[str, Mapping[str, Param]]:
    """Words where the id of a role's task is expected: the tasks that the gallery gives to the role."""
    gallery = _gallery_of(loaded, library)
    role = gallery.roles.get(str(problem.path[-3])) if gallery else None
    if role is None or not role.tasks:
        return "item-unknown", params
    return "item", {**params, "role": role.title, "tasks": Several(tuple(f"`{name}`" for name in role.tasks))}


def _is_name(problem: Problem, loaded: Loaded, params: Mapping[str, Param]) -> bool:
    """Whether somebody's name stands where an organisation's files name people by their ids."""
    if loaded.kind not in _BY_PLACE or len(str(params["given"]).split()) == 1:
        return False
    return problem.path[0] == "people" if problem.of_key else not _PEOPLE.isdisjoint(problem.path)


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


def _own_titles(loaded: Loaded, library: Library) -> dict[str, str]:
    """The titles that the catalog of a staffed system itself gives to roles."""
    system = _system_of(loaded, library) if loaded.kind == "staffing" else None
    roles = system.value.get("roles") if system and isinstance(system.value, dict) else None
    entries = roles.items() if isinstance(roles, dict) else ()
    return {name: entry["title"] for name, entry in entries if isinstance(entry, dict) and _is_text(entry.get("title"))}


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _system_of(loaded: Loaded, library: Library) -> Loaded | None:
    name = loaded.value.get("staffing")
    return library.system(name if isinstance(name, str) else stem(loaded.file))


def _gallery_of(loaded: Loaded, library: Library) -> LinkedGallery | None:
    if loaded.kind == "staffing":
        system = _system_of(loaded, library)
        return _gallery_of(system, library) if system and isinstance(system.value, dict) and system.kind else None
    if loaded.kind in ("system", "profile", "organisation"):
        pin = _pin(loaded)
        return library.gallery(pin) if pin else None
    folder = os.path.dirname(loaded.file)
    found = library.gallery_in(folder) if folder in library.gallery_folders else None
    return found if isinstance(found, LinkedGallery) else None


def _pin(loaded: Loaded) -> str | None:
    pin = loaded.value.get("gallery")
    return pin if isinstance(pin, str) else None
