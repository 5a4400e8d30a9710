"""A file has so few faults that all of them can be shown."""

from rolekat.findings.finding import Rule

RULE = Rule("RK027", "more-findings", "error")
