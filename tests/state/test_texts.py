"""Items that are marked, that the source marks nowhere, and of which nothing is said."""

import pytest

from rolekat.model.role import Item, Role
from rolekat.state.texts import TextItem, condition_of, role_texts

ROLE = Role.model_validate(
    {
        "role": "lead",
        "title": "Lead",
        "held_per": "system",
        "tasks": {
            "marked": {"text": "Plans.", "stages": ["build"]},
            "unmarked": {"text": "Thinks.", "stages": []},
            "unsaid": {"text": "Talks."},
        },
    }
)


def item(name: str) -> TextItem:
    return next(item for item in role_texts(ROLE).tasks if item.id == name)


@pytest.mark.parametrize(
    ("name", "unmarked", "marked_in", "counts_in"),
    [
        ("marked", False, ("build",), [True, False, True]),
        ("unmarked", True, (), [True, True, True]),
        ("unsaid", False, ("build", "run"), [True, True, True]),
    ],
)
def test_stages(name: str, unmarked: bool, marked_in: tuple[str, ...], counts_in: list[bool]) -> None:
    found = item(name)
    assert found.unmarked is unmarked
    assert found.marked_in(("build", "run")) == marked_in
    assert [found.counts_in(stages) for stages in (("build",), ("run",), ())] == counts_in


@pytest.mark.parametrize(
    ("written", "clause"),
    [
        ("når systemet er nyt", "når systemet er nyt"),
        ("kun når systemet er nyt", "når systemet er nyt"),
        ("Bare når systemet er nytt", "når systemet er nytt"),
        ("berre der det er aktuelt", "der det er aktuelt"),
        ("Only where it applies", "where it applies"),
        ("kundens ønske", "kundens ønske"),
    ],
)
def test_a_condition_is_a_clause_without_only(written: str, clause: str) -> None:
    assert condition_of(Item.model_validate({"text": "Plans.", "when": {"text": written}})) == clause
    assert condition_of(Item.model_validate({"text": "Plans."})) is None
