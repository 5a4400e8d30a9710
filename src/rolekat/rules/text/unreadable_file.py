"""Every file of the catalog can be opened and read."""

from rolekat.findings.finding import Rule

RULE = Rule("RK001", "unreadable-file", "error")
