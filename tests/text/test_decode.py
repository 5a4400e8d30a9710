"""Bytes to text: what nobody can see is seen."""

from collections.abc import Iterator

import pytest

from rolekat.text.decode import decode
from rolekat.text.unseen import unseen_in

EVERY = [chr(number) for number in range(0x20, 0x110000) if not 0xD800 <= number < 0xE000]


def unusual(template: str) -> Iterator[str]:
    """The characters of which something is said, and their neighbours: line by line, none changes what another is."""
    for start in range(0, len(EVERY), 256):
        characters = EVERY[start : start + 256]
        text = "".join(map(template.format, characters))
        if unseen_in(text) != (text, []):
            yield from characters


@pytest.mark.parametrize("template", ["a: x{}y\n", "{}a: b\n"])
def test_a_first_look_at_the_bytes_overlooks_nothing(template: str) -> None:
    """It decides whether the patterns look at all, and knows of each character only how its bytes begin."""
    found = 0
    for character in unusual(template):
        text = template.format(character)
        wanted = unseen_in(text.removeprefix("\ufeff"))
        if wanted != (text, []):
            found += 1
            assert decode(text.encode()) == wanted, f"U+{ord(character):04X}"
    assert found > 50


@pytest.mark.parametrize(
    "text", ["a: ja \u2013 nej \u2026\n", "a: \u00bbx\u00ab \u201cy\u201d\n", "a: \u00a7 5, 3 \u00b0C\n"]
)
def test_what_can_be_seen_stays_as_it_is(text: str) -> None:
    assert decode(text.encode()) == (text, [])
