"""A suppressing comment names a rule that exists."""

from rolekat.findings.finding import Rule

RULE = Rule("RK903", "suppression-of-unknown-rule", "error")
