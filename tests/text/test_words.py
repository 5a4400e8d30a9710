"""Words that were meant, and days written another way."""

import pytest

from rolekat.text.words import year_first


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.3.2026", "2026-03-01"),
        ("31-12-2026", "2026-12-31"),
        ("1.3-2026", "1.3-2026"),
        ("1/3/2026", "1/3/2026"),
        ("2026-03-01", "2026-03-01"),
    ],
)
def test_a_day_with_the_day_first(written: str, read: str) -> None:
    assert year_first(written) == read
