"""Derives the forms that `library/taking.py` and `library/validation.py` work from: what each model accepts, as data.

`python -m rolekat.schema.forms` writes `model/forms.py`; a test says when that is out of date.
"""

import pprint
import types
import typing
from typing import Annotated, Any, Final

from annotated_types import Ge, Le
from pydantic import BaseModel, BeforeValidator, StringConstraints
from pydantic_core import PydanticUndefined

from rolekat.library.kinds import MODELS
from rolekat.model.base import ID_PATTERN, _as_list, _or_bare
from rolekat.model.contacts import ContactRegister
from rolekat.schema.models import model_of

_HEAD: Final = '''"""What each model accepts, as plain data. Made by `python -m rolekat.schema.forms`; do not edit.

By model: the attribute and the form of each key; the keys that must be there; the values of attributes not given,
where they are not `None`. Forms: `library/taking.py` says what they mean.
"""

from typing import Any, Final

FORMS: Final[dict[str, tuple[dict[str, tuple[str, Any]], tuple[str, ...], dict[str, Any]]]] = (
'''


def forms() -> dict[str, Any]:
    """The forms of all kinds of files, of the register and of everything within them, by the name of their model."""
    found: dict[str, Any] = {}
    for kind in MODELS:
        _add(model_of(kind), found)
    _add(ContactRegister, found)
    return dict(sorted(found.items()))


def source() -> str:
    """The text of `model/forms.py`."""
    return _HEAD + pprint.pformat(forms(), width=118, compact=True, sort_dicts=False) + "\n)\n"


def _add(model: type[BaseModel], found: dict[str, Any]) -> None:
    if model.__name__ in found:
        return
    found[model.__name__] = ()  # it may contain itself, as a group does
    fields: dict[str, Any] = {}
    defaults: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        annotation: Any = field.annotation
        if field.metadata:
            annotation = Annotated[annotation, *field.metadata]
        fields[field.alias or name] = (name, _form(annotation, found))
        default = field.get_default(call_default_factory=True)
        if default is not PydanticUndefined and default is not None:
            defaults[name] = ("new", type(default).__name__) if isinstance(default, BaseModel) else default
    required = tuple(field.alias or name for name, field in model.model_fields.items() if field.is_required())
    found[model.__name__] = (fields, required, defaults)


def _form(annotation: Any, found: dict[str, Any]) -> Any:
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is Annotated:
        return _constrained(arguments[0], arguments[1:], found)
    if origin in (types.UnionType, typing.Union):
        (inner,) = [argument for argument in arguments if argument is not types.NoneType]
        return ("optional", _form(inner, found))
    if origin is typing.Literal:
        return ("one-of", *arguments)
    if origin is dict:
        return ("map", _form(arguments[0], found), _form(arguments[1], found))
    if origin is tuple:
        return ("list", _form(arguments[0], found))
    if annotation is bool:
        return ("truth",)
    if annotation is int:
        return ("number", None)
    if issubclass(annotation, BaseModel):
        _add(annotation, found)
        return ("form", annotation.__name__)
    raise TypeError(annotation)


def _constrained(annotation: Any, metadata: tuple[Any, ...], found: dict[str, Any]) -> Any:
    if annotation is str:
        (constraints,) = [part for part in metadata if isinstance(part, StringConstraints)]
        if constraints.pattern is None:
            if (constraints.strip_whitespace, constraints.min_length, constraints.max_length) != (True, 1, None):
                raise TypeError(constraints)
            return ("text",)
        if (constraints.pattern, constraints.max_length) == (ID_PATTERN, 80):
            return ("id",)
        return ("pattern", constraints.pattern, constraints.max_length or 0)
    form = _form(annotation, found)
    for part in metadata:
        if isinstance(part, BeforeValidator) and part.func is _as_list:
            form = ("one-or-list", form[1])
        elif isinstance(part, BeforeValidator) and part.func is _or_bare:
            form = ("list-or-bare", form[1])
        elif isinstance(part, Ge) and form[0] in ("number", "optional"):
            form = ("optional", ("number", part.ge)) if form[0] == "optional" else ("number", part.ge)
        elif isinstance(part, Le) and form[0] == "number":
            form = (*form, part.le)
        else:
            raise TypeError(part)
    return form


if __name__ == "__main__":
    from pathlib import Path

    import rolekat.model

    Path(rolekat.model.__path__[0], "forms.py").write_text(source(), encoding="utf-8", newline="\n")
