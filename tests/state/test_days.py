"""Counting with days ends where the calendar does."""

import pytest

from rolekat.state.days import FIRST, LAST, day_before, last_of, plus_days, plus_interval


@pytest.mark.parametrize(
    ("day", "interval", "sign", "found"),
    [
        ("2026-01-31", "1 month", 1, "2026-02-28"),
        ("2026-03-31", "1 month", -1, "2026-02-28"),
        ("2026-01-01", "9999 years", 1, "9999-12-31"),
        ("2026-01-01", "9999 years", -1, "0001-01-01"),
        ("9999-12-01", "9999 weeks", 1, "9999-12-31"),
        (LAST, "1 month", 1, LAST),
        (FIRST, "1 month", -1, FIRST),
        ("0000-05-01", "1 month", -1, "0000-05-01"),
    ],
)
def test_an_interval_ends_with_the_calendar(day: str, interval: str, sign: int, found: str) -> None:
    assert plus_interval(day, interval, sign) == found


def test_days_end_with_the_calendar() -> None:
    assert plus_days("2026-01-01", 10**30) == "9999-12-31"
    assert plus_days("2026-01-01", -(10**30)) == "0001-01-01"
    assert (day_before(LAST), day_before(FIRST)) == (LAST, FIRST)


def test_the_last_day_of_what_is_known_in_part() -> None:
    assert [last_of(partial) for partial in ("2024", "2024-02", "2024-04-05")] == [
        "2024-12-31", "2024-02-29", "2024-04-05",
    ]  # fmt: skip
    assert last_of("9999-12") == "9999-12-31"
