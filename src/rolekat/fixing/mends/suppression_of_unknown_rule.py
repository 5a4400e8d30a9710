"""A code that is no rule's goes from a comment, and the comment with the last of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from rolekat.fixing.mend import Mend, Safety, UnmendableError
from rolekat.fixing.near import params_of
from rolekat.fixing.text_comments import comment_at, without
from rolekat.fixing.text_spans import with_same_value

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.fixing.source import Source

KINDS: Final[tuple[Safety, ...]] = ("unsafe",)


def safety(_finding: Finding) -> Safety | None:
    """A slip may hide another code: somebody should look at it."""
    return "unsafe"


def mend(finding: Finding, source: Source) -> Mend:
    """The code, or the whole comment where it names no other."""
    start, end = comment_at(source, finding.place)
    comment, code = source.text[start:end], params_of(finding).get("code")
    if code is None:
        return Mend("comment-gone", {"comment": comment.strip()}, (without(source, start, end),))
    found = re.search(rf"[, ]*\b{re.escape(code)}\b", comment, re.IGNORECASE)
    head = re.match(r"#\s*rolekat: ignore(?:-file)?", comment)
    if found is None or head is None:
        raise UnmendableError("gone")
    left = comment[: found.start()] + comment[found.end() :]
    codes = re.split(r"--|\u2013|\u2014|:|\buntil\b", left[head.end() :], maxsplit=1)[0]
    if not codes.strip(" ,"):
        return Mend("comment-gone", {"comment": comment.strip()}, (without(source, start, end),))
    left = head[0] + " " + left[head.end() :].lstrip(" ,")
    return Mend("dropped", {"value": code}, (with_same_value(source, start, end, left),))
