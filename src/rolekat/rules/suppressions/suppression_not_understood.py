"""A suppressing comment says what it suppresses so that it is understood."""

from rolekat.findings.finding import Rule

RULE = Rule("RK904", "suppression-not-understood", "warning")
