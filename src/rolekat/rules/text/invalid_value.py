"""A value is of the sort that its key asks for."""

from rolekat.findings.finding import Rule

RULE = Rule("RK023", "invalid-value", "error")
