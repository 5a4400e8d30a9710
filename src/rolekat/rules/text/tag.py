"""A text is a text: nothing in front of it says how it is to be understood."""

from rolekat.findings.finding import Rule

RULE = Rule("RK010", "tag", "error")
