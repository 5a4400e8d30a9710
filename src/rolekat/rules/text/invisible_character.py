"""What a reader of the file sees is all that stands there."""

from rolekat.findings.finding import Rule

RULE = Rule("RK005", "invisible-character", "warning")
