"""Characters nobody can see: found only where a first look at the bytes says that there may be some."""

import re
from typing import Final

from rolekat.text.problem import Problem, span_at

# What libyaml refuses, and what a reviewer could not see in a pull request.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
# Line breaks to YAML 1.1 but not to an editor: they would shift every line number after them.
_SEPARATOR: Final = re.compile("[\x85\u2028\u2029]")
# Zero-width and direction marks. The joiners U+200C and U+200D stay: emoji and some scripts need them.
_INVISIBLE: Final = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_HARD_SPACE_INDENT: Final = re.compile("^[ \t]*[\u00a0\u2000-\u200a\u202f\u205f\u3000]", re.MULTILINE)
_MANY: Final = 5


def unseen_in(text: str) -> tuple[str, list[Problem]]:
    """The text as it can be read on, and every unseen character in it, up to a few of each sort."""
    problems = [
        Problem("control-character", span_at(text, match.start()), params=(("character", _name(match[0])),))
        for match in _first(_CONTROL, text)
    ]
    problems += [
        Problem("invisible-character", span_at(text, at.start()), params=(("character", _name(at[0])),), fatal=False)
        for pattern in (_SEPARATOR, _INVISIBLE)
        for at in _first(pattern, text)
    ]
    problems += [
        Problem("hard-space-indent", span_at(text, match.end() - 1)) for match in _first(_HARD_SPACE_INDENT, text)
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


def _first(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = []
    for match in pattern.finditer(text):
        found.append(match)
        if len(found) == _MANY:
            break
    return found


def _name(character: str) -> str:
    return f"U+{ord(character):04X}"
