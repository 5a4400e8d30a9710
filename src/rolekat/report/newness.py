"""What is found now and was not found before: compared by what lasts of a finding, of which several may be alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TYPE_CHECKING, Final, TypeVar

from rolekat.findings.finding import RANK
from rolekat.report.fingerprints import Mark, marks

if TYPE_CHECKING:
    from rolekat.findings.finding import Path
    from rolekat.findings.located import Located

_Found = TypeVar("_Found")
_WHOLE: Final = frozenset({"RK401", "RK402", "RK403"})
"""A role that nobody holds at all."""
_REST_OF: Final = {"RK404": _WHOLE, "RK449": _WHOLE | {"RK449"}, "RK505": frozenset({"RK505"})}
"""What is left of some findings when a part is settled: the seats still vacant, the actions still unheard of."""


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


def without_rests(
    new: Iterable[Located],
    gone: Iterable[tuple[Located, str]],
    name: Callable[[str], str],
) -> list[Located]:
    """What is new, without what is only left of something that is gone, and no more severe than that was.

    `gone` comes with what its files are known by, and `name` is that for the files of what is new. Never the other way
    round: a role that nobody holds any more is new where a seat of it was vacant.
    """
    was: dict[tuple[str, str, Hashable], int] = {}
    for located, file in gone:
        key = (located.finding.code, file, _subject(located))
        was[key] = min(RANK[located.finding.severity], was.get(key, len(RANK)))

    def is_rest(located: Located) -> bool:
        found = located.finding
        keys = ((code, name(found.place.file), _subject(located)) for code in _REST_OF.get(found.code, ()))
        return any(was.get(key, len(RANK)) <= RANK[found.severity] for key in keys)

    return [each for each in new if not is_rest(each)]


def _subject(located: Located) -> Hashable:
    """The role that a finding is about, or else what it counts for."""
    params = dict(located.finding.params)
    return str(params.get("role") or params.get("where"))


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
