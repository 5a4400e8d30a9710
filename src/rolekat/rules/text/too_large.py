"""A file is no larger than any catalog could need."""

from rolekat.findings.finding import Rule

RULE = Rule("RK002", "too-large", "error")
