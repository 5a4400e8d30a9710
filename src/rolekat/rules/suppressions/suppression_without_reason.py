"""A suppressing comment gives its reason; without one it suppresses nothing."""

from rolekat.findings.finding import Rule

RULE = Rule("RK901", "suppression-without-reason", "warning")
