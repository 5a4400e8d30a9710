"""Every key that holds a name says what it names."""

from typing import Any

from rolekat.library.named import NAMES, Mention, mentions_in
from rolekat.model.base import ID_PATTERN
from rolekat.model.forms import FORMS


def names_something(form: tuple[Any, ...]) -> bool:
    """Whether somewhere in a form, not counting other models, an id or a reference is asked for."""
    if form[0] == "id":
        return True
    if form[0] == "pattern":
        return "a-z0-9" in form[1] and not any(part in form[1] for part in ("\\d{3}", "days?", "\\s@"))
    return any(names_something(part) for part in form[1:] if isinstance(part, tuple))


def test_every_key_with_a_name_is_in_the_table() -> None:
    asked = {
        f"{model}.{key}"
        for model, (fields, _, _) in FORMS.items()
        for key, (_, form) in fields.items()
        if names_something(form)
    }
    assert asked - NAMES.keys() == {"ContactEntry.phone", "Gallery.version"} & asked


def test_every_key_of_the_table_is_there() -> None:
    there = {f"{model}.{key}" for model, (fields, _, _) in FORMS.items() for key in fields}
    assert NAMES.keys() - there == set()


def test_ids_are_what_the_walk_looks_for() -> None:
    assert ID_PATTERN.startswith("^[a-z0-9]")


def test_the_walk_gives_kind_place_and_the_role_around() -> None:
    staffing = {
        "staffing": "aula",
        "roles": {
            "systemejer": {
                "holders": [{"person": "abcd", "at": ["skolen"], "together": ["unit/it"]}],
                "spread": {"overblik": "projektejer"},
            },
            "tom": None,
        },
        "unknown": ["x"],
    }
    assert list(mentions_in("Staffing", staffing)) == [
        Mention("system", ("staffing",), False, "aula"),
        Mention("role", ("roles", "systemejer"), True, "systemejer"),
        Mention("role", ("roles", "tom"), True, "tom"),
        Mention("person", ("roles", "systemejer", "holders", 0, "person"), False, "abcd", "systemejer"),
        Mention("at", ("roles", "systemejer", "holders", 0, "at", 0), False, "skolen", "systemejer"),
        Mention("one-of", ("roles", "systemejer", "holders", 0, "together", 0), False, "unit/it", "systemejer"),
        Mention("item", ("roles", "systemejer", "spread", "overblik"), True, "overblik", "systemejer"),
        Mention("role", ("roles", "systemejer", "spread", "overblik"), False, "projektejer", "systemejer"),
    ]


def test_the_walk_stands_whatever_a_file_holds() -> None:
    """What does not fit is passed over, also deep in it, and what fits beside it is found."""
    for value in (None, "x", 1, [], ["x"], {}, {"unknown": "x"}):
        assert not [mention for model in FORMS for mention in mentions_in(model, value)], value
    for amiss in (None, "x", 1, ["b"], {"holders": "x"}, {"holders": ["x", {"person": 1}]}):
        found = [*mentions_in("Staffing", {"roles": {"a": amiss, "b": {"holders": [{"person": "cc"}]}}})]
        assert [(mention.given, mention.role) for mention in found] == [("a", None), ("b", None), ("cc", "b")], amiss
