"""What an update comes to: files to write, files to remove, and what to tell of it."""

import os
from collections.abc import Callable
from typing import NamedTuple

from rolekat.config import NAME as SETTINGS
from rolekat.config import Config
from rolekat.text.files import read_bytes
from rolekat.updating.settings import rewritten


class Told(NamedTuple):
    """Something to tell: the key of its sentence, and what it speaks of."""

    key: str
    params: dict[str, str]


class Plan:
    """Files by their paths from here: what each is to hold, `None` where it is to go. Nothing is written."""

    def __init__(self) -> None:
        self.files: dict[str, bytes | None] = {}
        self.told: list[Told] = []
        self.emptied: list[str] = []
        """Folders that are to go once their files have."""

    def tell(self, key: str, **params: str) -> None:
        """Something that is to happen."""
        self.told.append(Told(key, params))

    def settle(self, config: Config, edit: Callable[[str], str]) -> None:
        """Plan another text for the settings.

        Raises:
            UsageError: they cannot be changed in that way.
        """
        path = os.path.join(config.folder, SETTINGS)
        self.files[path] = rewritten(self.files.get(path) or read_bytes(path), edit)
