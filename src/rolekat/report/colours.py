"""The few colours of the report, by what they mean."""

from typing import Final

_COLOURS: Final = {
    "error": "1;31", "warning": "1;33", "note": "1;36", "frame": "34", "bold": "1", "faint": "2",
    "added": "32", "removed": "31",
}  # fmt: skip


def paint(colour: str, text: str) -> str:
    """The text between the codes that turn a colour on and off."""
    return f"\x1b[{_COLOURS[colour]}m{text}\x1b[0m"
