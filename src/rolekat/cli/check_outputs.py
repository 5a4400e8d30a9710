"""Where a report goes: what `--output` means."""

import os
from collections.abc import Sequence

from rolekat.errors import UsageError
from rolekat.record import Record
from rolekat.report.formats import Style, added, in_format, names
from rolekat.report.report import Report


class Output(Record):
    """A file, and the format of what is written to it; `format` is `None` for the one that `--format` names."""

    format: str | None
    path: str


def outputs(words: Sequence[str]) -> list[Output]:
    """What each `FORMAT:FILE` or `FILE` means.

    Raises:
        UsageError: there is no such format, a file is missing or named twice.
    """
    found = [_output(word) for word in words]
    places = [os.path.realpath(output.path) for output in found]
    for index, place in enumerate(places):
        if place in places[:index]:
            raise UsageError("output-twice", path=found[index].path)
    return found


def _output(word: str) -> Output:
    name, colon, path = word.partition(":")
    if colon and name in names():
        if not path:
            raise UsageError("output-no-file", given=word)
        return Output(name, path)
    if colon and len(name) > 1 and name.replace("-", "").isalnum():  # a single letter is a drive
        raise UsageError("output-format", given=name, word=word, known=", ".join(names()))
    return Output(None, word)


def write(wanted: Sequence[Output], usual: str, report: Report, style: Style) -> None:
    """Write all files, or none where one of them cannot be written; `usual` is the format that `--format` names.

    Raises:
        UsageError: a file cannot be written.
    """
    files = [(output.path, in_format(output.format or usual, report, style)) for output in wanted]
    formats = dict.fromkeys([usual, *(output.format or usual for output in wanted)])
    additions = [more for name in formats if (more := added(name, report, style))]
    if files or additions:
        from rolekat.writing import write_outputs  # a run that only prints does without

        write_outputs(files, additions)
