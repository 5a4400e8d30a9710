"""Finds what mends the findings of a rule: the modules in `mends/` are the list."""

from __future__ import annotations

import functools
import importlib
import os
from typing import TYPE_CHECKING, Final, Protocol, cast, runtime_checkable

from rolekat.library.kinds import MODELS
from rolekat.model.forms import FORMS

if TYPE_CHECKING:  # a check asks only whether something can be mended
    from rolekat.findings.finding import Finding
    from rolekat.fixing.mend import Mend, Safety
    from rolekat.fixing.source import Source

FOLDER: Final = os.path.join(os.path.dirname(__file__), "mends")


class Mending(Protocol):
    """What a module in `mends/` holds."""

    KINDS: tuple[Safety, ...]

    def safety(self, finding: Finding) -> Safety | None:
        """Whether a finding can be mended, and how sure that is."""

    def mend(self, finding: Finding, source: Source) -> Mend:
        """What mends it.

        Raises:
            UnmendableError: nothing does, as the file stands.
        """


@runtime_checkable
class _Refusing(Protocol):
    """What a module in `mends/` may hold besides."""

    def refusal(self, finding: Finding) -> str | None:
        """The text of `fix.why` that says why a finding is never mended."""


@functools.cache
def mending(rule: str) -> Mending | None:
    """What mends the findings of a rule, by its name."""
    stem = rule.replace("-", "_")
    if not os.path.exists(os.path.join(FOLDER, f"{stem}.py")):
        return None
    return cast("Mending", importlib.import_module(f"rolekat.fixing.mends.{stem}"))


def safety_of(finding: Finding) -> Safety | None:
    """Whether `rolekat fix` mends a finding, and how sure it is."""
    found = mending(finding.name)
    return None if found is None or _is_of_a_register(finding) else found.safety(finding)


def refusal_of(finding: Finding) -> str | None:
    """Why a finding that names what was meant is not mended; `None` where it can be, or nobody would expect it."""
    found = mending(finding.name)
    refused: str | None = found.refusal(finding) if isinstance(found, _Refusing) else None
    return None if _is_of_a_register(finding) else refused


def _is_of_a_register(finding: Finding) -> bool:
    """Whether it stands in the contact register, which is not in git, and which nobody changes but its keepers."""
    path = finding.place.path
    return len(path) > 1 and path[0] not in _keys()


@functools.cache
def _keys() -> frozenset[str]:
    """What a catalog file may say at its top; a register has the ids of people there."""
    return frozenset(key for model in MODELS.values() for key in FORMS[model][0])


def kinds_of(rule: str) -> tuple[Safety, ...]:
    """How findings of a rule may be mended."""
    found = mending(rule)
    return found.KINDS if found else ()
