"""A read value to its model, and pydantic's errors to problems that a non-programmer understands."""

import functools
import re
import typing
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo

from rolekat.model.base import ID_PATTERN, Entry
from rolekat.text.limits import MAX_PROBLEMS
from rolekat.text.problem import Problem, shown
from rolekat.text.words import closest, slug

_Path: TypeAlias = tuple[Any, ...]

_MAY_BE_EMPTY: Final = "contact_point"
"""A phase without a contact point is found by a rule of its own, empty or left out."""


@functools.cache
def model_of(kind: str) -> type[Entry]:
    """The model of a kind of file; imported when the first such file is read."""
    if kind == "system":
        from rolekat.model.system import System

        return System
    if kind == "profile":
        from rolekat.model.system import Profile

        return Profile
    if kind == "role":
        from rolekat.model.role import Role

        return Role
    from rolekat.model.gallery import Gallery

    return Gallery


def validate(kind: str, value: dict[str, Any]) -> tuple[Any, list[Problem]]:
    """The model of a value, or `None` and what is wrong with it.

    An empty value is an absent one: where the model refuses it, it is taken out and the rest judged again.
    """
    model = model_of(kind)
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=True)
    empty = {item["loc"] for item in errors if item["input"] is None and item["type"] not in _ABOUT_KEYS}
    problems: dict[tuple[str, _Path], Problem] = {}
    missing: dict[_Path, list[str]] = {}
    reliable = True
    for item in errors[:MAX_PROBLEMS]:
        if item["type"] == "missing":
            missing.setdefault(tuple(item["loc"][:-1]), []).append(str(item["loc"][-1]))
            continue
        fault = _fault_of_empty(model, item["loc"]) if item["loc"] in empty else _explain(item, model, value)
        if fault:
            problems.setdefault((fault.rule, fault.path), fault)
            reliable = reliable and not fault.fatal
    found = [*_missing(missing, problems.values()), *problems.values()]
    reliable = reliable and not missing and len(errors) <= MAX_PROBLEMS
    if not reliable:
        return None, found
    try:
        return model.model_validate(_without(value, empty)), found
    except ValidationError as error:
        again = error.errors(include_url=False, include_input=True)
        return None, found + [_explain(item, model, value) for item in again]


def _missing(missing: dict[_Path, list[str]], others: Iterable[Problem]) -> Iterator[Problem]:
    """One fault for each map that lacks keys; none for a key of which a misspelt form stands there."""
    misspelt = {(fault.path[:-1], dict(fault.params)["near"]) for fault in others if fault.rule == "unknown-key"}
    for path, keys in missing.items():
        left = [key for key in keys if (path, key) not in misspelt]
        if left:
            params = (("key", left[0]), ("keys", ", ".join(f"`{key}`" for key in left)))
            variant = "message" if len(left) == 1 else "several"
            yield Problem("missing-key", variant=variant, path=path, of_key=True, params=params)


_ABOUT_KEYS: Final = ("missing", "extra_forbidden")


def _fault_of_empty(model: type[Entry], path: _Path) -> Problem | None:
    """What is wrong with leaving a value empty: nothing where the key may be left out altogether."""
    above = _model_at(model, path[:-1])
    if above is not None and path[-1] in _keys(above):
        needed = _keys(above)[path[-1]].is_required()
        return Problem("missing-value", path=path, of_key=True) if needed else None
    if path[0] == _MAY_BE_EMPTY:
        return None
    # In a map by id the rest still counts; in a list the positions of what follows would no longer be true.
    return Problem("missing-value", path=path, of_key=True, fatal=isinstance(path[-1], int))


def _without(value: dict[str, Any], dropped: set[_Path]) -> dict[str, Any]:
    """The value without the keys at these paths."""

    def rebuild(node: Any, path: _Path) -> Any:
        if isinstance(node, dict):
            return {key: rebuild(child, (*path, key)) for key, child in node.items() if (*path, key) not in dropped}
        if isinstance(node, list):
            return [rebuild(child, (*path, index)) for index, child in enumerate(node)]
        return node

    rebuilt: dict[str, Any] = rebuild(value, ())
    return rebuilt


