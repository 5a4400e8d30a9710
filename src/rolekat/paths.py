"""Paths as people write them."""

import os


def from_here(path: str) -> str:
    """A path as somebody in the current folder would write it; as it is where it does not lie below."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return path
    return path if relative.startswith("..") else relative
