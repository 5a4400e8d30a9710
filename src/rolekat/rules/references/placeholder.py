"""A text says what it is meant to say: nothing in it is still to be filled in."""

import re
from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.kinds import MODELS
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.rules.references import texts_in

RULE = Rule("RK105", "placeholder", "warning")

_WITHIN: Final = re.compile(r"(?<!\w)(?:TODO|TBD|FIXME|XXX+)(?!\w)|\?\?\?|[Ll]orem ipsum")
_TO_FILL_IN: Final = ("dfyldes", "tfylles", "ylles ut", "yllast ut")
_ALONE: Final = r"""
    (?=.*(?: … | \.\.\. | udfyldes | utfylles | fylles\ ut | fyllast\ ut ))
    [\s.…?\[\]()<>_-]*
    (?: (?:skal\ |bliver\ |blir\ |kan\ |må\ )?(?:udfyldes|utfylles|fylles\ ut|fyllast\ ut)
        (?:\ (?:senere|seinare|her|nærmere|nærare|lokalt|af\ \w+|av\ \w+))? )?
    [\s.…?\[\]()<>_-]*
    """
"""Not compiled ahead: few files have anything that it must look at."""


def check_file(loaded: Loaded, _library: Library) -> Iterator[Finding]:
    """Each value that holds such a word, or is one. Where somebody is to be named, other rules speak of it."""
    if loaded.kind is not None and _may_hold_one(loaded.text):
        from rolekat.library.named import mentions_in

        named = {mention.path for mention in mentions_in(MODELS[loaded.kind], loaded.value) if not mention.of_key}
        for path, text in texts_in(loaded.value):
            if path in named:
                continue
            found = _WITHIN.search(text)
            if found:
                yield RULE.at(Place(loaded.file, path), "within", word=found.group())
            elif re.fullmatch(_ALONE, text, re.VERBOSE | re.IGNORECASE | re.DOTALL):
                yield RULE.at(Place(loaded.file, path), word=text)


def _may_hold_one(text: str) -> bool:
    """Whether there is anything to look for: a letter is found ten times as fast as a word."""
    return (
        ("O" in text and "TODO" in text)
        or ("B" in text and "TBD" in text)
        or ("X" in text and ("FIXME" in text or "XXX" in text))
        or ("?" in text and "???" in text)
        or "…" in text
        or "..." in text
        or ("yl" in text and any(word in text for word in _TO_FILL_IN))
        or "orem ipsum" in text
    )
