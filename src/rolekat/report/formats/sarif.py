"""SARIF 2.1.0, which code scanning platforms and editors read."""

import json
import pathlib
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import quote

from rolekat import __version__
from rolekat.findings.finding import Rule
from rolekat.findings.located import SHIPPED, Located, path_in_repository
from rolekat.language import Language, words
from rolekat.report.fingerprints import fingerprints
from rolekat.report.formats import Style
from rolekat.report.report import Report
from rolekat.report.wording import wording
from rolekat.rules.pages import page
from rolekat.rules.registry import rules
from rolekat.text.printable import harmless
from rolekat.text.problem import Span

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT: Final = "%SRCROOT%"
_FROM_ROLEKAT: Final = "ROLEKAT"


def written(report: Report, style: Style) -> str:
    """The report as a log with one run, with the rules that found something."""
    made = _Run(report, style.language)
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [made.run()]}
    return harmless(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


class _Run:
    """A run, whose results refer to rules and files by their places in lists."""

    def __init__(self, report: Report, language: Language) -> None:
        self.report = report
        self.language = language
        found = {located.finding.code for located in report.findings}
        self.rules = [rule for rule in rules() if rule.code in found]
        self.rule_index = {rule.code: index for index, rule in enumerate(self.rules)}
        self.files: dict[str, int] = {}

    def run(self) -> dict[str, Any]:
        prints = fingerprints(self.report)
        results = [self.result(located, mark) for located, mark in zip(self.report.findings, prints, strict=True)]
        return {
            "tool": {
                "driver": {
                    "name": "rolekat",
                    "version": __version__,
                    "language": self.language,
                    "rules": [self.rule(rule) for rule in self.rules],
                }
            },
            "language": self.language,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": self.bases(),
            "invocations": [{"executionSuccessful": True}],
            "artifacts": [{"location": _location(file)} for file in self.files],
            "results": results,
        }

    def rule(self, rule: Rule) -> dict[str, Any]:
        about = page(rule.name, self.language)
        return {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": _message(about.title)},
            "fullDescription": {"text": _message(_first_paragraph(about.body))},
            "help": {"text": _message(_without_headings(about.body)), "markdown": _braces(about.body)},
            "defaultConfiguration": {"level": rule.severity},
            **({"properties": {"source": rule.source}} if rule.source else {}),
        }

    def result(self, located: Located, fingerprint: str) -> dict[str, Any]:
        found, said = located.finding, wording(located, self.language)
        related = [
            {"id": number, "physicalLocation": self.physical(file, span), "message": {"text": _message(label)}}
            for number, ((file, span, _), label) in enumerate(zip(located.related, said.labels, strict=True), 1)
        ]
        return {
            "ruleId": found.code,
            "ruleIndex": self.rule_index[found.code],
            "level": found.severity,
            "message": {"text": _message(said.advice)},
            "locations": [{"physicalLocation": self.physical(found.place.file, located.span)}],
            **({"relatedLocations": related} if related else {}),
            "partialFingerprints": {"rolekat/v1": fingerprint},
            **({"properties": {"source": found.source}} if found.source else {}),
        }

    def physical(self, file: str, span: Span) -> dict[str, Any]:
        shown = path_in_repository(file)
        index = self.files.setdefault(shown, len(self.files))
        return {
            "artifactLocation": {**_location(shown), "index": index},
            "region": {
                "startLine": span.line,
                "startColumn": span.column,
                "endLine": span.end_line,
                "endColumn": span.end_column,
            },
        }

    def bases(self) -> dict[str, Any]:
        """What addresses begin with. Where the source's root lies, only who reads the log can know."""
        if not any(file.startswith(SHIPPED) for file in self.files):
            return {_ROOT: {}}
        return {_ROOT: {}, _FROM_ROLEKAT: {"description": {"text": words(self.language)("report.shipped")}}}


def _location(file: str) -> dict[str, Any]:
    if file.startswith(SHIPPED):
        return {"uri": quote(file.removeprefix(SHIPPED)), "uriBaseId": _FROM_ROLEKAT}
    path = pathlib.PurePath(file)
    return {"uri": path.as_uri()} if path.is_absolute() else {"uri": quote(file), "uriBaseId": _ROOT}


def _message(text: str) -> str:
    """Text as a plain message, in which nothing is taken for a placeholder or a link."""
    return _braces(text).replace("](", "] (")


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _first_paragraph(body: str) -> str:
    return next((part.replace("\n", " ") for part in body.split("\n\n") if not part.startswith("#")), "")


def _without_headings(body: str) -> str:
    return "\n".join(_plain_lines(body.split("\n")))


def _plain_lines(lines: Iterable[str]) -> Iterable[str]:
    return (line.lstrip("#").lstrip() if line.startswith("#") else line for line in lines)
