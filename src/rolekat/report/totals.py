"""A report in one line: how much was checked, and how much was found."""

from collections.abc import Callable

from rolekat.language import Words
from rolekat.report.report import Report
from rolekat.text.printable import printable

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
    total = f"{checked}: {', '.join(counts)}." if counts else f"{checked}."
    if report.unjudged:
        total = f"{total} {say.count('report.unjudged', report.unjudged)}"
    if report.old:
        since = printable(report.since or "")
        new = "" if report.findings else f" {say('report.clean-since', since=since)}"
        return f"{total}{new} {say.count('report.old', report.old, since=since)}"
    return total if counts else f"{total} {say('report.clean')}"
