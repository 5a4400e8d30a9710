"""A record is a named tuple: whatever can be done with one can be done with the other."""

import copy
import pickle
from typing import Any, NamedTuple

import pytest

from rolekat.record import Record


class Short(Record):
    """A record."""

    one: int
    two: str = "b"
    three: tuple[int, ...] = ()

    @property
    def doubled(self) -> int:
        """What methods see."""
        return 2 * self.one


class ShortTuple(NamedTuple):
    one: int
    two: str = "b"
    three: tuple[int, ...] = ()


class Long(Record):
    a: int
    b: int
    c: int
    d: int
    e: int
    f: int
    g: int
    h: int
    i: int
    j: int
    k: int = 11
    m: int = 12


class Empty(Record):
    pass


def test_is_made_and_read_like_a_named_tuple() -> None:
    for made in [Short(1, "c"), Short(one=1, two="c"), Short(1, two="c", three=())]:
        assert tuple(made) == (1, "c", ())
        assert (made.one, made.two, made.three, made.doubled) == (1, "c", (), 2)
        assert hash(made) == hash((1, "c", ()))
    one, two, three = Short(5)
    assert (one, two, three) == (5, "b", ())
    assert Short(1) < Short(2)
    assert Empty() == ()


def test_says_what_it_is() -> None:
    assert repr(Short(1)) == repr(ShortTuple(1)).replace("ShortTuple", "Short")
    assert Short._fields == ShortTuple._fields == Short.__match_args__
    assert Short._field_defaults == ShortTuple._field_defaults
    assert Short(1)._asdict() == ShortTuple(1)._asdict()
    assert Short.__doc__ == "A record."


def test_has_more_fields_than_stand_ready() -> None:
    long = Long(*range(10))
    assert tuple(long) == (*range(10), 11, 12)
    assert long._replace(m=0, a=5).m == 0
    assert Long(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, m=1).m == 1


def test_is_replaced_in_part() -> None:
    assert Short(1)._replace(two="x", three=(3,)) == Short(1, "x", (3,))
    with pytest.raises((TypeError, ValueError), match="four"):
        Short(1)._replace(four=4)  # type: ignore[call-arg]


def test_is_not_changed() -> None:
    made: Any = Short(1)
    with pytest.raises(AttributeError):
        made.one = 2
    with pytest.raises(AttributeError):
        made.other = 2


@pytest.mark.parametrize("arguments", [(), (1, "b", (), 4)])
def test_takes_the_fields_that_there_are(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        Short(*arguments)
    with pytest.raises(TypeError, match="four"):
        Short(1, four=4)  # type: ignore[call-arg]


def test_is_matched_and_copied() -> None:
    match Short(1, "c"):
        case Short(one, two=two):
            assert (one, two) == (1, "c")
    assert copy.deepcopy(Short(1, "c", (2,))) == Short(1, "c", (2,))
    assert pickle.loads(pickle.dumps(Short(1, "c"))) == Short(1, "c")
