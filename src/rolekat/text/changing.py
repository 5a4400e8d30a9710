"""What is to become of a file's values: the changes that an edit makes, as they look to whoever reads the file."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

from rolekat.record import Record
from rolekat.text.yaml_text import paragraphs

Path: TypeAlias = tuple[str | int, ...]
_Entry = TypeVar("_Entry")


class Put(Record):
    """A value at a path, in place of the one that is there or as a new entry; the maps above it are made.

    `order` holds the keys of the map that a new entry comes into, where they have an order that is not the alphabet's.
    """

    path: Path
    value: Any
    order: Sequence[str] = ()


class Add(Record):
    """A value in the list at a path, which is made where there is none: below one of its entries, else at its end."""

    path: Path
    value: Any
    order: Sequence[str] = ()
    after: int | None = None
    """The place of the entry that it comes below."""


class Rename(Record):
    """Another key for the entry at a path."""

    path: Path
    key: str


class Drop(Record):
    """The entry at a path goes. Comments in it stay, at the place where it was."""

    path: Path


Change: TypeAlias = Put | Add | Rename | Drop


class Bare(str):
    """A word that stands without quotes though it means something in YAML: `true`."""

    __slots__ = ()


class Flow(dict[str, Any]):
    """A map of ids and days that stands on one line, in braces."""


def changed(value: Any, change: Change) -> Any:
    """The value after a change; the given one is left as it was.

    Raises:
        KeyError, IndexError, TypeError: there is nothing that could be changed.
    """
    return _at(value, change.path, change)


def _at(value: Any, path: Path, change: Change) -> Any:
    if not path:
        return _added(value, change) if isinstance(change, Add) else as_read(change.value)  # type: ignore[union-attr]
    step, *rest = path
    if isinstance(value, list):
        if isinstance(step, str):
            raise TypeError(step)
        if not 0 <= step < len(value):  # an index that another change has moved must not pass for nothing to do
            raise IndexError(step)
        if isinstance(change, Drop) and not rest:
            left = [part for index, part in enumerate(value) if index != step]
            return left or None
        return [_at(part, tuple(rest), change) if index == step else part for index, part in enumerate(value)]
    if value is not None and not isinstance(value, dict):
        raise TypeError(step)
    entries = dict(value or {})
    if rest or not isinstance(change, (Rename, Drop)):
        making = isinstance(change, (Put, Add))
        entries[step] = _at(entries.get(step) if making else entries[step], tuple(rest), change)
        return entries
    if isinstance(change, Rename):
        if step not in entries or change.key in entries:
            raise KeyError(change.key)
        return {change.key if key == step else key: part for key, part in entries.items()}
    del entries[step]
    return entries or None


def _added(value: Any, change: Add) -> list[Any]:
    there = value if isinstance(value, list) else [] if value is None else [value]
    if change.after is not None and not 0 <= change.after < len(there):
        raise IndexError(change.after)
    place = len(there) if change.after is None else change.after + 1
    return [*there[:place], as_read(change.value), *there[place:]]


def as_read(value: Any) -> Any:
    """A value as the reader gives it."""
    if isinstance(value, dict):
        return {key: as_read(part) for key, part in value.items()} or None
    if isinstance(value, (list, tuple)):
        return [as_read(part) for part in value] or None
    return paragraphs(value) if isinstance(value, str) else value


def from_below(entries: Iterable[_Entry], path: Callable[[_Entry], Path]) -> list[_Entry]:
    """The last of each list first, so that taking one out moves none that is still to be changed."""
    return sorted(entries, key=lambda entry: [f"{step:>9}" for step in path(entry)], reverse=True)
