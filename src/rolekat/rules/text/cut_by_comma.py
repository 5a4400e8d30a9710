"""No text is cut in two by a comma within braces."""

from rolekat.findings.finding import Rule

RULE = Rule("RK013", "cut-by-comma", "error")
