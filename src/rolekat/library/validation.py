"""Why a value does not fit its form, as problems that a non-programmer understands.

It walks `model/forms.py` as `taking.py` does, which alone says what fits. No pydantic: its import takes as long as a
check of a whole municipality.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Final, TypeAlias

from rolekat.library.kinds import MODELS
from rolekat.library.placeholders import NO_ID, holds_a_place
from rolekat.library.taking import ID, MAX_ID, UnfitError, fitted, take
from rolekat.model.forms import FORMS
from rolekat.record import Record
from rolekat.text.limits import MAX_PROBLEMS
from rolekat.text.problem import Problem, shown
from rolekat.text.words import closest, slug

_Path: TypeAlias = tuple[Any, ...]
_Form: TypeAlias = tuple[Any, ...]

_MAY_BE_EMPTY: Final = "contact_point"
"""A phase without a contact point is found by a rule of its own, empty or left out."""


class _Missing(Record):
    """A map lacks a key."""

    path: _Path
    key: str


class _Empty(Record):
    """A value is empty that must not be, and what is wrong with that: nothing where the key may be left out."""

    path: _Path
    problem: Problem | None


_Fault: TypeAlias = Problem | _Missing | _Empty


def validate(kind: str, value: dict[str, Any]) -> tuple[Any, list[Problem]]:
    """What is made of a value that does not fit as it stands, or `None`; and what is wrong with it.

    An empty value is an absent one: where it does not fit, it is taken out and the rest counts.
    """
    return validate_as(MODELS[kind], value)


def validate_as(model: str, value: dict[str, Any]) -> tuple[Any, list[Problem]]:
    """The same for what is no file of a catalog, by the name of its model."""
    faults = list(islice(_Walk(model, value).faults(("form", model), value, ()), MAX_PROBLEMS + 1))
    problems: dict[tuple[str, _Path], Problem] = {}
    nobody: set[_Path] = set()
    missing: dict[_Path, list[str]] = {}
    empty: set[_Path] = set()
    for fault in faults[:MAX_PROBLEMS]:
        if isinstance(fault, _Missing):
            missing.setdefault(fault.path, []).append(fault.key)
            continue
        if isinstance(fault, _Empty):
            empty.add(fault.path)
        problem = fault.problem if isinstance(fault, _Empty) else fault
        if problem and model in _STAFFED and _is_somebody(problem):
            problem = _no_id(problem, value)
            nobody.add(problem.path)
        if problem:
            problems.setdefault((problem.rule, problem.path), problem)
    found = [*_missing(missing, problems.values()), *problems.values()]
    if any(problem.fatal for problem in found) or len(faults) > MAX_PROBLEMS:
        return None, found
    return take(model, _without(value, empty, nobody)), found


_STAFFED: Final = ("Organisation", "Staffing")
_HELD: Final = frozenset({"roles", "sheets", "system_groups", "actions"})
_SOMEBODY: Final = frozenset({
    "person", "position", "unit", "supplier", "body", "deputies", "named", "accepted_by", "executor", "by",
})  # fmt: skip
"""What names somebody below these."""


def _is_somebody(problem: Problem) -> bool:
    """Whether something that is no id stands where somebody is named who holds a role, stands in, does a task, …."""
    if problem.rule != "bad-id" or problem.of_key or problem.path[0] not in _HELD:
        return False
    key = next((step for step in reversed(problem.path) if isinstance(step, str)), "")
    return key in _SOMEBODY


def _no_id(problem: Problem, value: Any) -> Problem:
    """The same where the rest counts without it. A word that stands for nobody is another fault than a wrong id."""
    for step in problem.path:
        value = value[step]
    if holds_a_place(value):
        params = (("given", _quoted(value)),)
        return Problem("staffing/placeholder-holder", None, "placeholder", params, fatal=False, path=problem.path)
    return problem._replace(fatal=False)


def _missing(missing: dict[_Path, list[str]], others: Iterable[Problem]) -> Iterator[Problem]:
    """One fault for each map that lacks keys; none for a key of which a misspelt form stands there."""
    misspelt = {(fault.path[:-1], dict(fault.params)["near"]) for fault in others if fault.rule == "unknown-key"}
    for path, keys in missing.items():
        left = [key for key in keys if (path, key) not in misspelt]
        if left:
            params = (("key", left[0]), ("keys", ", ".join(f"`{key}`" for key in left)))
            variant = "message" if len(left) == 1 else "several"
            yield Problem("missing-key", variant=variant, path=path, of_key=True, params=params)


def _without(value: dict[str, Any], dropped: set[_Path], nobody: set[_Path]) -> dict[str, Any]:
    """The value without the keys at some paths, and with nobody at others."""

    def rebuild(node: Any, path: _Path) -> Any:
        if path in nobody:
            return NO_ID
        if isinstance(node, dict):
            return {key: rebuild(child, (*path, key)) for key, child in node.items() if (*path, key) not in dropped}
        if isinstance(node, list):
            return [rebuild(child, (*path, index)) for index, child in enumerate(node)]
        return node

    rebuilt: dict[str, Any] = rebuild(value, ())
    return rebuilt


class _Walk:
    """A walk through one file's value, in the order of the forms; unknown keys come after the known ones."""

    def __init__(self, model: str, value: dict[str, Any]) -> None:
        self.value = value
        self.may_have_roles = "roles" in FORMS[model][0]

    def faults(self, form: _Form, value: Any, path: _Path, *, of_key: bool = False) -> Iterator[_Fault]:
        """Everything in a value, which is not empty, that does not fit its form."""
        kind = form[0]
        if kind == "optional":
            yield from self.faults(form[1], value, path)
        elif kind == "form":
            yield from self.in_entry(form[1], value, path)
        elif kind == "map":
            yield from self.in_map(form, value, path)
        elif kind == "one-or-list" and isinstance(value, str):
            yield from self.faults(form[1], value, path)
        elif kind in ("list", "one-or-list", "list-or-bare"):
            yield from self.in_list(form[1], value, path)
        elif not _fits(form, value):
            yield _misfit(form, value, path, of_key=of_key)

    def in_entry(self, model: str, value: Any, path: _Path) -> Iterator[_Fault]:
        """A map with keys of its own."""
        fields, required, _ = FORMS[model]
        if not isinstance(value, dict):
            yield _no_map(value, path, tuple(fields))
            return
        for key, (_, form) in fields.items():
            here = (*path, key)
            if key in value:
                problem = Problem("missing-value", path=here, of_key=True) if key in required else None
                yield from self.at_part(form, value[key], here, problem)
            elif key in required:
                yield _Missing(path, key)
        for key, part in value.items():
            if key not in fields:
                yield self.unknown_key(key, part, path, [name for name in fields if name not in value], tuple(fields))

    def in_map(self, form: _Form, value: Any, path: _Path) -> Iterator[_Fault]:
        """A map by id or name: without an empty entry the rest still counts."""
        if not isinstance(value, dict):
            yield _no_map(value, path, ())
            return
        for key, part in value.items():
            here = (*path, key)
            problem = (
                None if path[0] == _MAY_BE_EMPTY else Problem("missing-value", path=here, of_key=True, fatal=False)
            )
            yield from self.faults(form[1], key, here, of_key=True)
            yield from self.at_part(form[2], part, here, problem)

    def in_list(self, form: _Form, value: Any, path: _Path) -> Iterator[_Fault]:
        """A list: without an empty item the positions of what follows would no longer be true."""
        if not isinstance(value, list):
            yield _value(path, "list-expected")
            return
        for index, part in enumerate(value):
            here = (*path, index)
            yield from self.at_part(form, part, here, Problem("missing-value", path=here, of_key=True))

    def at_part(self, form: _Form, value: Any, path: _Path, if_empty: Problem | None) -> Iterator[_Fault]:
        """What stands in a map or list; if it is empty and must not be, that is the problem."""
        if value is not None:
            yield from self.faults(form, value, path)
        elif form[0] not in ("optional", "list-or-bare"):
            yield _Empty(path, if_empty)

    def unknown_key(self, key: str, given: Any, above: _Path, left: list[str], known: tuple[str, ...]) -> Problem:
        """A key that there is not, and the one that may have been meant: one that does not stand there already."""
        misplaced = self.may_be_a_role(key, given, above)
        near = closest(key, left, surely=misplaced)
        params = (("key", shown(key)), ("known", ", ".join(known)), ("near", near or ""))
        variant = "near" if near else "role" if misplaced else "message" if key else "empty"
        return Problem("unknown-key", path=(*above, key), of_key=True, variant=variant, params=params)

    def may_be_a_role(self, key: str, given: Any, above: _Path) -> bool:
        """Whether a key looks like a role that is indented too little, or too far: within another's entry."""
        within = len(above) == _IN_AN_ENTRY and above[0] == "roles"
        beside = within if above else "roles" in self.value
        is_entry = given is None or isinstance(given, dict)
        return beside and is_entry and self.may_have_roles and _fits(("pattern", ID, 0), key)


