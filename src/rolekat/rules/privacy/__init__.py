"""RK8: whether personal data stands where it can be erased again: in the contact register, outside git.

A family of its own, so that `--select RK8` asks for this alone and `--ignore RK0` never silences it.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from typing import Final

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.loading import Loaded
from rolekat.text.lines import Lines

_ONES: Final = bytes.maketrans(b"0123456789", b"0" * 10)
_NEITHER_DIGIT_NOR_BREAK: Final = bytes(byte for byte in range(256) if byte not in b"0123456789\n,-")


class _Last:
    """The text that was looked at last: more than one rule asks about each."""

    text = ""
    answer = False


def may_hold_numbers(text: str) -> bool:
    """Whether digits stand in a text as they do in a telephone number or in the number of a person.

    A pattern that looks for digits takes ten times as long; of thirty thousand files hardly one has any.
    """
    if text is not _Last.text:
        digits = text.encode("latin-1", "replace").translate(_ONES, _NEITHER_DIGIT_NOR_BREAK)
        _Last.text = text
        _Last.answer = b"00000000" in digits or b"000000-0000" in digits or _has_hyphens(text, digits)
    return _Last.answer


def _has_hyphens(text: str, digits: bytes) -> bool:
    """Whether a telephone number may be there that is written in parts; days, case numbers and years are no such."""
    if b"00-00-00-00" in digits:
        return True
    return b"0000-0000" in digits and re.search(r"(?!20\d\d-20)\d{4}-\d{4}", text) is not None


@functools.cache
def other_number() -> re.Pattern[str]:
    """What comes before other numbers of so many digits: those of a company, an account, a case, hours and weeks."""
    alone = "cvr|se|ean|gln|p|org|kid|j|ref|uger?|uker?|veker?|kl|kle"
    also_in_compounds = "organisa(?:sj|ti)on|foretak|virksomhed|verksemd|enhed|enhet|eining|konto|kunde|faktura|ordre"
    also_in_compounds += "|sag|sak|journal|kontrakt|aftale|avtale|bilag|serie"
    word = rf"(?:\b(?:{alone})|(?:{also_in_compounds})(?:e[nt]|s|a)?)"
    return re.compile(rf"{word}(?:nr|nummer(?:et)?)?\b[^\d\n]{{0,12}}$", re.IGNORECASE)


def each_once(rule: Rule, loaded: Loaded, stretches: Iterable[tuple[int, int]], *, quoted: bool) -> Iterator[Finding]:
    """A finding for each thing that a file's text names, at the first of its places; `quoted` where it may say what."""
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end in stretches:
        named = "".join(filter(str.isalnum, loaded.text[start:end].lower()))
        places.setdefault(named, []).append((start, end))
    if places:
        lines = Lines(loaded.text)
        for first, *others in places.values():
            place = Place(loaded.file, span=lines.span(*first))
            also = tuple((Place(loaded.file, span=lines.span(*other)), "also") for other in others)
            if quoted:
                yield rule.at(place, related=also, given=loaded.text[slice(*first)])
            else:
                yield rule.at(place, related=also)
