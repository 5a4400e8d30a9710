"""GitHub's annotations: a workflow command for each finding, and besides a summary of the job in Markdown."""

import os
from collections.abc import Iterable
from typing import Final

from rolekat.findings.located import Located, path_in_repository
from rolekat.language import Words, words
from rolekat.report.formats import Style
from rolekat.report.report import Report
from rolekat.report.totals import SEVERITIES, counted, summed_up
from rolekat.report.wording import wording
from rolekat.rules.pages import page
from rolekat.text.markdown import escape_sentence, escape_text
from rolekat.text.printable import printable

_COMMANDS: Final = {"error": "error", "warning": "warning", "note": "notice"}
_SHOWN: Final = 10
"""GitHub shows so many annotations of each command in a step, and silently drops the others."""
_ROOM: Final = 256 * 1024
"""The bytes of a summary. GitHub takes a MiB and throws away the whole of what is longer."""


def written(report: Report, style: Style) -> str:
    """The commands, the most severe findings first, and a line that sums up."""
    say = words(style.language)
    chosen = [located for severity in SEVERITIES for located in _of(report, severity)[:_SHOWN]]
    left = len(report.findings) - len(chosen)
    if left and len(_of(report, "note")) >= _SHOWN:  # the notice that there are more takes the place of one
        chosen.pop()
        left += 1
    lines = [_annotation(located, style) for located in chosen]
    if left:
        summary = "in-summary" if os.environ.get("GITHUB_STEP_SUMMARY") else "by-check"
        lines.append(_command("notice", {"title": "rolekat"}, _not_shown(left, report, say, summary)))
    return "".join(f"{line}\n" for line in (*lines, summed_up(report, say)))


def added(report: Report, style: Style) -> tuple[str, str] | None:
    """The summary of the job, where the runner wants one."""
    path = os.environ.get("GITHUB_STEP_SUMMARY")
    return (path, summary(report, style)) if path else None


def summary(report: Report, style: Style) -> str:
    """All findings in tables, the notes folded up, as far as there is room."""
    say = words(style.language)
    parts = [f"## rolekat\n\n{escape_sentence(summed_up(report, say))}\n"]
    room = _ROOM
    left = 0
    notes = _of(report, "note")
    grave = [located for severity in SEVERITIES[:2] for located in _of(report, severity)]
    for findings, frame in ((grave, "{}"), (notes, _folded(say.count("report.notes", len(notes))))):
        rows = []
        for row in (_row(located, say) for located in findings):
            room -= len(row.encode())
            if room < 0:
                break
            rows.append(row)
        left += len(findings) - len(rows)
        if rows:
            parts.append(frame.format("".join((_head(say), *rows))))
    if left:
        parts.append(escape_sentence(_not_shown(left, report, say, "by-check")) + "\n")
    return "\n".join(parts) + "\n"


def _of(report: Report, severity: str) -> list[Located]:
    return [located for located in report.findings if located.finding.severity == severity]


def _annotation(located: Located, style: Style) -> str:
    found, span, said = located.finding, located.span, wording(located, style.language)
    properties: dict[str, object] = {"file": printable(path_in_repository(found.place.file)), "line": span.line}
    if span.line == span.end_line:  # columns of several lines GitHub does not take
        properties["col"] = span.column
    properties["endLine"] = span.end_line
    if span.line == span.end_line:
        properties["endColumn"] = span.end_column
    properties["title"] = f"{found.code} {page(found.name, style.language).title}"
    # The log shows nothing but the message, so the place stands there too.
    return _command(
        _COMMANDS[found.severity], properties, "\n".join(filter(None, (said.message, said.help, said.place)))
    )


def _command(name: str, properties: dict[str, object], message: str) -> str:
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {given}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _not_shown(left: int, report: Report, say: Words, where: str) -> str:
    counts = say.several(list(counted(report, say).values()))
    return say.count("report.not-shown", left, counts=counts, where=say(f"report.{where}"))


def _head(say: Words) -> str:
    return _line(say("report.summary-columns").split("|")) + "|---|---|---|---|\n"


def _row(located: Located, say: Words) -> str:
    found, said = located.finding, wording(located, say.language)
    about = escape_text(f"{say.term(found.severity)} {found.code}"), escape_text(said.place)
    return _line((*about, escape_sentence(said.message), escape_sentence(said.help)))


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _folded(title: str) -> str:
    return f"<details><summary>{title}</summary>\n\n{{}}\n</details>\n"
