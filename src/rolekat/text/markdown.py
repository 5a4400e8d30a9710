r"""Text as Markdown that reads as the same text, wherever it stands: in a paragraph, a list, a heading, a table's cell.

Only what could be taken for markup is escaped, so that the Markdown itself stays pleasant to read. A line break
becomes `<br>`, which holds in all those places, where Markdown's own would end a row or leave a list.
"""

import functools
import re
from itertools import zip_longest
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
_CODE: Final = re.compile("`([^`]+)`")


@functools.lru_cache(maxsize=4096)  # the same names and titles stand in one document after another
def escape_text(text: str) -> str:
    """The Markdown of a text."""
    escaped = _INLINE.sub(r"\\\g<0>", text)
    start = _AT_START.match(escaped)
    if start:
        number = start["number"] or ""
        escaped = f"{number}\\{escaped[len(number) :]}"
    return _BREAK.sub("<br>", escaped)


def escape_sentence(text: str) -> str:
    """The Markdown of a sentence on one line, in which what stands between backticks is code."""
    parts = _CODE.split(text)
    code = map(_code, parts[1::2])
    around = map(escape_text, parts[::2])
    # Two pieces of code side by side would run together.
    return "".join(one for pair in zip_longest(around, code, fillvalue="") for one in pair).replace("``", "` `")


def _code(text: str) -> str:
    # In a table's cell no code can hold these as they are.
    return escape_text(f"`{text}`") if "|" in text or "\\" in text else f"`{text}`"
