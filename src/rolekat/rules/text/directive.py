"""A file begins with its first key: no instructions to programs stand above it."""

from rolekat.findings.finding import Rule

RULE = Rule("RK017", "directive", "error")
