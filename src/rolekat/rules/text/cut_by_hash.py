"""No text is cut off by a # with a space before it."""

from rolekat.findings.finding import Rule

RULE = Rule("RK014", "cut-by-hash", "warning")
