"""A file holds no control characters: nobody sees them, and printers, terminals and readers trip over them."""

from rolekat.findings.finding import Rule

RULE = Rule("RK004", "control-character", "error")
