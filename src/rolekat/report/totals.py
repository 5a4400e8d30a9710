"""A report in one line: how much was checked, and how much was found."""

from collections.abc import Callable

from rolekat.language import Words
from rolekat.report.report import Report

SEVERITIES = ("error", "warning", "note")


def counted(report: Report, say: Words) -> dict[str, str]:
    """How many findings there are of each severity that occurs, in words."""
    numbers = {severity: report.count(severity) for severity in SEVERITIES}
    return {severity: say.count(f"report.{severity}s", number) for severity, number in numbers.items() if number}


def summed_up(report: Report, say: Words, shown: Callable[[str, str], str] = lambda _, text: text) -> str:
    """The line; `shown` may colour a count by its severity."""
    counts = [shown(severity, text) for severity, text in counted(report, say).items()]
    if report.suppressed:
        counts.append(say.count("report.suppressed", report.suppressed))
    checked = say.count("report.checked", report.files)
    return f"{checked}: {', '.join(counts)}." if counts else f"{checked}. {say('report.clean')}"
