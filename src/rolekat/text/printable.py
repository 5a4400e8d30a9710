"""Text as a terminal may show it."""

import re
from typing import Final

_UNPRINTABLE: Final = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"
_BEYOND_JSON: Final = "[\x7f-\x9f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"
"""Those that JSON itself leaves as they are."""


def harmless(text: str) -> str:
    """The text of JSON, the same to a program, in which nothing can steer a terminal that it is printed on."""
    return re.sub(_BEYOND_JSON, lambda match: f"\\u{ord(match[0]):04x}", text)


def printable(text: str) -> str:
    """Text that cannot move the cursor, change colours or hide what follows it."""
    line = text.replace("\n", " ")
    return line if line.isprintable() else re.sub(_UNPRINTABLE, "�", line)
