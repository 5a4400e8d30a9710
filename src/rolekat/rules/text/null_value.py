"""What is left open is left empty."""

from rolekat.findings.finding import Rule

RULE = Rule("RK025", "null-value", "error")
