"""docs/rules.md lists the rules that there are."""

from pathlib import Path

from rolekat.rules.listing import as_json, as_lines, as_markdown
from rolekat.rules.registry import rules

PAGE = Path(__file__).resolve().parents[2] / "docs" / "rules.md"


def test_the_page_is_up_to_date(*, update: bool) -> None:
    text = as_markdown("en")
    if update:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    assert PAGE.read_text(encoding="utf-8") == text, "pytest --update writes it"


def test_every_form_has_every_rule() -> None:
    from rolekat.language import words

    for text in (as_json("da"), as_lines(words("da")), as_markdown("da")):
        assert all(rule.code in text for rule in rules())
