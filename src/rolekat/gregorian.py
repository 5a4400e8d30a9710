"""The calendar, as far as a check counts with it: `datetime` takes longer to import than all of that counting.

Days are text, `YYYY-MM-DD`, from the first of the year 1 to the last of the year 9999.
"""

from typing import Final

FIRST_DAY: Final = "0001-01-01"
LAST_DAY: Final = "9999-12-31"
_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_IN_ANY_MONTH: Final = 28
_FEBRUARY: Final = 2
_MONTHS: Final = 12
_DAYS_OF_FOUR_CENTURIES: Final = 146_097
_LAST_NUMBER: Final = 3_652_059


def length_of(year: int, month: int) -> int:
    """How many days a month has."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return _LENGTHS[month - 1] + (month == _FEBRUARY and is_leap)


def is_day(text: str) -> bool:
    """Whether a text is a day of the calendar, `YYYY-MM-DD`."""
    if len(text) != len(FIRST_DAY) or text[4] != "-" or text[7] != "-":
        return False
    digits = text[:4] + text[5:7] + text[8:]
    if not (digits.isascii() and digits.isdigit()):
        return False
    year, month, day = _parts(text)
    return year > 0 and 0 < month <= _MONTHS and 0 < day <= length_of(year, month)


def later(day: str, number: int) -> str:
    """The day so many days later, or earlier; the first or the last there is where the calendar ends."""
    near = int(day[8:]) + number
    if 0 < near <= _IN_ANY_MONTH:  # as for nearly every day before or after another
        return f"{day[:8]}{near:02d}"
    wanted = _number_of(*_parts(day)) + number
    if not 0 < wanted <= _LAST_NUMBER:
        return LAST_DAY if number > 0 else FIRST_DAY
    year = wanted * 400 // _DAYS_OF_FOUR_CENTURIES + 1
    while _number_of(year, 1, 1) > wanted:  # the estimate may be a year off
        year -= 1
    while _number_of(year + 1, 1, 1) <= wanted:
        year += 1
    left, month = wanted - _number_of(year, 1, 1), 1
    while left >= (length := length_of(year, month)):
        left, month = left - length, month + 1
    return f"{year:04d}-{month:02d}-{left + 1:02d}"


def _parts(day: str) -> tuple[int, int, int]:
    return int(day[:4]), int(day[5:7]), int(day[8:])


def _number_of(year: int, month: int, day: int) -> int:
    """Which day it is, counted from the first."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return days + sum(length_of(year, earlier) for earlier in range(1, month)) + day
