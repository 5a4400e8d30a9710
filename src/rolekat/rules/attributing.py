"""Whose document asks for what was found: a finding names one only where a gallery made from it is meant.

A rule holds for whatever gallery says what it is about; what it was taken from is no authority for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from rolekat.findings.finding import Finding
    from rolekat.library.gallery import LinkedGallery

MADE_FROM: Final = {"Rollegalleri": "kombit", "Hjørring": "hjoerring"}
"""The gallery made from a document, by the first word with which rules name the document."""


def attributed(findings: Iterable[Finding], *galleries: LinkedGallery | None) -> Iterator[Finding]:
    """The findings, without sources that none of the galleries is made from or builds on."""
    for finding in findings:
        if finding.source:
            of = MADE_FROM[finding.source.split()[0]]
            if not any(gallery and of in gallery.lineage for gallery in galleries):
                yield finding._replace(source=None)
                continue
        yield finding
