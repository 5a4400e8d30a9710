"""Takes values into the forms of the models, without pydantic, as long as they plainly fit.

Importing pydantic and building the models takes longer than checking a hundred files. So a value is first held
against `model/forms.py`, which is derived from the models. What plainly fits becomes a `Taken` with the model's
attributes; at the first thing that does not, `take` gives up, and the model itself judges: it alone explains, and it
may accept more. A property test holds the two together.
"""

import re
from collections.abc import Callable, Collection
from typing import Any, Final, TypeAlias

from rolekat.model.forms import FORMS

_Take: TypeAlias = Callable[[Any], Any]


class NotPlainError(Exception):
    """The value does not plainly fit."""


class Taken:
    """An instance of a model in all that is read of one: attributes, equality, what was given. Frozen like it."""

    @property
    def model_fields_set(self) -> Collection[str]:
        """The attributes that were given."""
        return self.__dict__.keys()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Taken) or type(self) is not type(other):
            return NotImplemented
        names = self.__dict__.keys() | other.__dict__.keys()
        return all(getattr(self, name) == getattr(other, name) for name in names)

    def model_copy(self, *, update: dict[str, Any]) -> "Taken":
        """A copy in which these attributes count as given, too."""
        copy = type(self).__new__(type(self))
        object.__setattr__(copy, "__dict__", {**self.__dict__, **update})
        return copy

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


def take(model: str, value: Any) -> Any:
    """The value as an instance of a model.

    Raises:
        NotPlainError: it does not plainly fit; the model itself must judge.
    """
    try:
        return (_TAKERS.get(model) or _make(model))(value)
    except (KeyError, TypeError, AttributeError):  # an unknown key, or a value of another kind than its taker's
        raise NotPlainError from None


_TAKERS: dict[str, _Take] = {}
_CLASSES: dict[str, type[Taken]] = {}


def bare(model: str) -> Any:
    """An instance of a model in which nothing was given."""
    if model not in _CLASSES:
        _make(model)
    return _CLASSES[model]()


def _make(model: str) -> _Take:
    fields, required, defaults = FORMS[model]
    cls: type[Taken] = type(model, (Taken,), {name: None for name, _ in fields.values()})
    _CLASSES[model] = cls
    takers: dict[str, _Take] = {}
    renamed = {key: name for key, (name, _) in fields.items() if key != name}
    put = object.__setattr__

    def taken(value: Any) -> Any:
        given = {key: takers[key](part) for key, part in value.items()}
        for key in required:
            if key not in given:
                raise NotPlainError
        for key, name in renamed.items():
            if key in given:
                given[name] = given.pop(key)
        instance = object.__new__(cls)
        put(instance, "__dict__", given)
        return instance

    _TAKERS[model] = taken  # before its parts: it may contain itself
    for name, default in defaults.items():
        is_instance = default.__class__ is tuple and default[:1] == ("new",)
        setattr(cls, name, bare(default[1]) if is_instance else default)
    takers.update((key, _taker_of(form)) for key, (_, form) in fields.items())
    return taken


def _taker_of(form: Any) -> _Take:
    kind, *parts = form
    if kind == "form":
        return _TAKERS.get(parts[0]) or _make(parts[0])
    if kind == "optional":
        inner = _taker_of(parts[0])
        return _OR_NONE.get(inner) or _optional(inner)
    if kind in ("list", "one-or-list"):
        return _list(_taker_of(parts[0]), or_one=kind == "one-or-list")
    if kind == "map":
        return _map(_taker_of(parts[0]), _taker_of(parts[1]))
    if kind == "one-of":
        return _one_of(frozenset(parts))
    if kind == "pattern":
        return _pattern(*parts)
    if kind == "number":
        return _number(parts[0])
    return {"id": _id, "text": _text, "truth": _truth}[kind]


def _text(value: Any) -> str:
    text: str = value.strip()
    if text:
        return text
    raise NotPlainError


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


_KNOWN_IDS: set[str] = set()  # the same few ids stand in every file of a catalog
_ID: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MAX_ID: Final = 80


def _id(value: Any) -> str:
    if value not in _KNOWN_IDS:
        if len(value) > _MAX_ID or not _ID.fullmatch(value):
            raise NotPlainError
        _KNOWN_IDS.add(value)
    known: str = value
    return known


def _id_or_none(value: Any) -> str | None:
    return None if value is None else _id(value)


# The two most common optional values, without the detour that all others take.
_OR_NONE: Final[dict[_Take, _Take]] = {_text: _text_or_none, _id: _id_or_none}


def _pattern(pattern: str, longest: int) -> _Take:
    match = re.compile(pattern).fullmatch

    def taker(value: Any) -> str:
        if not match(value) or (longest and len(value) > longest):
            raise NotPlainError
        text: str = value
        return text

    return taker


def _one_of(choices: Collection[str]) -> _Take:
    def taker(value: Any) -> str:
        if value not in choices:
            raise NotPlainError
        choice: str = value
        return choice

    return taker


def _number(least: int) -> _Take:
    def taker(value: Any) -> int:
        if not (value.isascii() and value.isdigit()) or len(value) > len("1000000") or int(value) < least:
            raise NotPlainError
        return int(value)

    return taker


def _truth(value: Any) -> bool:
    if value in ("true", "false"):
        return bool(value == "true")
    raise NotPlainError


def _optional(inner: _Take) -> _Take:
    def taker(value: Any) -> Any:
        return None if value is None else inner(value)

    return taker


def _list(inner: _Take, *, or_one: bool) -> _Take:
    def taker(value: Any) -> tuple[Any, ...]:
        if value.__class__ is list:
            return tuple([inner(part) for part in value])
        if or_one and value.__class__ is str:
            return (inner(value),)
        raise NotPlainError

    return taker


def _map(key: _Take, inner: _Take) -> _Take:
    def taker(value: Any) -> dict[str, Any]:
        return {key(name): inner(part) for name, part in value.items()}

    return taker
