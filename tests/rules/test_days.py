"""A finding says days as people do; what is to be typed, and what a file says, it leaves as it is."""

import pytest

from rolekat.findings.finding import Place
from rolekat.rules.pages import sentence
from rolekat.rules.staffing.vacancy_accepted import RULE


@pytest.mark.parametrize(
    ("language", "day"), [("da", "28. februar 2027"), ("en", "28 February 2027"), ("nb", "28. februar 2027")]
)
def test_a_day_in_a_sentence(language: str, day: str) -> None:
    until, where, by = "2027-02-28", "2026-01-01-a", "2026-12-31"  # the page has `by` between backticks
    finding = RULE.at(
        Place("a.yaml"), role="x", obligation="x", reason="x", command="x", until=until, where=where, by=by
    )
    said = sentence(finding, language).message  # type: ignore[arg-type]
    assert day in said
    assert "2027-02-28" not in said
    assert "2026-01-01-a" in said
    assert "`2026-12-31`" in said
