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


_LIKELY: Final = 0.6
_SURE: Final = 0.8


@functools.lru_cache(maxsize=4096)
def _closest(word: str, known: tuple[str, ...], cutoff: float) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(word, known, n=1, cutoff=cutoff)), None)


def slug(text: str) -> str:
    """An id made of a text: `Træner/underviser` -> `traener-underviser`."""
    import re

    return re.sub(r"[^a-z0-9]+", "-", text.lower().translate(_LETTERS)).strip("-") or "id"


def year_first(day: str) -> str:
    """A day as everywhere else, where it is written with the day first, as in Norwegian: `1.3.2026` -> `2026-03-01`."""
    import re

    match = re.fullmatch(r"(\d\d?)([-.])(\d\d?)\2(\d{4})", day)
    return f"{match[4]}-{match[3]:0>2}-{match[1]:0>2}" if match else day
