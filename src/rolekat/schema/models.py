"""The models by the kinds of files: what schemas, forms and the format's reference are made from."""

import importlib
from typing import Final

from rolekat.library.kinds import MODELS
from rolekat.model.base import Entry

_MODULES: Final = {"profile": "system"}
"""The modules of `rolekat.model` that hold the models of kinds which they are not named after."""


def model_of(kind: str) -> type[Entry]:
    """The model of a kind of file."""
    module = importlib.import_module(f"rolekat.model.{_MODULES.get(kind, kind)}")
    model: type[Entry] = getattr(module, MODELS[kind])
    return model
