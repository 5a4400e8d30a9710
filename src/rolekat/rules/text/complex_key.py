"""A key is one word or name."""

from rolekat.findings.finding import Rule

RULE = Rule("RK012", "complex-key", "error")
