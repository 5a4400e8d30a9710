"""What has a name has a content: an id or a required key is not left empty."""

from rolekat.findings.finding import Rule

RULE = Rule("RK026", "missing-value", "error")
