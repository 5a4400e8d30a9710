"""An id is made of small letters a to z, digits and hyphens."""

from rolekat.findings.finding import Rule

RULE = Rule("RK024", "bad-id", "error")
