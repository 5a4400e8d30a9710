"""The calendar is that of the standard library."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rolekat.gregorian import FIRST_DAY, LAST_DAY, is_day, later, length_of


def test_months_are_as_long_as_they_are() -> None:
    for year in (*range(1, 9999, 7), 1900, 2000, 2024, 2100, 2400):
        for month in range(1, 13):
            assert length_of(year, month) == calendar.monthrange(year, month)[1]


@given(st.dates(), st.one_of(st.integers(-40, 40), st.integers(-800, 800), st.integers(-4_000_000, 4_000_000)))
@example(date(2024, 2, 28), 1)
@example(date(2024, 12, 31), 1)
@example(date(2025, 1, 1), -1)
@example(date(1, 1, 1), -1)
@example(date(9999, 12, 31), 1)
def test_counts_days(day: date, number: int) -> None:
    try:
        wanted = (day + timedelta(days=number)).isoformat()
    except OverflowError:
        wanted = LAST_DAY if number > 0 else FIRST_DAY
    assert later(day.isoformat(), number) == wanted


@given(st.dates())
def test_every_day_is_one(day: date) -> None:
    assert is_day(day.isoformat())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2023-02-29",
        "1900-02-29",
        "0000-01-01",
        "2024-1-01",
        "2024-13-01",
        "2024-00-01",
        "2024-01-00",
        "2024-04-31",
        "20240101",
        "2024-W01-1",
        "2024-01-01 ",
        "2024/01/01",
        "+024-01-01",
        "2024-01-0x",
        "\uff12\uff10\uff12\uff14-01-01",
    ],
)
def test_nothing_else_is_a_day(text: str) -> None:
    assert not is_day(text)
