"""Paths as people write them."""

import os
from typing import Final

UNFINISHED: Final = ".rolekat-change"
"""The folder in which a change of several files lies while it is written."""


def from_here(path: str) -> str:
    """A path as somebody in the current folder would write it; as it is where it does not lie below."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith("..") else relative


def lies_within(path: str, folder: str) -> bool:
    """Whether a path is that folder or lies below it, under whatever name."""
    inner, outer = os.path.realpath(path), os.path.realpath(folder)
    return inner == outer or inner.startswith(outer + os.sep)
