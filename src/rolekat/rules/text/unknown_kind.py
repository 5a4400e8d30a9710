"""A file says by its first key what it is."""

from rolekat.findings.finding import Rule

RULE = Rule("RK020", "unknown-kind", "error")
