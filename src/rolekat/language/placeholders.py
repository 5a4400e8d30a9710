"""What stands in a command for what somebody is to write: `ROLE`, in the user's language `ROLLE`."""

import re
from typing import Final

from rolekat.language import Words

_WORD: Final = re.compile(r"\b[A-Z]{3,}\b")


def in_place(text: str, say: Words) -> str:
    """A text with such words in the user's language; those that mean the same in all, such as `PERSON`, stay."""
    words: dict[str, str] = say.section("help")["words"]
    return _WORD.sub(lambda found: words.get(found[0], found[0]), text)
