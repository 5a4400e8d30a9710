"""No text is taken for a key because a colon stands in it."""

from rolekat.findings.finding import Rule

RULE = Rule("RK015", "cut-by-colon", "error")
