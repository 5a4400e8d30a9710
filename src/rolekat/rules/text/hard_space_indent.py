"""Lines are indented with ordinary spaces."""

from rolekat.findings.finding import Rule

RULE = Rule("RK018", "hard-space-indent", "error")
