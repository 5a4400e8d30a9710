"""The report for people: each finding with its line, what to do and why, then one line that sums up."""

from rolekat.language import words
from rolekat.report.colours import paint
from rolekat.report.formats import Style
from rolekat.report.report import Report
from rolekat.report.totals import summed_up


def written(report: Report, style: Style) -> str:
    """The whole report, for a terminal of the style's width."""
    say = words(style.language)
    parts: list[str] = []
    if report.findings:
        from rolekat.report.printer import Printer  # a clean run does without

        printer = Printer(say, max(style.width, 40), colour=style.colour)
        parts = [printer.finding(located) for located in report.findings]
    total = summed_up(report, say, paint) if style.colour else summed_up(report, say)
    return "\n".join([*parts, total]) + "\n"
