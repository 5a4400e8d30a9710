"""The contact register lies where git does not keep it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.text.problem import START

if TYPE_CHECKING:
    from rolekat.contacts.git import Kept
    from rolekat.contacts.register import Register
    from rolekat.library.library import Library

RULE = Rule("RK804", "register-in-git", "warning")


def check_register(register: Register, _library: Library) -> Iterator[Finding]:
    """Each file that git has, or does not ignore; git is asked only where there is a register."""
    from rolekat.contacts.git import kept_by_git

    files = [file.file for file in register.files]
    by_state: dict[Kept, list[str]] = {}
    for file, state in kept_by_git(files).items():
        by_state.setdefault(state, []).append(file)
    for state, found in sorted(by_state.items()):
        names = Several(tuple(os.path.basename(file) for file in found))
        yield RULE.at(Place(found[0], span=START), state, files=names, path=found[0])
