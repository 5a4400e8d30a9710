"""Words that were meant, and days written another way."""

import pytest

from rolekat.text.words import closest, year_first


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1.3.2026", "2026-03-01"),
        ("31-12-2026", "2026-12-31"),
        ("1.3-2026", "2026-03-01"),
        ("1/3-2027", "2027-03-01"),
        ("1/3/2026", "1/3/2026"),
        ("31. december 2026", "2026-12-31"),
        ("1 Mai 2026", "2026-05-01"),
        ("31. desember 2026", "2026-12-31"),
        ("5. juli 2026", "2026-07-05"),
        ("1. ambolt 2026", "1. ambolt 2026"),
        ("2026-03-01", "2026-03-01"),
    ],
)
def test_a_day_with_the_day_first(written: str, read: str) -> None:
    assert year_first(written) == read


@pytest.mark.parametrize(
    ("word", "known", "near"),
    [
        ("vakant", "ovka", None),
        ("from", "to", None),
        ("on", "reason", None),
        ("frra", "frro", "frro"),
        ("kbil", "kibl", "kibl"),
        ("ejeren", "ejer", "ejer"),
        ("anaa", "mako", None),
        ("systemejr", "systemejer", "systemejer"),
    ],
)
def test_what_was_meant_looks_alike(word: str, known: str, near: str | None) -> None:
    assert closest(word, [known]) == near
