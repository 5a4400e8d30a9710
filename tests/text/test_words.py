"""Words that were meant, and days written another way."""

import pytest

from rolekat.text.words import closest, misspelt, year_first


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


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("skolelder", "skoleleder"),
        ("skoleledere", "skoleleder"),
        ("vice-skoleleder", None),
        ("gis-medarbejder", None),
        ("digitaliseringschef", None),
        ("it", None),
        ("kommunedirektoer", None),
        ("teamleder-b", None),
        ("teamledr-a", "teamleder-a"),
        ("kommunalsjef-1", None),
        ("direktoer-hr", None),
        ("skolelaerer", None),
    ],
)
def test_a_slip_of_the_pen_is_no_other_word(word: str, near: str | None) -> None:
    known = ["skoleleder", "it-medarbejder", "digitaliseringsleder", "kommunaldirektoer", "teamleder-a"]
    known += ["kommunalsjef-2", "direktoer-it"]
    assert misspelt(word, known) == near
