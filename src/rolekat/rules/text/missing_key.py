"""What a file must say, it says."""

from rolekat.findings.finding import Rule

RULE = Rule("RK022", "missing-key", "error")
