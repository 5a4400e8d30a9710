"""A file is one document."""

from rolekat.findings.finding import Rule

RULE = Rule("RK007", "several-documents", "error")
