"""Ids made of texts, days written another way, and the word that somebody may have meant."""

import functools
from collections.abc import Sequence
from typing import Final

_LONGEST: Final = 80
"""Longer than any id or key: nothing comes close to such a word, and to look costs."""
_LETTERS: Final = str.maketrans({
    "æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue",
    "é": "e", "è": "e", "ê": "e", "ó": "o", "ò": "o", "ô": "o", "à": "a", "á": "a",
})  # fmt: skip


def closest(word: str, known: Sequence[str], *, surely: bool = False) -> str | None:
    """The known word that somebody may have meant, or, if `surely`, can hardly but have meant."""
    if not word or len(word) > _LONGEST:
        return None
    return _closest(word, tuple(known), _SURE if surely else _LIKELY)


def misspelt(word: str, known: Sequence[str]) -> str | None:
    """The known word that hardly differs from one that may be right: in one letter, in the midst of a long part of it.

    Elsewhere a letter says what a compound is about: `it-medarbejder` is no `gis-medarbejder`, `leder-a` no `leder-b`.
    """
    near = closest(word, [each for each in known if each[:_BEGINNING] == word[:_BEGINNING]], surely=True)
    if near is None or _letters_apart(word, near) > 1:
        return None
    parts = zip(word.split("-"), near.split("-"), strict=False)
    unlike = [part for pair in parts if pair[0] != pair[1] for part in pair]
    return near if all(len(part) > _SHORT and part.isalpha() for part in unlike) else None


_BEGINNING: Final = 3
_LIKELY: Final = 0.6
_SURE: Final = 0.8


@functools.lru_cache(maxsize=4096)
def _closest(word: str, known: tuple[str, ...], cutoff: float) -> str | None:
    import difflib

    near = difflib.get_close_matches(word, known, n=3, cutoff=cutoff)
    return next((each for each in near if _is_near(word, each)), None)


def _is_near(word: str, other: str) -> bool:
    """Whether two words look alike also where they are short: few letters agree by chance."""
    short, long = sorted((word, other), key=len)
    if len(short) > _SHORT or long.startswith(short):  # `ejer`, `ejeren`
        return True
    return (len(word) == len(other) and sorted(word) == sorted(other)) or _letters_apart(word, other) <= 1


_SHORT: Final = 4


def _letters_apart(word: str, other: str) -> int:
    """How many letters must be put in, taken out or changed to make one word of the other."""
    row: list[int] = [*range(len(other) + 1)]
    for number, letter in enumerate(word, 1):
        above, row[0] = row[0], number
        for place, there in enumerate(other, 1):
            above, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, above + (letter != there))
    return row[-1]


def slug(text: str) -> str:
    """An id made of a text: `Træner/underviser` -> `traener-underviser`."""
    import re

    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(_LETTERS)).strip("-") or "id"


def year_first(day: str) -> str:
    """A day as everywhere else, where it is written as people do: `1.3.2026`, `1/3-2026`, `1. marts 2026`."""
    import re

    given = day.strip()
    match = re.fullmatch(r"(\d\d?)(?:-|/|\. ?)(\d\d?)(?:-|\. ?)(\d{4})", given)  # 1/3/2026 is January to some
    if match:
        return f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"
    named = re.fullmatch(r"(\d\d?)\.? ([^\W\d_]{3,9})\.? (\d{4})", given)
    month = _MONTHS.get(named[2].lower()[:3]) if named else None
    return f"{named[3]}-{month:0>2}-{named[1]:0>2}" if named and month else day


_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "maj": 5, "mai": 5, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "okt": 10, "oct": 10, "nov": 11, "dec": 12, "des": 12,
}  # fmt: skip
"""The beginnings of the names of the months, in the languages that rolekat speaks."""
