"""Bytes to text: UTF-8 only, with or without a byte order mark, and no characters nobody can see."""

import re
from typing import Final

from rolekat.text.limits import MAX_BYTES
from rolekat.text.problem import START, Problem, Span

# What libyaml refuses, and what a reviewer could not see in a pull request.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Line breaks to YAML 1.1 but not to an editor: they would shift every line number after them.
_SEPARATOR: Final = re.compile("[\x85\u2028\u2029]")
# Zero-width and direction marks. The joiners U+200C and U+200D stay: emoji and some scripts need them.
_INVISIBLE: Final = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HARD_SPACE_INDENT: Final = re.compile("^[ \t]*[\u00a0\u2000-\u200a\u202f\u205f\u3000]", re.MULTILINE)
_MANY: Final = 5

# Bytes that no character of the patterns begins with, in UTF-8: those of most texts, letters such as æ and ö included.
_ORDINARY_BYTES: Final = bytes(
    (*b"\t\n\r\xc3", *range(0x20, 0x7F), *range(0x80, 0xC0))
)
_SUSPICIOUS_STARTS: Final = (b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xe3\x80", b"\xef\xbb", b"\xef\xbf")


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
    problems = [
        Problem("control-character", _span_at(text, match.start()), params=(("character", _name(match[0])),))
        for match in _first(_CONTROL, text)
    ]
    problems += [
        Problem("invisible-character", _span_at(text, at.start()), params=(("character", _name(at[0])),), fatal=False)
        for pattern in (_SEPARATOR, _INVISIBLE)
        for at in _first(pattern, text)
    ]
    problems += [
        Problem("hard-space-indent", _span_at(text, match.end() - 1))
        for match in _first(_HARD_SPACE_INDENT, text)
    ]
    return _CONTROL.sub("\ufffd", _SEPARATOR.sub(" ", text)), problems


def unseen(value: str) -> tuple[str, str] | None:
    r"""The rule that an escape such as `\u200b` in a quoted text breaks, and the character; `None` where it is fine."""
    patterns = {_CONTROL: "control-character", _SEPARATOR: "invisible-character", _INVISIBLE: "invisible-character"}
    for pattern, rule in patterns.items():
        match = pattern.search(value)
        if match:
            return rule, _name(match[0])
    return None


def _suspicious(data: bytes) -> bool:
    # Decides in one pass of C, or a few, whether the patterns above, a hundred times slower, must look at all.
    other = data.translate(None, _ORDINARY_BYTES)
    if not other:
        return False
    return min(other) < 0x80 or any(start in data for start in _SUSPICIOUS_STARTS)  # noqa: PLR2004 - ASCII ends there


def _first(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = []
    for match in pattern.finditer(text):
        found.append(match)
        if len(found) == _MANY:
            break
    return found


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
    return Problem("not-utf8", _span_at(before, len(before)), variant, params)


def _span_at(text: str, offset: int) -> Span:
    # Counted as an editor does: only \n, \r\n and \r end a line.
    head = text[:offset].replace("\r\n", "\n").replace("\r", "\n")
    line = head.count("\n") + 1
    column = len(head) - (head.rfind("\n") + 1) + 1
    return Span(line, column, line, column + 1)


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
