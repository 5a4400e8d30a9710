"""Text as a terminal may show it."""

import re
from typing import Final

_UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)


def printable(text: str) -> str:
    """Text that cannot move the cursor, change colours or hide what follows it."""
    return _UNPRINTABLE.sub("�", " ".join(text.split("\n")))
