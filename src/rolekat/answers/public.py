"""An answer as the public sees it: people by name where they agreed to that, and never by id."""

from typing import Any, TypeVar

from rolekat.answers.facts import Who

_Answer = TypeVar("_Answer")


def without_ids(answer: _Answer) -> _Answer:
    """An answer without the ids of people. What it is made of is told apart by them, so they go last."""
    found: Any = _without_ids(answer)
    return found  # type: ignore[no-any-return]  # of the same form


def _without_ids(value: Any) -> Any:
    if isinstance(value, Who):
        return value._replace(id="") if value.kind == "person" else value
    if hasattr(value, "_fields"):
        return type(value)(*map(_without_ids, value))
    if isinstance(value, tuple):
        return tuple(map(_without_ids, value))
    return value
