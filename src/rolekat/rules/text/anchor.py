"""Everything stands where it counts: no short cuts to another place in the file."""

from rolekat.findings.finding import Rule

RULE = Rule("RK009", "anchor", "error")