_IN_AN_ENTRY: Final = 2
"""`roles`, the role."""


def _fits(form: _Form, value: Any) -> bool:
    try:
        fitted(form, value)
    except UnfitError:
        return False
    return True


def _no_map(given: Any, path: _Path, known: tuple[str, ...]) -> Problem:
    variant = "map-not-list" if isinstance(given, list) else "keys-expected" if known else "map-expected"
    return _value(path, variant, given=_quoted(given), known=", ".join(known))


def _misfit(form: _Form, given: Any, path: _Path, *, of_key: bool) -> Problem:
    """Why a single value does not fit."""
    kind, *parts = form
    if kind == "number":
        return _no_such_number(given, path, *parts)
    if kind == "truth":
        return _value(path, "yes-or-no", given=_quoted(given))
    if isinstance(given, dict):
        if len(given) == 1 and kind != "one-of":
            return Problem("cut-by-colon", path=path, params=(("start", shown(next(iter(given)))),))
        return _value(path, "text-expected")
    if isinstance(given, list):
        return _value(path, "text-not-list")
    if kind == "one-of":
        near = closest(given, parts)
        variant = "choice-near" if near else "choice"
        return _value(path, variant, given=_quoted(given), expected=", ".join(parts), near=near or "")
    if kind == "text":
        return Problem("missing-value", path=path, of_key=True)
    pattern, longest = parts if kind == "pattern" else ("", MAX_ID)
    if longest and len(given) > longest:
        return _value(path, "too-long", limit=str(longest), of_key=of_key)
    if kind == "id":
        suggestion = slug(_quoted(given))
        variant = "no-letters" if suggestion == _MADE_UP else "message"
        params = (("given", _quoted(given)), ("suggestion", shown(suggestion)))
        return Problem("bad-id", variant=variant, path=path, of_key=of_key, params=params)
    return _value(path, _meant_by(pattern), given=_quoted(given))


