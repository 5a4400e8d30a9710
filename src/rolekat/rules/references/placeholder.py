"""A text says what it is meant to say: nothing in it is still to be filled in."""

import re
from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.rules.references import texts_in

RULE = Rule("RK105", "placeholder", "warning")

_SIGNS: Final = ("TODO", "TBD", "FIXME", "XXX", "???", "dfyldes", "orem ipsum", "…", "...", "tbd", "xxx", "[")
"""Without one of these in a file there is nothing to look for."""
_WITHIN: Final = re.compile(r"(?<!\w)(?:TODO|TBD|FIXME|XXX+)(?!\w)|\?\?\?|[Ll]orem ipsum")
_ALONE: Final = re.compile(
    r"""
    [\s.…?\[\]()<>_-]*
    (?: tbd | xxx+ | (?:skal\ |bliver\ |kan\ )?udfyldes(?:\ (?:senere|her|nærmere|lokalt|af\ \w+))? )?
    [\s.…?\[\]()<>_-]*
    """,
    re.VERBOSE | re.IGNORECASE,
)


def check_file(loaded: Loaded, _library: Library) -> Iterator[Finding]:
    """Each value that holds such a word, or is one."""
    if any(sign in loaded.text for sign in _SIGNS):
        for path, text in texts_in(loaded.value):
            found = _WITHIN.search(text)
            if found:
                yield RULE.at(Place(loaded.file, path), "within", word=found.group())
            elif _ALONE.fullmatch(text):
                yield RULE.at(Place(loaded.file, path), word=text)