def _explain(error: Any, model: type[Entry], value: Any) -> Problem:  # noqa: C901 - an answer to each error
    path, of_key = _real_path(error["loc"], value)
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(path, model, value, given)
    if kind in ("string_type", "literal_error") and isinstance(given, dict):
        if len(given) == 1 and kind == "string_type":
            return Problem("cut-by-colon", path=path, params=(("start", shown(str(next(iter(given))))),))
        return _value(path, "text-expected")
    if kind in ("string_type", "literal_error") and isinstance(given, list):
        return _value(path, "text-not-list")
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        known = ", ".join(fields_at(model, path))
        variant = "map-not-list" if isinstance(given, list) else "keys-expected" if known else "map-expected"
        return _value(path, variant, given=_quoted(given), known=known)
    if kind in ("tuple_type", "list_type"):
        return _value(path, "list-expected")
    if kind == "literal_error":
        allowed = ", ".join(re.findall(r"'([^']*)'", str(context.get("expected", ""))))
        near = closest(str(given), allowed.split(", "))
        variant = "choice-near" if near else "choice"
        return _value(path, variant, given=_quoted(given), expected=allowed, near=near or "")
    if kind == "string_pattern_mismatch":
        return _pattern(path, str(context.get("pattern", "")), _quoted(given), of_key=of_key)
    if kind == "string_too_short":
        return Problem("missing-value", path=path, of_key=True)
    if kind == "string_too_long":
        return _value(path, "too-long", limit=str(context.get("max_length", "")), of_key=of_key)
    if kind.startswith(("int_", "greater_than", "less_than")):
        least = str(context["ge"]) if "ge" in context else ""
        return _value(path, "least" if least else "number", given=_quoted(given), least=least)
    if kind.startswith("bool_"):
        return _value(path, "yes-or-no", given=_quoted(given))
    return _value(path, "message", given=_quoted(given))


def _value(path: _Path, variant: str, *, of_key: bool = False, **params: str) -> Problem:
    return Problem("invalid-value", variant=variant, path=path, params=tuple(sorted(params.items())), of_key=of_key)


def _real_path(loc: _Path, value: Any) -> tuple[_Path, bool]:
    """The part of pydantic's location that names keys and list positions, and whether a key is at fault."""
    path: list[Any] = []
    for step in loc:
        if step == "[key]":
            return tuple(path), True
        if isinstance(value, str):
            break  # one text where a list may stand: pydantic counts it as the list's first
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        path.append(step)
    return tuple(path), False


def _unknown_key(path: _Path, model: type[Entry], value: Any, given: object) -> Problem:
    key = str(path[-1])
    known = fields_at(model, path[:-1])
    misplaced = _may_be_a_role(path, model, value, given)
    there = value
    for step in path[:-1]:
        there = there[step]
    near = closest(key, [name for name in known if name not in there], surely=misplaced)
    params = (("key", shown(key)), ("known", ", ".join(known)), ("near", near or ""))
    variant = "near" if near else "role" if misplaced else "message" if key else "empty"
    return Problem("unknown-key", path=path, of_key=True, variant=variant, params=params)


def _may_be_a_role(path: _Path, model: type[Entry], value: dict[str, Any], given: object) -> bool:
    """Whether a key of a catalog looks like a role that is indented too little, or too far: within another's entry."""
    beside = "roles" in value if len(path) == 1 else len(path) == _IN_AN_ENTRY and path[0] == "roles"
    is_entry = given is None or isinstance(given, dict)
    return beside and is_entry and "roles" in _keys(model) and re.fullmatch(ID_PATTERN, str(path[-1])) is not None


_IN_AN_ENTRY: Final = 3
"""`roles`, the role, its key."""


_PATTERNS: Final = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    r"^[a-z0-9-]+@[A-Za-z0-9._-]+$": "pin",
    r"^[A-Za-z0-9._-]+$": "version",
}


def _pattern(path: _Path, pattern: str, given: str, *, of_key: bool) -> Problem:
    if _PATTERNS.get(pattern) == "id":
        params = (("given", given), ("suggestion", shown(slug(given))))
        return Problem("bad-id", path=path, of_key=of_key, params=params)
    if pattern in _PATTERNS:
        return _value(path, _PATTERNS[pattern], given=given)
    if pattern.startswith(r"^\d{4}"):
        return _value(path, "date", given=given)
    if "months" in pattern:
        return _value(path, "interval", given=given)
    return _value(path, "reference", given=given)


def fields_at(model: type[BaseModel], path: Sequence[Any]) -> list[str]:
    """The keys that may stand in the map at a path of a model; none where the map's keys are ids."""
    found = _model_at(model, path)
    return list(_keys(found)) if found else []


def _keys(model: type[BaseModel]) -> dict[str, FieldInfo]:
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_at(model: type[BaseModel], path: Sequence[Any]) -> type[BaseModel] | None:
    annotation: Any = model
    for step in path:
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            field = _keys(annotation).get(step)
            annotation = field.annotation if field else None
        elif typing.get_origin(annotation) is dict:
            annotation = typing.get_args(annotation)[1]
        elif typing.get_origin(annotation) is tuple:
            annotation = typing.get_args(annotation)[0]
        if not isinstance(annotation, type) and typing.get_origin(annotation) not in (dict, tuple):
            annotation = next(_models_in(annotation), annotation)
    return next(_models_in(annotation), None)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif typing.get_origin(annotation) not in (dict, tuple):
        for part in typing.get_args(annotation):
            yield from _models_in(part)


def _quoted(value: object) -> str:
    return shown(value if isinstance(value, str) else str(value))
