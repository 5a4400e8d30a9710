"""Alphabetical order, as the readers of a language expect it in a list of names."""

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

from rolekat.language import Language

_Thing = TypeVar("_Thing")
Key = tuple[str, str]
"""What sorts as the name does; names that differ in accents or capitals alone stand as they are written."""

# What follows z in the order of characters stands for the letters that follow it in the alphabet.
_AFTER_Z: Final = (("å", "}"), ("ø", "|"), ("ö", "|"), ("æ", "{"), ("ä", "{"), ("ü", "y"))
_APART: Final = (("æ", "ae"), ("ø", "o"))
_DOUBLE_A: Final = re.compile(r"(?:\b([bcdfghjklmnpqrstvwxz]*)|(?<=g)(?=aard))aa|aa(?=s?\b)")
"""Where aa is an older way to write å: in a word's first syllable, at its end, and in `gaard`.

The Danish rules of spelling (§ 4) let aa count as å where it is one vowel, and as two letters where two words meet.
They also say (§ 3) that only names still have it for å. So titles of roles, systems and units have it where a first
word of two syllables or more ends in a: `Dataansvarlig`, `Klimaafdelingen`. Names have it nearly always at these three
places: `Haarby`, `Kirke Saaby`, `Grenaa`, `Kierkegaard`. A name such as `Godthaab` goes astray.
"""
_STROKES: Final = str.maketrans({"đ": "d", "ð": "d", "ł": "l", "ŋ": "n", "ŧ": "t", "þ": "th", "œ": "oe"})
"""Letters that Unicode does not take apart, the Sami ones among them."""


def order(language: Language) -> Callable[[str], Key]:
    """A key that sorts names: case and accents do not count.

    In Danish and Norwegian æ, ø and å come last, with ä, ö and aa, as in `Aabenraa`; in English they stand with the
    letters that they look like.
    """
    return functools.partial(_key, _APART if language == "en" else _AFTER_Z)


def alphabetical(things: Iterable[_Thing], name: Callable[[_Thing], str], language: Language) -> list[_Thing]:
    """Things in the order of their names; those of one name stay in the order that they came in."""
    key = order(language)
    return sorted(things, key=lambda each: key(name(each)))


def _key(letters: tuple[tuple[str, str], ...], name: str) -> Key:
    text = unicodedata.normalize("NFC", name).casefold()
    if letters is _AFTER_Z and "aa" in text:
        text = _DOUBLE_A.sub(r"\1å", text)
    for letter, stands_for in letters:
        text = text.replace(letter, stands_for)
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign))
    return text.translate(_STROKES), name
