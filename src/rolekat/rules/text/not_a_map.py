"""A file consists of keys with values."""

from rolekat.findings.finding import Rule

RULE = Rule("RK016", "not-a-map", "error")
