"""Takes values into the forms of the models: without pydantic, whose import takes longer than checking a hundred files.

`model/forms.py`, which is derived from the models, says what each key takes. What fits becomes a `Taken` with the
model's attributes; why something does not fit, `validation.py` says. A property test holds all of it to what the
models themselves accept and make of it.
"""

import functools
import re
from collections.abc import Callable, Collection
from typing import Any, Final, TypeAlias

from rolekat.model.forms import FORMS

_Take: TypeAlias = Callable[[Any], Any]


class UnfitError(Exception):
    """The value does not fit its form."""


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
        _set_attributes(copy, {**self.__dict__, **update})
        return copy

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


# Past the frozen `__setattr__`, and all attributes at once.
_set_attributes: Final[Callable[[Taken, dict[str, Any]], None]] = vars(Taken)["__dict__"].__set__


def take(model: str, value: Any) -> Any:
    """The value as an instance of a model.

    Raises:
        UnfitError: it does not fit; `validation.py` says why.
    """
    return fitted(("form", model), value)


def fitted(form: tuple[Any, ...], value: Any) -> Any:
    """What a form makes of a value.

    Raises:
        UnfitError: it does not fit.
    """
    try:
        return _taker_of(form)(value)
    except (KeyError, TypeError, AttributeError):  # an unknown key, or a value of another kind than its taker's
        raise UnfitError from None


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
    names = {key: name for key, (name, _) in fields.items()}
    new, set_attributes = object.__new__, _set_attributes

    def taken(value: Any) -> Any:
        for key in required:
            if key not in value:
                raise UnfitError
        instance = new(cls)
        set_attributes(instance, {names[key]: takers[key](part) for key, part in value.items()})
        return instance

    def taken_plainly(value: Any) -> Any:
        instance = new(cls)
        set_attributes(instance, {key: takers[key](part) for key, part in value.items()})
        return instance

    is_plain = not required and all(key == name for key, name in names.items())
    taker = taken_plainly if is_plain else taken
    _TAKERS[model] = taker  # before its parts: it may contain itself
    for name, default in defaults.items():
        is_instance = default.__class__ is tuple and default[:1] == ("new",)
        setattr(cls, name, bare(default[1]) if is_instance else default)
    takers.update((key, _taker_of(form)) for key, (_, form) in fields.items())
    return taker


@functools.cache
def _taker_of(form: tuple[Any, ...]) -> _Take:
    kind, *parts = form
    if kind == "form":
        return _TAKERS.get(parts[0]) or _make(parts[0])
    if kind == "optional":
        return _optional(parts[0])
    if kind in ("list", "one-or-list"):
        return _list(_taker_of(parts[0]), or_one=kind == "one-or-list")
    if kind == "list-or-bare":
        inner = _list(_taker_of(parts[0]), or_one=False)
        return lambda value: () if value is None else inner(value)
    if kind == "map":
        return _map(_taker_of(parts[0]), _taker_of(parts[1]))
    if kind == "text":
        return _text
    if kind == "one-of":
        return {choice: choice for choice in parts}.__getitem__
    return _Known(_judge_of(kind, *parts)).__getitem__


_JUDGED: Final = ("id", "pattern", "number", "truth")


def _judge_of(kind: str, *parts: Any) -> _Take:
    if kind == "pattern":
        return _pattern(*parts)
    if kind == "number":
        return _number(*parts)
    return {"id": _pattern(ID, MAX_ID), "truth": _truth}[kind]


class _Known(dict[Any, Any]):
    """What was made of each word so far: the same few ids, pins and dates stand in every file of a catalog."""

    def __init__(self, judge: _Take) -> None:
        self._judge = judge

    def __missing__(self, word: Any) -> Any:
        found = self[word] = self._judge(word)
        return found


def _text(value: Any) -> str:
    text: str = value.strip()
    if text:
        return text
    raise UnfitError


def _text_or_none(value: Any) -> str | None:
    return None if value is None else _text(value)


ID: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
MAX_ID: Final = 80


def _pattern(pattern: str, longest: int) -> _Take:
    match = re.compile(pattern).fullmatch

    def judge(value: Any) -> str:
        if not match(value) or (longest and len(value) > longest):
            raise UnfitError
        text: str = value
        return text

    return judge


_NUMBER: Final = re.compile(r"\s*([+-]?[0-9]+(?:_[0-9]+)*)(?:\.0+)?\s*")
_MOST_DIGITS: Final = 4000
"""Python reads no longer number."""


def _number(least: int | None, most: int | None = None) -> _Take:
    def judge(value: Any) -> int:
        match = _NUMBER.fullmatch(value)
        if not match or len(value) > _MOST_DIGITS:
            raise UnfitError
        number = int(match[1])
        if (least is not None and number < least) or (most is not None and number > most):
            raise UnfitError
        return number

    return judge


_TRUE: Final = frozenset({"true", "yes", "on", "y", "t", "1"})
_FALSE: Final = frozenset({"false", "no", "off", "n", "f", "0"})


def _truth(value: Any) -> bool:
    word = value.lower()
    if word in _TRUE or word in _FALSE:
        return word in _TRUE
    raise UnfitError


def _optional(form: tuple[Any, ...]) -> _Take:
    if form[0] in _JUDGED:
        known = _Known(_judge_of(*form))
        known[None] = None
        return known.__getitem__
    if form[0] == "text":
        return _text_or_none
    inner = _taker_of(form)

    def taker(value: Any) -> Any:
        return None if value is None else inner(value)

    return taker


def _list(inner: _Take, *, or_one: bool) -> _Take:
    def taker(value: Any) -> tuple[Any, ...]:
        if value.__class__ is list:
            return tuple(map(inner, value))
        if or_one and value.__class__ is str:
            return (inner(value),)
        raise UnfitError

    return taker


def _map(key: _Take, inner: _Take) -> _Take:
    def taker(value: Any) -> dict[str, Any]:
        return {key(name): inner(part) for name, part in value.items()}

    return taker
