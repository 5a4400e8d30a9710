"""A file is written so that it can be read in one way only."""

from rolekat.findings.finding import Rule

RULE = Rule("RK006", "syntax", "error")
