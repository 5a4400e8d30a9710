"""What is found now and was not found before: compared by what lasts of a finding, of which several may be alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

from rolekat.findings.finding import RANK
from rolekat.report.fingerprints import Mark, marks

if TYPE_CHECKING:
    from rolekat.findings.finding import Path
    from rolekat.findings.located import Located

_Found = TypeVar("_Found")


def marked(findings: Iterable[Located], name: Callable[[str], str]) -> list[tuple[Mark, int]]:
    """What each finding is known by before and after, and how severe it is; `name` is what its file is known by."""
    found = list(findings)
    return [
        (_lasting(mark, name(located.finding.place.file)), RANK[located.finding.severity])
        for mark, located in zip(marks(found), found, strict=True)
    ]


def _lasting(mark: Mark, file: str) -> Mark:
    anchor = mark.anchor if isinstance(mark.anchor, str) else wherever_in_lists(mark.anchor)
    return mark._replace(file=file, anchor=anchor)


def wherever_in_lists(path: Path) -> Path:
    """A path without positions in lists: what comes above an entry moves it and leaves it what it is."""
    return tuple(["" if isinstance(step, int) else step for step in path])


def surplus(
    found: Sequence[_Found], known: Sequence[tuple[Hashable, int]], old: Iterable[tuple[Hashable, int]]
) -> list[_Found]:
    """What is found, each with what it is `known` by, that is not among the old; one stands for one no more severe."""
    left: defaultdict[Hashable, list[int]] = defaultdict(list)
    for mark, rank in old:
        left[mark].append(rank)
    new = set()
    for index in sorted(range(len(known)), key=lambda index: known[index][1]):
        mark, rank = known[index]
        as_severe = [before for before in left[mark] if before <= rank]
        if as_severe:
            left[mark].remove(max(as_severe))
        else:
            new.add(index)
    return [each for index, each in enumerate(found) if index in new]
