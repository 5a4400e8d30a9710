"""GitLab's code quality report, which shows findings in a merge request and at their lines."""

import json
from typing import Final

from rolekat.findings.located import path_in_repository
from rolekat.report.fingerprints import fingerprints
from rolekat.report.formats import Style
from rolekat.report.report import Report
from rolekat.report.wording import wording
from rolekat.text.printable import harmless

_SEVERITIES: Final = {"error": "major", "warning": "minor", "note": "info"}


def written(report: Report, style: Style) -> str:
    """The report as JSON: a list, empty where nothing was found."""
    issues = []
    for located, fingerprint in zip(report.findings, fingerprints(report), strict=True):
        found = located.finding
        issues.append({
            "description": f"{found.code}: {wording(located, style.language).advice}",
            "check_name": found.code,
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[found.severity],
            "location": {"path": path_in_repository(found.place.file), "lines": {"begin": located.span.line}},
        })  # fmt: skip
    return harmless(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"
