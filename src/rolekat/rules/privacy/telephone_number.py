"""No file of a catalog names a telephone number."""

import functools
import re
from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.rules.privacy import each_once, may_hold_numbers, other_number

RULE = Rule("RK802", "telephone-number", "warning")


def check_file(loaded: Loaded, _library: Library) -> Iterator[Finding]:
    """Each number once, wherever it stands: in a value, a key or a remark."""
    if may_hold_numbers(loaded.text):
        yield from each_once(RULE, loaded, numbers_in(loaded.text), quoted=True)


def numbers_in(text: str) -> Iterator[tuple[int, int]]:
    """From where to where each telephone number stands in a text."""
    for match in _pattern().finditer(text):
        start, end = match.span(match.lastgroup or 0)
        if match.lastgroup == "word" or not other_number().search(text[max(0, start - 40) : start]):
            yield start, end


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Danish and Norwegian numbers where they look like ones: with their country, after a word, or in pairs.

    Those of Norwegian mobile telephones, which begin with 4 or 9, are written `912 34 567`.
    """
    space = "[ \u00a0]"
    gap = "[ \u00a0.]?"
    return re.compile(
        rf"""
        (?P<country> (?<![\w+]) \(?(?:\+|00)4[57]\)? (?:-|{gap})\d(?:{gap}\d){{7}} (?!\d) )
      | (?: \b(?:tlf|tel|mob|phone)(?=\W|n[ru]) | telefon | mobil
          | \b(?:ring|call)e?\b(?:[ ](?:til|to)(?:[ ][^\W\d]{{1,20}}){{1,2}}(?=[ ](?:på|on)[ ]))? )
        (?:telefon|nummer|nr|en|et){{0,3}}+ (?:[ ]\([^()\d\n]{{1,20}}\))?+ [^\w\n+]{{0,6}}+
        (?:(?:nr|nummer|er|på|on)\b)?+ [^\w\n+]{{0,4}}+
        (?P<word> (?: \d\d(?P<a>[ \u00a0.-])\d\d(?P=a)\d\d(?P=a)\d\d
                    | \d{{8}} | \d{{4}}[ \u00a0-]\d{{4}} | \d{{3}}{space}\d\d{space}\d{{3}} ) (?![.-]?\d) )
      | (?P<pairs> (?<![\w.,:/+-])(?<!\d{space}) (?: \d\d(?P<b>[ \u00a0-])\d\d(?P=b)\d\d(?P=b)\d\d
                                                  | [49]\d\d{space}\d\d{space}\d{{3}} ) (?![\w/-])(?!{space}\d) )
        """,
        re.VERBOSE | re.IGNORECASE,
    )
