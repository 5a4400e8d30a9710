"""The report for people: each finding with its line, what to do and why, then one line that sums up."""

import os

from rolekat.language import Language, Words, words
from rolekat.report.colours import paint
from rolekat.report.report import Report


def as_text(report: Report, language: Language, *, width: int = 100, colour: bool = False) -> str:
    """The whole report; `width` is the terminal's, in characters."""
    say = words(language)
    parts: list[str] = []
    if report.findings:
        from rolekat.report.printer import Printer  # a clean run does without

        printer = Printer(say, max(width, 40), colour=colour)
        parts = [printer.finding(located) for located in report.findings]
    return "\n".join([*parts, _summary(report, say, colour=colour)]) + "\n"


def _summary(report: Report, say: Words, *, colour: bool) -> str:
    counts = []
    for severity in ("error", "warning", "note"):
        number = report.count(severity)
        if number:
            text = say.count(f"report.{severity}s", number)
            counts.append(paint(severity, text) if colour else text)
    if report.suppressed:
        counts.append(say.count("report.suppressed", report.suppressed))
    checked = say.count("report.checked", report.files)
    return f"{checked}: {', '.join(counts)}." if counts else f"{checked}. {say('report.clean')}"


def terminal_width() -> int:
    """The width to print at: the terminal's, or 100 where there is none."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit() and int(columns):
        return int(columns)
    for stream in (1, 2):  # what is piped to a pager is still read in the terminal that errors go to
        try:
            return os.get_terminal_size(stream).columns or 100
        except OSError:
            continue
    return 100
