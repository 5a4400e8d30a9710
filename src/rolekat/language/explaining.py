"""What a user did wrong, in a sentence."""

import errno
import os
import re
from typing import Final

from rolekat.errors import NOTHING_KNOWN, UsageError
from rolekat.language import Words
from rolekat.language.dates import date_in_words

_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_TYPED: Final = r"`[^`]*`|--[\w-]+ (?!-)[^\s).]+"
"""What was typed, or is to be: it stands as it is typed."""
_REASONS: Final = {
    errno.EACCES: "permission",
    errno.EISDIR: "folder",
    errno.ELOOP: "loop",
    errno.ENAMETOOLONG: "long-name",
    errno.ENOENT: "missing",
    errno.ENOSPC: "disk-full",
    errno.ENOTDIR: "no-folder",
    errno.EPERM: "permission",
    errno.EROFS: "read-only",
}
"""What the system mostly has against a file. It says so in English, in the middle of our sentence."""


def explained(error: UsageError, say: Words) -> str:
    """The sentence of an error, with days in words and the system's reasons in the reader's language."""
    params = dict(error.params)
    if params.get("known") == NOTHING_KNOWN:
        params["known"] = say("errors.none")
    if reason := next((key for number, key in _REASONS.items() if params.get("detail") == os.strerror(number)), None):
        params["detail"] = say(f"errors.system-{reason}")
    sentence = say(f"errors.{error.key}", **params)
    days = {value for name, value in params.items() if name != "near" and _DAY.fullmatch(str(value))}
    if not days:
        return sentence
    found = "|".join(map(str, days))
    return re.sub(f"{_TYPED}|({found})", lambda each: date_in_words(each[1], say) if each[1] else each[0], sentence)
