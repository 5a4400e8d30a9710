"""The language of the command line itself, chosen before the first command is made: help texts are fixed then."""

import os
import sys
from typing import Final

from rolekat.config import find_config
from rolekat.errors import UsageError
from rolekat.language import Language, Words, choose, words


def take_language(arguments: list[str]) -> tuple[str | None, list[str]]:
    """The language that `--lang` asks for, wherever it stands, and the words without it."""
    wish: str | None = None
    rest: list[str] = []
    words_left = iter(arguments)
    for word in words_left:
        if word == "--lang":
            wish = next(words_left, "")
        elif word.startswith("--lang="):
            wish = word.partition("=")[2]
        else:
            rest.append(word)
    return wish, rest


def language_of(arguments: list[str]) -> Language:
    """The language to speak: as asked for, else of the environment, the configuration, the locale."""
    try:
        configured = find_config().lang
    except (UsageError, OSError):
        configured = None  # the command itself will say what is wrong with the configuration
    return choose(take_language(arguments)[0], os.environ.get("ROLEKAT_LANG"), configured)


def asked_language() -> Language | None:
    """The language that was asked for in so many words; `None` where the surroundings decide."""
    wish = take_language(sys.argv[1:])[0]
    return choose(wish) if wish else None


say: Final[Words] = words(language_of(sys.argv[1:]))
