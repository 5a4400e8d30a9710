"""A suppressing comment suppresses something."""

from rolekat.findings.finding import Rule

RULE = Rule("RK902", "unused-suppression", "warning")
