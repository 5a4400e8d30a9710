"""A suppressing comment with a last day suppresses nothing after it."""

from rolekat.findings.finding import Rule

RULE = Rule("RK905", "suppression-ended", "warning")
