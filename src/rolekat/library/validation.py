"""A read value to its model, and pydantic's errors to problems that a non-programmer understands."""

import difflib
import functools
import re
import typing
from collections.abc import Iterator, Sequence
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from rolekat.model.base import Entry
from rolekat.text.problem import Problem

KINDS: Final = ("system", "role", "profile", "gallery")
"""The kinds of files, each named by its first key; the first of these keys that a file has decides."""

_PLACEHOLDER_NULLS: Final = ("null", "Null", "NULL", "~")


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


def kind_of(value: dict[str, Any]) -> str | None:
    """The kind of file that a map is, or `None` where no key tells."""
    return next((kind for kind in KINDS if kind in value), None)


def validate(kind: str, value: dict[str, Any]) -> tuple[Any, list[Problem]]:
    """The model of a value, or `None` and what is wrong with it.

    An empty value is an absent one: where the model refuses it, it is taken out and the rest judged again.
    """
    model = model_of(kind)
    try:
        return model.model_validate(value), []
    except ValidationError as error:
        errors = error.errors(include_url=False, include_input=True)
    empty = [item["loc"] for item in errors if item["input"] is None and item["type"] != "missing"]
    if empty:
        pruned, lost = _without(value, empty)
        required = [Problem("missing-value", path=path, of_key=True, fatal=False) for path in lost]
        try:
            return model.model_validate(pruned), required
        except ValidationError as error:
            errors = error.errors(include_url=False, include_input=True)
            value = pruned
    problems: dict[tuple[Any, ...], Problem] = {}
    for item in errors:
        problem = _explain(item, model, value)
        problems.setdefault((problem.rule, problem.path), problem)
    return None, list(problems.values())


def _without(value: dict[str, Any], paths: Sequence[tuple[Any, ...]]) -> tuple[dict[str, Any], list[tuple[Any, ...]]]:
    """The value without the keys at these paths, and the paths of list entries, which cannot just go."""
    dropped = set(paths)
    lost: list[tuple[Any, ...]] = []

    def rebuild(node: Any, path: tuple[Any, ...]) -> Any:
        if isinstance(node, dict):
            return {key: rebuild(child, (*path, key)) for key, child in node.items() if (*path, key) not in dropped}
        if isinstance(node, list):
            kept = []
            for index, child in enumerate(node):
                if (*path, index) in dropped:
                    lost.append((*path, index))
                else:
                    kept.append(rebuild(child, (*path, index)))
            return kept
        return node

    return rebuild(value, ()), lost


def _explain(error: Any, model: type[Entry], value: Any) -> Problem:
    path, of_key = _real_path(error["loc"], value)
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return _unknown_key(path, model)
    if kind == "missing":
        return Problem("missing-key", path=path[:-1], of_key=True, params=(("key", str(path[-1])),))
    if isinstance(given, str) and given in _PLACEHOLDER_NULLS:
        return Problem("null-value", path=path, params=(("value", given),))
    if kind in ("string_type", "literal_error") and isinstance(given, dict):
        if len(given) == 1 and kind == "string_type":
            return Problem("cut-by-colon", path=path, params=(("start", str(next(iter(given)))),))
        return _value(path, "text-expected")
    if kind in ("string_type", "literal_error"):
        return _value(path, "text-not-list" if isinstance(given, list) else "text-expected")
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return _value(path, "map-expected", given=_short(given))
    if kind in ("tuple_type", "list_type"):
        return _value(path, "list-expected", given=_short(given))
    if kind == "literal_error" or "expected" in context:
        return _value(path, "choice", given=_short(given), expected=str(context.get("expected", "")))
    if kind == "string_pattern_mismatch":
        return _pattern(path, str(context.get("pattern", "")), _short(given), of_key=of_key)
    if kind == "string_too_short":
        return Problem("missing-value", path=path, of_key=True)
    if kind == "string_too_long":
        return _value(path, "too-long", limit=str(context.get("max_length", "")))
    if kind.startswith(("int_", "greater_than", "less_than")):
        return _value(path, "number", given=_short(given))
    if kind.startswith("bool_"):
        return _value(path, "yes-or-no", given=_short(given))
    return _value(path, "message", given=_short(given))


def _value(path: tuple[Any, ...], variant: str, **params: str) -> Problem:
    return Problem("invalid-value", variant=variant, path=path, params=tuple(sorted(params.items())))


def _real_path(loc: tuple[Any, ...], value: Any) -> tuple[tuple[Any, ...], bool]:
    """The part of pydantic's location that names keys and list positions, and whether a key is at fault."""
    path: list[Any] = []
    for step in loc:
        if step == "[key]":
            return tuple(path), True
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        elif path and value is None:
            pass
        path.append(step)
    return tuple(path), False


def _unknown_key(path: tuple[Any, ...], model: type[Entry]) -> Problem:
    key = str(path[-1])
    known = fields_at(model, path[:-1])
    near = closest(key, known)
    params = (("key", key), ("known", ", ".join(known)), ("near", near or ""))
    return Problem("unknown-key", path=path, of_key=True, variant="near" if near else "message", params=params)


_PATTERNS: Final = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "id",
    r"^[a-z0-9-]+@[A-Za-z0-9._-]+$": "pin",
}


def _pattern(path: tuple[Any, ...], pattern: str, given: str, *, of_key: bool) -> Problem:
    if _PATTERNS.get(pattern) == "id":
        params = (("given", given), ("suggestion", slug(given)))
        return Problem("bad-id", path=path, of_key=of_key, params=params)
    if _PATTERNS.get(pattern) == "pin":
        return _value(path, "pin", given=given)
    if pattern.startswith(r"^\d{4}"):
        return _value(path, "date", given=given)
    if "months" in pattern:
        return _value(path, "interval", given=given)
    return _value(path, "reference", given=given)


def fields_at(model: type[BaseModel], path: Sequence[Any]) -> list[str]:
    """The keys that may stand in the map at a path of a model."""
    annotation: Any = model
    for step in path:
        found = next(_models_in(annotation), None)
        if found is not None and isinstance(annotation, type):
            field = next((f for name, f in found.model_fields.items() if (f.alias or name) == step), None)
            annotation = field.annotation if field else None
        elif typing.get_origin(annotation) is dict:
            annotation = typing.get_args(annotation)[1]
        elif typing.get_origin(annotation) is tuple:
            annotation = typing.get_args(annotation)[0]
        if not isinstance(annotation, type) and typing.get_origin(annotation) not in (dict, tuple):
            annotation = next(_models_in(annotation), annotation)
    found = next(_models_in(annotation), None)
    return [field.alias or name for name, field in found.model_fields.items()] if found else []


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif typing.get_origin(annotation) not in (dict, tuple):
        for part in typing.get_args(annotation):
            yield from _models_in(part)


def closest(word: str, known: Sequence[str]) -> str | None:
    """The known word that somebody may have meant."""
    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.6)), None)


_LETTERS: Final = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "é": "e"})


def slug(text: str) -> str:
    """An id made of a text: `Træner/underviser` -> `traener-underviser`."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(_LETTERS)).strip("-") or "id"


def _short(value: object) -> str:
    text = value if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else text[:57] + "…"
