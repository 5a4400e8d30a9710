"""Every key is one that the format knows at its place."""

from rolekat.findings.finding import Rule

RULE = Rule("RK021", "unknown-key", "error")
