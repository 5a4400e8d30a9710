"""The models that a model is made of."""

import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel


def models_within(model: type[BaseModel]) -> list[type[BaseModel]]:
    """A model and all models within it, in the order in which a reader meets them, each once."""
    found: dict[type[BaseModel], None] = {}

    def walk(current: type[BaseModel]) -> None:
        if current in found:
            return
        found[current] = None
        for field in current.model_fields.values():
            for inner in _models_in(field.annotation):
                walk(inner)

    walk(model)
    return list(found)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _models_in(part)