_MADE_UP: Final = slug("")
"""The id that is made of a text without any letter or digit."""


def _no_such_number(given: Any, path: _Path, least: int | None, most: int | None = None) -> Problem:
    if least is None or not _fits(("number", None), given):
        return _value(path, "number", given=_quoted(given))
    if _fits(("number", least), given):
        return _value(path, "most", given=_quoted(given), most=str(most))
    return _value(path, "least", given=_quoted(given), least=str(least))


_PATTERNS: Final = {
    r"^[a-z0-9-]+@": "pin",
    r"^[A-Za-z0-9._-]+$": "version",
    r"^[1-9]\d{3}(-": "date",
    r"^([1-9]\d{3}-": "day",
    r"^[1-9]\d{0,3} (days?": "interval",
    r"^([1-9]|1[0-2])$": "month",
    r"^[a-z]+(-[a-z]+)*(/": "each",
    r"^(person|": "holder",
    r"^[^\s@": "email",
    r"^\(?\+?[0-9]": "phone",
}
"""How a pattern begins, and what it stands for."""


def _meant_by(pattern: str) -> str:
    """The variant that says what a text must look like."""
    return next((meant for start, meant in _PATTERNS.items() if pattern.startswith(start)), "reference")


def _value(path: _Path, variant: str, *, of_key: bool = False, **params: str) -> Problem:
    return Problem("invalid-value", variant=variant, path=path, params=tuple(sorted(params.items())), of_key=of_key)


def _quoted(value: object) -> str:
    return shown(value if isinstance(value, str) else str(value))
