"""The report for programs. `schema_version` changes when a reader of the old form would be misled."""

import json
from typing import Any

from rolekat.findings.finding import Command, OneOf, Several, Term
from rolekat.findings.located import Located, shown_path
from rolekat.fixing.registry import safety_of
from rolekat.language import Language
from rolekat.report.formats import Style
from rolekat.report.report import Report
from rolekat.report.totals import SEVERITIES
from rolekat.rules.pages import sentence, typed
from rolekat.text.printable import harmless
from rolekat.text.problem import Span


def written(report: Report, style: Style) -> str:
    """The whole report as JSON text, with the sentences in one language."""
    summary = {severity: report.count(severity) for severity in SEVERITIES}
    more = {"suppressed": report.suppressed, "files": report.files, "old": report.old, "unjudged": report.unjudged}
    data = {
        "schema_version": 1,
        "summary": {**summary, **more},
        "since": _plain(report.since),
        "findings": [_finding(located, style.language) for located in report.findings],
    }
    return harmless(json.dumps(data, ensure_ascii=False, indent=2)) + "\n"


def _finding(located: Located, language: Language) -> dict[str, Any]:
    found = located.finding
    said = sentence(found, language)
    return {
        "code": found.code,
        "rule": found.name,
        "severity": found.severity,
        "message": said.message,
        "help": said.help or None,
        "source": found.source,
        "fixable": safety_of(found),
        **_place(found.place.file, located.span),
        "path": list(found.place.path),
        "parameters": {name: _plain(value) for name, value in found.params},
        "related": [
            {**_place(file, span), "label": label}
            for (file, span, _), label in zip(located.related, said.labels, strict=True)
        ],
    }


def _place(file: str, span: Span) -> dict[str, Any]:
    return {
        "file": shown_path(file),
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def _plain(value: object) -> object:
    if isinstance(value, Term):
        return value.key
    if isinstance(value, Several | OneOf):
        return [_plain(name) for name in value.names]
    if isinstance(value, Command):
        return _plain(typed(value))
    # The name of a file need not be UTF-8.
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value
