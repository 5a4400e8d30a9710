"""Quotation marks around a value are those of the file's format."""

from rolekat.findings.finding import Rule

RULE = Rule("RK019", "quotes-as-text", "warning")
