r"""Text as Markdown that reads as the same text, wherever it stands: in a paragraph, a list, a heading, a table's cell.

Only what could be taken for markup is escaped, so that the Markdown itself stays pleasant to read. A line break
becomes `<br>`, which holds in all those places, where Markdown's own would end a row or leave a list.
"""

import re
from typing import Final

_INLINE: Final = re.compile(
    r"""
      [\\`*\[\]<|~$]           # code, emphasis, links, HTML, cells, strike-through, formulas
    | (?<![^\W_])_|_(?![^\W_]) # emphasis, but not within a word
    | &(?=\#?\w+;)             # entities
    | (?<!\S)\#                # headings, and the end of one
    """,
    re.VERBOSE,
)
_AT_START: Final = re.compile(r"(?P<number>\d{1,9})(?=[.)](?:\s|$))|(?=[-+=>:])")
_BREAK: Final = re.compile(r"\r\n|\r|\n")


def escape_text(text: str) -> str:
    """The Markdown of a text."""
    escaped = _INLINE.sub(r"\\\g<0>", text)
    start = _AT_START.match(escaped)
    if start:
        number = start["number"] or ""
        escaped = f"{number}\\{escaped[len(number) :]}"
    return _BREAK.sub("<br>", escaped)
