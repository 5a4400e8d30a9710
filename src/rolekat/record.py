"""Named tuples whose classes are made in a sixth of the time. A check loads fifty: they were a twentieth of a run.

`class Place(Record)` is what `class Place(NamedTuple)` is: a tuple with names, made and taken apart as fast. What the
library spends its time on is left out: it compiles a constructor for each class and looks through each annotation. Here
the constructors stand ready, one for each number of fields, and are only given the fields' names.
"""

import sys
from typing import TYPE_CHECKING, Any

__all__ = ["Record"]

# From 3.14 on, annotations are worked out when they are asked for, and a class does not know its fields by itself.
if TYPE_CHECKING or sys.version_info >= (3, 14):
    from typing import NamedTuple as Record
else:
    from _collections import _tuplegetter as field_at  # what `namedtuple` uses, too
    from collections import namedtuple
    from types import FunctionType

    _new = tuple.__new__
    # fmt: off
    _CONSTRUCTORS = (
        lambda _cls: _new(_cls, ()),
        lambda _cls, a: _new(_cls, (a,)),
        lambda _cls, a, b: _new(_cls, (a, b)),
        lambda _cls, a, b, c: _new(_cls, (a, b, c)),
        lambda _cls, a, b, c, d: _new(_cls, (a, b, c, d)),
        lambda _cls, a, b, c, d, e: _new(_cls, (a, b, c, d, e)),
        lambda _cls, a, b, c, d, e, f: _new(_cls, (a, b, c, d, e, f)),
        lambda _cls, a, b, c, d, e, f, g: _new(_cls, (a, b, c, d, e, f, g)),
        lambda _cls, a, b, c, d, e, f, g, h: _new(_cls, (a, b, c, d, e, f, g, h)),
        lambda _cls, a, b, c, d, e, f, g, h, i: _new(_cls, (a, b, c, d, e, f, g, h, i)),
        lambda _cls, a, b, c, d, e, f, g, h, i, j: _new(_cls, (a, b, c, d, e, f, g, h, i, j)),
    )
    # fmt: on

    class _Named(tuple):
        """What all records can do."""

        __slots__ = ()
        _fields = ()
        _field_defaults = {}  # noqa: RUF012 - each class has its own

        def _replace(self, /, **changes: Any) -> Any:
            values = tuple(map(changes.pop, self._fields, self))
            return type(self)(*values, **changes)  # which says what is no field

        def _asdict(self) -> dict[str, Any]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            named = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{type(self).__name__}({', '.join(named)})"

        def __getnewargs__(self) -> tuple[Any, ...]:
            return tuple(self)

    class _Making(type):
        """Makes of a class with annotated fields a named tuple, which is an ordinary class then."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in fields if field in body}
            ready = len(fields) < len(_CONSTRUCTORS)
            template = _CONSTRUCTORS[len(fields)] if ready else namedtuple("_Long", fields).__new__  # noqa: PYI024
            names = {"co_name": "__new__", "co_qualname": f"{name}.__new__", "co_varnames": ("_cls", *fields)}
            code = template.__code__.replace(**names)
            constructor = FunctionType(code, template.__globals__, "__new__", tuple(defaults.values()))
            return type(
                name,
                (_Named,),
                {
                    **{field: field_at(index, field) for index, field in enumerate(fields)},
                    **body,
                    "__slots__": (),
                    "__new__": constructor,
                    "__match_args__": fields,
                    "_fields": fields,
                    "_field_defaults": defaults,
                },
            )

    class Record(metaclass=_Making):
        """The base of named tuples."""
