"""What somebody means who writes less than a file of an organisation asks for, or more than belongs there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from rolekat.findings.finding import Param, Path
from rolekat.gregorian import is_day
from rolekat.library.taking import ID
from rolekat.text.words import year_first

if TYPE_CHECKING:
    from rolekat.library.loading import Loaded
    from rolekat.text.problem import Problem

_PRIVATE: Final = frozenset({
    "name", "navn", "namn", "email", "e-mail", "mail", "e-post", "epost", "phone", "telefon", "tlf", "tlf.", "mobil",
    "mobile", "cpr", "personnummer", "fødselsnummer",
})  # fmt: skip
"""What people call the keys that the contact register has, in small letters."""
_NO_MAP: Final = frozenset({"keys-expected", "map-expected", "map-not-list", "list-expected"})


def better_key(problem: Problem, loaded: Loaded) -> str:
    """The variant of an unknown key: a person's name and how to reach the person have a place of their own."""
    path = problem.path
    is_persons = loaded.kind == "organisation" and len(path) == len(("people", "id", "key")) and path[0] == "people"
    return "private" if is_persons and str(path[-1]).lower() in _PRIVATE else problem.variant


def better_value(problem: Problem, loaded: Loaded, params: dict[str, Param]) -> tuple[str, Mapping[str, Param]]:
    """The variant of a value that does not fit: a day the other way round, an id alone where a holder is expected."""
    if problem.variant == "day":
        day = year_first(str(params["given"]))
        return ("day-first", {**params, "day": day}) if day != params["given"] and is_day(day) else ("day", params)
    if problem.variant not in _NO_MAP or loaded.kind not in ("staffing", "organisation"):
        return problem.variant, params
    given = _found(loaded.value, problem.path)
    key, above = problem.path[-1] if problem.path else "", problem.path[-2] if len(problem.path) > 1 else ""
    if key == "delegated" and isinstance(given, list):
        return "delegated", params
    if key == "holders" and isinstance(given, dict):
        return "holders", params
    if above == "people" and isinstance(given, str):
        return "person", {**params, "id": key}
    if key == "holders" or above == "holders":
        wrapped = "[{{person: {}}}]" if key == "holders" else "{{person: {}}}"
    elif above == "delegated":
        wrapped = "{{person: {}}}"
    elif above == "roles":
        wrapped = "{{holders: [{{person: {}}}]}}"
    else:
        return problem.variant, params
    given = given[0] if isinstance(given, list) and len(given) == 1 else given
    if not isinstance(given, str) or not re.fullmatch(ID, given):
        return problem.variant, params
    return "alone", {**params, "given": given, "instead": wrapped.format(given)}


def _found(value: Any, path: Path) -> Any:
    """What stands at a place that a fault was found at."""
    for step in path:
        value = value[step]
    return value
