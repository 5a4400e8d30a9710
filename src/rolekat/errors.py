"""What a user can do wrong before any file is read. Nothing in a catalog file is ever an exception."""

from typing import Final

EXIT_CLEAN: Final = 0
EXIT_FINDINGS: Final = 1
EXIT_USAGE: Final = 2
EXIT_NOTHING: Final = 3
EXIT_FAULT: Final = 70
EXIT_STOPPED: Final = 130
"""Somebody pressed Ctrl-C."""

NOTHING_KNOWN: Final = "-"
"""As the parameter `known` of an error: there is nothing to choose from, which each language says in its own word."""


class UsageError(Exception):
    """A wish that cannot be carried out. `key` names its sentence in the language files (`errors.<key>`)."""

    exit_code = EXIT_USAGE

    def __init__(self, key: str, /, **params: object) -> None:
        super().__init__(key, params)
        self.key = key
        self.params = params


class NothingFoundError(UsageError):
    """There is no file to work on: never to be taken for success."""

    exit_code = EXIT_NOTHING
