"""What is found now and was not found before: compared by what lasts of a finding, of which several may be alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from rolekat.findings.finding import RANK, Each
from rolekat.report.fingerprints import Mark, marks

if TYPE_CHECKING:
    from rolekat.findings.finding import Path
    from rolekat.findings.located import Located

_Found = TypeVar("_Found")
_WHOLE: Final = ("RK401", "RK402", "RK403")
"""A role that nobody holds at all."""
_LEFT_OF_WHOLE: Final = frozenset({"RK404", "RK449"})
"""What is left of it when somebody does: places and seats."""
_ABOUT: Final = ("role", "where", "system")
"""What faults that are gathered in one finding are about."""
_ID: Final = re.compile(r"`[^`]+`")


class Piece(NamedTuple):
    """A finding, or one of the faults that are gathered in it, and what that is known by before and after."""

    located: Located
    mark: Mark
    rank: int
    """How severe it is, as in `RANK`."""


def pieces(findings: Iterable[Located]) -> list[Piece]:
    """Each finding; one that names several faults once for each of these."""
    found = list(findings)
    return [
        Piece(located, each, RANK[located.finding.severity])
        for mark, located in zip(marks(found), found, strict=True)
        for each in _each(mark, located)
    ]


def _each(mark: Mark, located: Located) -> Iterator[Mark]:
    """The marks of the faults in a finding, which does not stand elsewhere when the first of them is settled."""
    params = dict(located.finding.params)
    gathered = next((value for value in params.values() if isinstance(value, Each)), None)
    if gathered is None:
        yield mark
        return
    about = [str(params[name]) for name in _ABOUT if name in params]
    for name in gathered.names:
        quoted = _ID.search(name)
        yield mark._replace(anchor=(), words=(*about, quoted[0] if quoted else name))


def lasting(found: Iterable[Piece], name: Callable[[str], str]) -> list[tuple[Mark, int]]:
    """What each is known by wherever it stands in lists, and how severe it is; `name` is what a file is known by."""
    return [
        (each.mark._replace(file=name(each.located.finding.place.file), anchor=_anchor(each.mark.anchor)), each.rank)
        for each in found
    ]


def _anchor(anchor: Path | str) -> Path | str:
    return anchor if isinstance(anchor, str) else wherever_in_lists(anchor)


def findings_of(found: Iterable[Piece]) -> list[Located]:
    """The findings that have a part in it, each once."""
    return list({id(each.located): each.located for each in found}.values())


def wherever_in_lists(path: Path) -> Path:
    """A path without positions in lists: what comes above an entry moves it and leaves it what it is."""
    return tuple(["" if isinstance(step, int) else step for step in path])


def without_rests(
    new: Iterable[Located],
    gone: Iterable[tuple[Located, str]],
    name: Callable[[str], str],
) -> list[Located]:
    """What is new, without what is only left of a vacant role that is gone, and no more severe than that was.

    `gone` comes with what its files are known by, and `name` is that for the files of what is new. Never the other way
    round: a role that nobody holds any more is new where a seat of it was vacant.
    """
    was: dict[tuple[str, Hashable], int] = {}
    for located, file in gone:
        if located.finding.code in _WHOLE:
            key = (file, _role(located))
            was[key] = min(RANK[located.finding.severity], was.get(key, len(RANK)))

    def is_rest(located: Located) -> bool:
        found = located.finding
        before = was.get((name(found.place.file), _role(located)), len(RANK))
        return found.code in _LEFT_OF_WHOLE and before <= RANK[found.severity]

    return [each for each in new if not is_rest(each)]


def _role(located: Located) -> Hashable:
    return dict(located.finding.params).get("role")


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
