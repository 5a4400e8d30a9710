"""A file holds no more, and nothing more deeply nested, than any catalog could need."""

from rolekat.findings.finding import Rule

RULE = Rule("RK011", "too-deep", "error")
