"""The forms say what the models say, and taking a value by them gives what the model gives."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

import rolekat.model
from rolekat.library.kinds import MODELS, kind_of
from rolekat.library.taking import NotPlainError, Taken, bare, take
from rolekat.library.validation import model_of
from rolekat.schema.forms import source
from rolekat.shipped import shipped
from rolekat.text.reader import read

SHIPPED = sorted(shipped("catalog").rglob("*.yaml"))
ODD: list[Any] = [
    "",
    " ",
    "x",
    "X",
    "no",
    "true",
    "false",
    "1",
    "01",
    "-1",
    "0",
    "2022-02",
    "12 months",
    "a@1",
    None,
    [],
    {},
    ["x"],
    {"x": "y"},
    "ø",
    "a b",
    "x" * 99,
]


def read_file(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = read(path.read_text(encoding="utf-8")).value
    return value


def assert_same(taken: Any, model: Any) -> None:
    if isinstance(model, BaseModel):
        assert set(taken.model_fields_set) == model.model_fields_set
        for name in type(model).model_fields:
            assert_same(getattr(taken, name), getattr(model, name))
    elif isinstance(model, dict):
        assert list(taken) == list(model)
        for key, value in model.items():
            assert_same(taken[key], value)
    elif isinstance(model, tuple):
        assert len(taken) == len(model)
        for one, other in zip(taken, model, strict=True):
            assert_same(one, other)
    else:
        assert type(taken) is type(model)
        assert taken == model


def test_forms_are_up_to_date() -> None:
    path = Path(rolekat.model.__path__[0], "forms.py")
    assert path.read_text(encoding="utf-8") == source(), "run python -m rolekat.schema.forms"


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_takes_every_shipped_file_as_its_model_does(path: Path) -> None:
    value = read_file(path)
    kind = kind_of(value, str(path))
    assert kind is not None
    assert_same(take(MODELS[kind], value), model_of(kind).model_validate(value))


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, dict[str, Any]]:
    """A shipped file with a value somewhere replaced by an odd one, a key taken away, or one added."""
    path = draw(st.sampled_from([path for path in SHIPPED if path.stat().st_size < 12_000]))
    value = copy.deepcopy(read_file(path))
    kind = kind_of(value, str(path)) or ""
    here: Any = value
    for _ in range(draw(st.integers(0, 4))):
        inner = [
            part
            for part in (here.values() if isinstance(here, dict) else here)
            if isinstance(part, (dict, list)) and part
        ]
        if not inner:
            break
        here = draw(st.sampled_from(inner))
    odd = draw(st.sampled_from(ODD))
    if isinstance(here, list):
        here[draw(st.integers(0, len(here) - 1))] = odd
    elif draw(st.booleans()):
        here[draw(st.sampled_from(list(here)))] = odd
    elif draw(st.booleans()):
        here.pop(draw(st.sampled_from(list(here))))
    else:
        here[draw(st.sampled_from(["from", "from_", "tasks", "why", "x"]))] = odd
    return kind, value


@settings(max_examples=600, deadline=None)
@given(mutated())
def test_what_the_forms_take_the_model_takes_alike(case: tuple[str, dict[str, Any]]) -> None:
    kind, value = case
    try:
        taken = take(MODELS[kind], value)
    except NotPlainError:
        return  # the model itself will judge
    try:
        model = model_of(kind).model_validate(value)
    except ValidationError as error:
        pytest.fail(f"taken, but refused by the model: {error}")
    assert_same(taken, model)


def test_what_was_taken_is_frozen_and_compares_by_value() -> None:
    one, other = take("RoleEntry", {"why": "x"}), take("RoleEntry", {"why": "x"})
    assert one == other
    assert one != bare("RoleEntry")
    assert one.model_copy(update={"why": None}) == bare("RoleEntry")
    with pytest.raises(AttributeError):
        one.why = "y"
    assert isinstance(one, Taken)
