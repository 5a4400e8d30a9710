"""One line for each finding, as compilers write them: for editors and for grep."""

from rolekat.report.formats import Style
from rolekat.report.report import Report
from rolekat.report.wording import wording


def written(report: Report, style: Style) -> str:
    """The lines; none where nothing was found. The severity is English whatever the language, as editors expect it."""
    lines = []
    for located in report.findings:
        said = wording(located, style.language)
        lines.append(f"{said.place}: {located.finding.severity}[{located.finding.code}] {said.message}\n")
    return "".join(lines)
