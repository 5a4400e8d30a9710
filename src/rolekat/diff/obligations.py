"""When a role is mandatory and recommended: in which phases more is asked than before, and in which less."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from rolekat.diff.change import Change, Reach
from rolekat.diff.values import Span, Step
from rolekat.library.phases import TIMELESS

if TYPE_CHECKING:
    from rolekat.diff.telling import Telling
    from rolekat.findings.finding import Path
    from rolekat.library.gallery import LinkedGallery

_RANK: Final = {"inactive": 0, "recommended": 1, "mandatory": 2}


class ObligationStrengthened(Change, effect="demands", inverse="obligation-relaxed", weight=2, says="obligation"):
    """A role is mandatory or recommended in phases in which it was less, or nothing."""


class ObligationRelaxed(Change, effect="relaxes", inverse="obligation-strengthened", weight=2, says="obligation"):
    """A role is recommended or not active in phases in which it was more."""


class ObligationMoved(Change, effect="demands", weight=2, says="obligation"):
    """A role is more obligatory than before in some phases and less in others."""


By: TypeAlias = Mapping[str, str]
"""Phase to `mandatory` or `recommended`."""


def compare_obligations(
    obligations: tuple[By, By],
    galleries: tuple[LinkedGallery, LinkedGallery],
    tell: Telling,
    path: Path,
    reach: Reach | None = None,
) -> Iterator[Change]:
    """What changed in the phases that both galleries have; a phase that came or went is told by itself."""
    old, new = obligations
    phases = _phases(galleries)
    pairs = {phase: (old.get(phase, "inactive"), new.get(phase, "inactive")) for phase in phases}
    differing = {phase: pair for phase, pair in pairs.items() if pair[0] != pair[1]}
    if not differing:
        return
    more = {_RANK[after] > _RANK[before] for before, after in differing.values()}
    kind = ObligationMoved if len(more) > 1 else ObligationStrengthened if True in more else ObligationRelaxed
    steps = tuple([
        Step(Span(tuple(phase for phase in phases if differing.get(phase) == pair), galleries[1]), *pair)
        for pair in dict.fromkeys(differing.values())
    ])  # fmt: skip
    change = tell(kind, path, about={"steps": steps})
    yield replace(change, reach=reach) if reach else change


def _phases(galleries: tuple[LinkedGallery, LinkedGallery]) -> tuple[str, ...]:
    before, after = galleries
    return tuple([phase for phase in after.phases if phase in before.phases]) or (TIMELESS,)


def by_phase(mandatory: tuple[str, ...], recommended: tuple[str, ...]) -> By:
    """Phase to obligation; a phase in both lists counts as mandatory."""
    return {**dict.fromkeys(recommended, "recommended"), **dict.fromkeys(mandatory, "mandatory")}
