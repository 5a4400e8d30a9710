"""The order in which the keys of a file's maps are usual: that of the models."""

from collections.abc import Sequence
from typing import Any

from rolekat.model.forms import FORMS


def key_order(model: str, path: Sequence[str | int]) -> tuple[str, ...]:
    """The keys of the map at a path of a file of a model; none where the map is keyed by ids."""
    form: tuple[Any, ...] | None = ("form", model)
    for step in path:
        form = _below(form, step)
    form = _inner(form)
    return tuple(FORMS[form[1]][0]) if form is not None and form[0] == "form" else ()


def _below(form: tuple[Any, ...] | None, step: str | int) -> tuple[Any, ...] | None:
    form = _inner(form)
    if form is None:
        return None
    kind, *parts = form
    if kind == "form" and isinstance(step, str):
        field = FORMS[parts[0]][0].get(step)
        return field[1] if field else None
    if kind == "map":
        return tuple(parts[1])
    if kind in ("list", "one-or-list", "list-or-bare"):
        return tuple(parts[0])
    return None


def _inner(form: tuple[Any, ...] | None) -> tuple[Any, ...] | None:
    return form[1] if form is not None and form[0] == "optional" else form
