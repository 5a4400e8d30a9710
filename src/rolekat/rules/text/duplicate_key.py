"""A key stands once in its map: YAML would silently take the last one."""

from rolekat.findings.finding import Rule

RULE = Rule("RK008", "duplicate-key", "error")
