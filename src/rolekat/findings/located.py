"""Findings with lines and columns: each file in which something was found is read once more, with its places."""

import os
from collections.abc import Iterable
from typing import Final

from rolekat.findings.finding import RANK, Finding, Place
from rolekat.record import Record
from rolekat.shipped import shipped_folder
from rolekat.text.decode import decode
from rolekat.text.files import read_bytes
from rolekat.text.marks import locate
from rolekat.text.problem import Span

_INSTALLED: Final = f"{os.sep}_shipped{os.sep}"
SHIPPED: Final = "shipped:"
"""What the path of a file of the catalog that comes with rolekat begins with, where it is printed."""
_KEPT: Final = 64
"""Files whose places are kept at a time."""


class Located(Record):
    """A finding and where it stands. `related` are further places, each with the name of its label."""

    finding: Finding
    span: Span
    related: tuple[tuple[str, Span, str], ...]


class Places:
    """Turns places into spans; keeps the places of the files that it was asked for last."""

    def __init__(self) -> None:
        self._marks: dict[str, object] = {}

    def span(self, place: Place) -> Span:
        """The span of a place; the start of the file where the file can no longer be read."""
        if place.span is not None:
            return place.span
        if place.file not in self._marks:
            if len(self._marks) > _KEPT:
                self._marks.clear()
            self._marks[place.file] = _marks_of(text_of(place.file))
        return locate(self._marks[place.file], place.path, of_key=place.of_key)


def _marks_of(text: str) -> object:
    from rolekat.text.plain_places import plain_places  # a run without findings needs no places

    marks = plain_places(text)
    if marks is not None:
        return marks
    from rolekat.text.reader import read  # libyaml, which most files can do without

    return read(text).marks


def text_of(file: str) -> str:
    """A file's text as the reader sees it; empty where it cannot be read."""
    try:
        return decode(read_bytes(file))[0] or ""
    except OSError:
        return ""


def locate_all(findings: Iterable[Finding]) -> list[Located]:
    """The findings with their places, sorted by file, line, column, severity and code."""
    places = Places()
    located = [
        Located(
            finding,
            places.span(finding.place),
            tuple((place.file, places.span(place), label) for place, label in finding.related),
        )
        for finding in findings
    ]
    return sorted(located, key=_order)


def _order(located: Located) -> tuple[str, Span, int, str]:
    finding = located.finding
    return finding.place.file, located.span, RANK[finding.severity], finding.code


def shown_path(file: str) -> str:
    """A file's path as it is printed: from the current folder where it lies below it, with forward slashes.

    A file of the catalog that comes with rolekat is named as that, wherever rolekat is installed; only somebody who
    stands in the checkout, where it may be changed, sees its path.
    """
    try:
        relative = os.path.relpath(file)
    except ValueError:  # another drive
        relative = file
    shipped = shipped_folder("catalog") + os.sep
    full = os.path.abspath(file)
    if full.startswith(shipped) and (relative.startswith("..") or _INSTALLED in shipped):
        return SHIPPED + full[len(shipped) :].replace(os.sep, "/")
    return _printed(file if relative.startswith("..") else relative)


def path_in_repository(file: str) -> str:
    """A file's path as platforms of CI count it: from the root of the git repository that the current folder is in.

    Without one, and where the file lies elsewhere, as it is printed.
    """
    shown, root = shown_path(file), os.getcwd()
    while not os.path.lexists(os.path.join(root, ".git")):
        above = os.path.dirname(root)
        if above == root:
            return shown
        root = above
    full = os.path.abspath(file)
    is_within = full.startswith(os.path.join(root, "")) and not shown.startswith(SHIPPED)
    return _printed(os.path.relpath(full, root)) if is_within else shown


def _printed(path: str) -> str:
    shown = path.replace(os.sep, "/")
    return shown if shown.isascii() else shown.encode("utf-8", "replace").decode("utf-8")  # a name need not be UTF-8
