"""Civil days as text, `YYYY-MM-DD`: they compare as they are; only counting needs a calendar."""

import functools
from typing import Final

from rolekat.gregorian import FIRST_DAY, LAST_DAY, later, length_of

FIRST: Final = "0000-00-00"
"""Before every day: a term without a beginning."""
LAST: Final = "9999-99-99"
"""After every day: a term without an end."""


@functools.lru_cache(maxsize=4096)
def plus_days(day: str, number: int) -> str:
    """The day so many days later, or earlier; the last day there is where the calendar ends."""
    return later(day, number) if FIRST_DAY <= day <= LAST_DAY else day


def day_before(day: str) -> str:
    """The day before."""
    return plus_days(day, -1)


@functools.lru_cache(maxsize=1024)
def plus_interval(day: str, interval: str, sign: int = 1) -> str:
    """The day an interval such as `12 months` later, or with `sign=-1` earlier; a month's last day at most."""
    number, unit = interval.split()
    count = sign * int(number)
    if unit.startswith("day"):
        return plus_days(day, count)
    if unit.startswith("week"):
        return plus_days(day, 7 * count)
    months = count * (12 if unit.startswith("year") else 1)
    total = int(day[:4]) * 12 + int(day[5:7]) - 1 + months
    year, month = divmod(total, 12)
    if not FIRST_DAY <= day <= LAST_DAY:
        return day
    if not 1 <= year <= 9999:  # noqa: PLR2004 - the calendar's last year
        return LAST_DAY if sign > 0 else FIRST_DAY
    return f"{year:04d}-{month + 1:02d}-{min(int(day[8:]), length_of(year, month + 1)):02d}"


def last_of(partial: str) -> str:
    """The last day that a year, a month or a day holds: what a source dates as precisely as it can."""
    if len(partial) == len("2022"):
        return f"{partial}-12-31"
    if len(partial) == len("2022-02"):
        return plus_interval(f"{partial}-31", "0 months")
    return partial


def day_or_none(day: str) -> str | None:
    """A day, or nothing for one before or after all others."""
    return None if day in (FIRST, LAST) else day
