"""The forms say what the models say: a value taken by them is what the model makes of it, and nothing else is taken."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

import rolekat.model
from rolekat.library.kinds import MODELS, kind_of
from rolekat.library.taking import Taken, UnfitError, bare, take
from rolekat.library.validation import validate
from rolekat.model.base import Note
from rolekat.schema.forms import source
from rolekat.schema.models import model_of
from rolekat.shipped import shipped
from rolekat.text.problem import Problem
from rolekat.text.reader import read

SHIPPED = sorted(shipped("catalog").rglob("*.yaml"))
RULES = Path(__file__).parents[1] / "rules"
SMALL = [path for path in (*SHIPPED, *sorted(RULES.rglob("*.yaml"))) if path.stat().st_size < 12_000]
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
    ["x", None],
    [{}],
    {"x": None},
    {"A b": "y"},
    "2026-02-30",
    "person/x",
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
    """A catalog file with a value somewhere replaced by an odd one, a key taken away, or one added."""
    path = draw(st.sampled_from(SMALL))
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


@settings(max_examples=1000)
@given(mutated())
def test_the_forms_take_what_the_model_takes_and_say_why_they_take_nothing_else(
    case: tuple[str, dict[str, Any]],
) -> None:
    kind, value = case
    try:
        model = model_of(kind).model_validate(value)
    except ValidationError as error:
        with pytest.raises(UnfitError):
            take(MODELS[kind], value)
        taken, problems = validate(kind, value)
        assert_explained(problems, taken, error, value)
    else:
        assert_same(take(MODELS[kind], value), model)


def assert_explained(problems: list[Problem], taken: Any, error: ValidationError, value: dict[str, Any]) -> None:
    """Each of the model's errors has its problem at its place, or is of an empty value that counts as absent."""
    found = {problem.path for problem in problems}
    misspelt = {
        (*problem.path[:-1], dict(problem.params)["near"]) for problem in problems if problem.rule == "unknown-key"
    }
    for item in error.errors(include_url=False):
        path = place(item["loc"], value)
        if item["type"] == "missing":
            assert path[:-1] in found or path in misspelt
        else:
            assert path in found or item["input"] is None
    assert (taken is None) == any(problem.fatal for problem in problems)


def place(loc: tuple[int | str, ...], value: Any) -> tuple[int | str, ...]:
    """The model's place without its mark for a key, and without the position in a list that is one text."""
    path: list[int | str] = []
    for step in loc:
        if step == "[key]" or isinstance(value, str):
            break
        is_there = isinstance(value, list) or (isinstance(value, dict) and step in value)
        value = value[step] if is_there else None
        path.append(step)
    return tuple(path)


def test_what_is_empty_counts_as_absent() -> None:
    value = {"system": "x", "title": "X", "gallery": "a@1", "status": None, "actions": {"a": None}, "uses": "b"}
    taken, problems = validate("system", value)
    assert [(problem.rule, problem.path, problem.fatal) for problem in problems] == [
        ("missing-value", ("actions", "a"), False)
    ]
    without = {key: part for key, part in value.items() if key != "status"} | {"actions": {}}
    assert_same(taken, model_of("system").model_validate(without))


@pytest.mark.parametrize(
    "number", ["7", "+7", "-7", " 7 ", "007", "7.0", "7.00", "1_000", "7.5", "7e1", "", "x", "_7", "7_", "0x7"]
)
def test_a_number_is_what_the_model_takes_for_one(number: str) -> None:
    value = {"kind": "decision", "text": "T", "facts": [number]}
    try:
        wanted = Note.model_validate(value).facts
    except ValidationError:
        with pytest.raises(UnfitError):
            take("Note", value)
    else:
        assert take("Note", value).facts == wanted


@pytest.mark.parametrize(
    "word", ["true", "False", "YES", "no", "on", "oFF", "y", "n", "t", "f", "1", "0", "2", " true", "", "ja"]
)
def test_a_truth_value_is_what_the_model_takes_for_one(word: str) -> None:
    value = {"role": "r", "title": "R", "held_per": "system", "open": word}
    try:
        wanted = model_of("role").model_validate(value).open  # type: ignore[attr-defined]
    except ValidationError:
        with pytest.raises(UnfitError):
            take("Role", value)
    else:
        assert take("Role", value).open is wanted


def test_what_was_taken_is_frozen_and_compares_by_value() -> None:
    one, other = take("RoleEntry", {"why": "x"}), take("RoleEntry", {"why": "x"})
    assert one == other
    assert one != bare("RoleEntry")
    assert one.model_copy(update={"why": None}) == bare("RoleEntry")
    with pytest.raises(AttributeError):
        one.why = "y"
    assert isinstance(one, Taken)
