"""A file's letters are stored as UTF-8, so that æ, ø and å are the same letters on every machine."""

from rolekat.findings.finding import Rule

RULE = Rule("RK003", "not-utf8", "error")
