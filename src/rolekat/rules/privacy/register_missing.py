"""The contact register that the settings name is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.library.library import Library

RULE = Rule("RK805", "register-missing", "note")


def check_register(register: Register, _library: Library) -> Iterator[Finding]:
    """Where nothing could be read because there is nothing; who has no copy, and CI, sees ids instead of names."""
    if register.setting and not register.files:
        yield RULE.at(register.setting, "folder" if os.path.isdir(register.path) else "message", path=register.path)
