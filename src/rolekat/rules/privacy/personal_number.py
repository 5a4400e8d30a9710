"""No file of a catalog names anybody's number in the population register."""

import functools
import operator
import re
from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule
from rolekat.gregorian import is_day
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.rules.privacy import each_once, may_hold_numbers, other_number

RULE = Rule("RK803", "personal-number", "error")


def check_file(loaded: Loaded, _library: Library) -> Iterator[Finding]:
    """Each number once, wherever it stands; what it is, no report repeats."""
    if may_hold_numbers(loaded.text):
        yield from each_once(RULE, loaded, numbers_in(loaded.text), quoted=False)


def without_personal_numbers(line: str) -> str:
    """A line as it may be shown: reports are kept and passed on."""
    for start, end in numbers_in(line):
        line = (
            line[:start]
            + "".join("•" if character.isdigit() else character for character in line[start:end])
            + line[end:]
        )
    return line


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each personal number stands in a text."""
    for match in _pattern().finditer(text):
        name = match.lastgroup or ""
        digits = "".join(filter(str.isdigit, match[name]))
        start, end = match.span(name)
        is_one = _is_norwegian(digits) if name == "norwegian" else _is_danish(digits)
        if name == "bare" and is_one:
            is_one = _has_control_digit(digits) and not other_number().search(text[max(0, start - 40) : start])
        if is_one:
            yield start, end


@functools.cache
def _pattern() -> re.Pattern[str]:
    """A Danish number with its hyphen, or without it after a word that says what it is; a Norwegian one.

    Ten digits without either may be anything else: they need the control digit that most Danish numbers have.
    """
    return re.compile(
        r"""
        (?<![\w/.+-])(?<!\d[ ])
        (?: (?P<danish> \d{6}[-\u2010-\u2013]\d{4} ) | (?P<norwegian> \d{6}[ \u00a0]?\d{5} )
          | (?P<bare> \d{6}[ \u00a0]?\d{4} (?![ ]\d) ) )
        (?![\w/-])(?!\.\d)
      | (?<![^\W_]) (?:cpr|personnummer)(?:nr|nummer|en|et){0,2}+ [^\w\n]{0,6}+ (?:(?:nr|nummer|er)\b)?+ [^\w\n]{0,4}+
        (?P<after> \d{6}[ \u00a0]?[-\u2010-\u2013]?[ ]?\d{4} ) (?!\d)
        """,
        re.VERBOSE | re.IGNORECASE,
    )


def _is_danish(digits: str) -> bool:
    """Whether somebody who lives may have the number: a day, and after it what says in which century.

    Its control digit says nothing: since 2007 numbers are given out that do not have it.
    """
    year, seventh = int(digits[4:6]), int(digits[6])
    if seventh <= 3:  # noqa: PLR2004 - as the register has laid it down, here and below
        year += 1900
    elif seventh in (4, 9):
        year += 2000 if year <= 36 else 1900  # noqa: PLR2004
    else:
        year += 2000 if year <= 57 else 1800  # noqa: PLR2004
    return year >= 1900 and _is_day(year, digits) and digits[6:] != "0000"  # noqa: PLR2004


def _has_control_digit(digits: str) -> bool:
    """Whether the last digit is the one that was worked out of the others until 2007, and mostly still is."""
    return not sum(map(operator.mul, _DANISH_WEIGHTS, map(int, digits))) % 11


def _is_norwegian(digits: str) -> bool:
    """Whether the two control digits fit, and there is such a day; of those without it, 40 is added to the day."""
    numbers = [int(digit) for digit in digits]
    if any(sum(map(operator.mul, weights, numbers)) % 11 for weights in _WEIGHTS):
        return False
    day = f"{numbers[0] % 4}{digits[1:]}" if numbers[0] >= 4 else digits  # noqa: PLR2004
    return any(_is_day(century + int(digits[4:6]), day) for century in (1900, 2000))


_DANISH_WEIGHTS: Final = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_WEIGHTS: Final = ((3, 7, 6, 1, 8, 9, 4, 5, 2, 1), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1))


def _is_day(year: int, digits: str) -> bool:
    return is_day(f"{year}-{digits[2:4]}-{digits[:2]}")
