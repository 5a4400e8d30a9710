"""RK9: whether the findings that a file suppresses are suppressed with reason."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place
from rolekat.findings.suppressions import Suppression


def misuses(comment: Suppression, place: Place, day: str, *, used: bool) -> Iterator[Finding]:
    """What is wrong with one suppressing comment on a day; `used` says whether there is a finding that it is about."""
    from rolekat.rules.registry import rules
    from rolekat.rules.suppressions import (
        suppression_ended,
        suppression_not_understood,
        suppression_of_unknown_rule,
        suppression_without_reason,
        unused_suppression,
    )

    if not comment.understood:
        variant = "word" if comment.word else "day" if comment.until else "message"
        until, word = comment.until or "", comment.word or ""
        yield suppression_not_understood.RULE.at(place, variant, until=until, word=word)
        return
    known = {rule.code for rule in rules()}
    unknown = [code for code in comment.codes if code not in known]
    codes = ", ".join(comment.codes)
    if not comment.codes:
        yield suppression_of_unknown_rule.RULE.at(place, "none")
    for code in unknown:
        yield suppression_of_unknown_rule.RULE.at(place, code=code)
    if comment.reason is None:
        yield suppression_without_reason.RULE.at(place)
    elif comment.codes and not unknown and not used:
        yield unused_suppression.RULE.at(place, codes=codes)
    elif comment.codes and not unknown and comment.has_ended(day):
        yield suppression_ended.RULE.at(place, day=comment.until or "", codes=codes)
