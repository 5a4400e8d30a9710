"""Phase ranges: `from X`, `X to Y`, `until Y`, `always`, one phase, or a list of them."""

from typing import Final

from rolekat.record import Record

TIMELESS: Final = "always"
"""The one phase of systems whose gallery has none: a range can only be `always`, and it always counts."""


class PhaseSet(Record):
    """The phases that a range names, in order, and the words in it that name none."""

    phases: tuple[str, ...]
    unknown: tuple[str, ...] = ()
    backwards: bool = False


def phases_of(ranges: tuple[str, ...], order: tuple[str, ...]) -> PhaseSet:
    """Read one or more ranges against the phases of a life cycle.

    `until Y` includes Y. A range that runs backwards (`drift to opstart`) names no phase and says so.
    """
    order = order or (TIMELESS,)
    found: set[str] = set()
    unknown: list[str] = []
    backwards = False
    for text in ranges:
        first, last = _ends(text, order)
        missing = [name for name in dict.fromkeys((first, last)) if name not in order]
        if missing:
            unknown += [name for name in missing if name not in unknown]
            continue
        start, end = order.index(first), order.index(last)
        backwards = backwards or end < start
        found.update(order[start : end + 1])
    return PhaseSet(tuple(phase for phase in order if phase in found), tuple(unknown), backwards)


def _ends(text: str, order: tuple[str, ...]) -> tuple[str, str]:
    words = text.split()
    first, last = order[0], order[-1]
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


_ALWAYS: Final = frozenset({
    "alle", "altid", "all", "alltid", "alle faser", "alle fasar", "all phases", "hele tiden", "heile tida",
})  # fmt: skip
_FROM: Final = ("fra og med", "frå og med", "fra", "frå", "starting", "since")
_UNTIL: Final = ("til og med", "indtil", "inntil", "til", "to", "up to")
_TO: Final = frozenset({"til", "to", "-", "\N{EN DASH}", "until", "indtil", "inntil"})


def range_meant(text: str, order: tuple[str, ...]) -> str | None:
    """The range that a text means which is none, as in `fra drift`, `altid`, `start til drift`."""
    said = " ".join(text.lower().split())
    if said in order or not phases_of((said,), order).unknown:
        return None
    if said in _ALWAYS:
        return "always"
    for words, keyword in ((_FROM, "from"), (_UNTIL, "until")):
        for word in words:
            if said.startswith(f"{word} ") and said[len(word) + 1 :] in order:
                return f"{keyword} {said[len(word) + 1 :]}"
    match said.removeprefix("fra ").removeprefix("frå ").removeprefix("from ").split():
        case [start, word, end] if word in _TO and start in order and end in order:
            return f"{start} to {end}"
        case _:
            return None
