"""Phase ranges: `from X`, `X to Y`, `until Y`, `always`, one phase, or a list of them."""

from typing import NamedTuple


class PhaseSet(NamedTuple):
    """The phases that a range names, in order, and the words in it that name none."""

    phases: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    backwards: bool = False


def phases_of(ranges: tuple[str, ...], order: tuple[str, ...]) -> PhaseSet:
    """Read one or more ranges against the phases of a life cycle.

    `until Y` includes Y. A range that runs backwards (`drift to opstart`) names no phase and says so.
    """
    found: set[str] = set()
    unknown: list[str] = []
    backwards = False
    for text in ranges:
        first, last = _ends(text, order)
        missing = [name for name in (first, last) if name not in order]
        if missing:
            unknown += [name for name in missing if name not in unknown]
            continue
        start, end = order.index(first), order.index(last)
        backwards = backwards or end < start
        found.update(order[start : end + 1])
    return PhaseSet(tuple(phase for phase in order if phase in found), tuple(unknown), backwards)


def _ends(text: str, order: tuple[str, ...]) -> tuple[str, str]:
    words = text.split()
    first, last = (order[0], order[-1]) if order else ("", "")
    match words:
        case ["always"]:
            return first, last
        case ["from", start]:
            return start, last
        case ["until", end]:
            return first, end
        case [start, "to", end]:
            return start, end
        case _:
            return text, text
