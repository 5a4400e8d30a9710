"""Bytes to text: UTF-8 only, with or without a byte order mark, and no characters nobody can see."""

from collections.abc import Collection
from typing import Final

from rolekat.text.limits import MAX_BYTES
from rolekat.text.problem import START, Problem, span_at

# Bytes that no character of the patterns begins with, in UTF-8: those of most texts, letters such as æ and ö included.
_ORDINARY_BYTES: Final = bytes((*b"\t\n\r\xc3", *range(0x20, 0x7F), *range(0x80, 0xC0)))
# How the characters that the patterns look for begin, and with which bytes they may go on: dashes and … do not.
_SUSPICIOUS: Final = (
    (b"\xc2", range(0x80, 0xA1)),
    (b"\xe2\x80", (*range(0x80, 0x8C), 0x8E, 0x8F, *range(0xA8, 0xB0))),
    (b"\xe2\x81", range(0x9F, 0xAA)),
    (b"\xe3\x80", (0x80,)),
    (b"\xef\xbb", (0xBF,)),
    (b"\xef\xbf", (0xBE, 0xBF)),
)


def decode(data: bytes) -> tuple[str | None, list[Problem]]:
    """Return the text and what is wrong with it; no text where the bytes are not readable as text."""
    if len(data) > MAX_BYTES:
        size, limit = f"{len(data) / 1048576:.1f}", f"{MAX_BYTES // 1048576}"
        return None, [Problem("too-large", START, params=(("size", size), ("limit", limit)))]
    if _is_utf16(data):
        return None, [Problem("not-utf8", START, "utf16")]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return None, [_not_utf8(data, error.start)]
    text = text.removeprefix("\ufeff")
    if not _suspicious(data):
        return text, []
    from rolekat.text.unseen import unseen_in  # patterns that few files need

    return unseen_in(text)


def _suspicious(data: bytes) -> bool:
    # Decides in one pass of C, or a few, whether the patterns above, a hundred times slower, must look at all.
    other = data.translate(None, _ORDINARY_BYTES)
    if not other:
        return False
    return min(other) < 0x80 or any(_holds(data, *one) for one in _SUSPICIOUS)  # noqa: PLR2004 - ASCII ends there


def _holds(data: bytes, start: bytes, following: Collection[int]) -> bool:
    at = data.find(start)
    while at >= 0:
        if data[at + len(start)] in following:
            return True
        at = data.find(start, at + 1)
    return False


def _is_utf16(data: bytes) -> bool:
    # With its mark, or without one where every second byte of plain text is empty.
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") or (b"\0" in data[:2] and data[:64].count(0) * 3 > len(data[:64]))


def _not_utf8(data: bytes, offset: int) -> Problem:
    before = data[:offset].decode("utf-8")
    byte = f"0x{data[offset]:02X}"
    letter = data[offset : offset + 1].decode("cp1252", "replace")
    # In Latin-1 a letter stands alone; before a byte that only goes on a character it is broken UTF-8.
    goes_on = data[offset + 1 : offset + 2] >= b"\x80" and data[offset + 1 : offset + 2] < b"\xc0"
    variant = "latin1" if letter.isalpha() and not goes_on else "message"
    params = (("byte", byte), ("letter", letter))
    return Problem("not-utf8", span_at(before, len(before)), variant, params)
