"""The result of a check, before it takes a form."""

from typing import Final

from rolekat.findings.finding import RANK, Finding
from rolekat.findings.located import Located
from rolekat.record import Record

_NEVER: Final = -1


class Report(Record):
    """What was found, in order; how many findings comments suppressed; how many files were looked at.

    Most rules could not look at the `unjudged` ones among them: what those say or hang on cannot be relied on.
    Where only what is new `since` a revision is wanted, `old` says how many findings were there already.
    """

    findings: list[Located]
    suppressed: int
    files: int
    since: str | None = None
    old: int = 0
    unjudged: int = 0

    def count(self, severity: str) -> int:
        """How many findings have a severity."""
        return sum(located.finding.severity == severity for located in self.findings)

    def fails(self, fail_on: str) -> bool:
        """Whether there is a finding at or above a severity; with `never` there is none."""
        return any(is_failure(located.finding, fail_on) for located in self.findings)


def is_failure(finding: Finding, fail_on: str) -> bool:
    """Whether a finding is at or above a severity."""
    return RANK[finding.severity] <= RANK.get(fail_on, _NEVER)
