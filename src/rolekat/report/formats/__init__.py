"""The forms that a report takes. Each module here is one, known by its name and loaded when it is asked for.

A module has `written(report, style) -> str`. What goes to a file of the surroundings besides, such as GitHub's job
summary, it says with `added(report, style) -> tuple[path, text] | None`.
"""

import importlib
import os
from typing import Any

from rolekat.language import Language
from rolekat.record import Record
from rolekat.report.report import Report


class Style(Record):
    """For whom a report is written."""

    language: Language
    fail_on: str = "error"
    """The least severity that counts as a failure, or `never`."""
    width: int = 100
    """The terminal's, in characters."""
    colour: bool = False


def names() -> tuple[str, ...]:
    """The formats that there are."""
    found = sorted(os.listdir(os.path.dirname(__file__)))
    return tuple(name[:-3] for name in found if name.endswith(".py") and name != "__init__.py")


def in_format(name: str, report: Report, style: Style) -> str:
    """The report in a format."""
    text: str = _module(name).written(report, style)
    return text


def added(name: str, report: Report, style: Style) -> tuple[str, str] | None:
    """A file that gets something added in this format, and what; mostly there is none."""
    module = _module(name)
    found: tuple[str, str] | None = module.added(report, style) if hasattr(module, "added") else None
    return found


def _module(name: str) -> Any:
    return importlib.import_module(f"{__name__}.{name}")
