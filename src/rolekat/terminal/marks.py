"""Signs for stages and obligations, and phases in words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from rich.text import Text

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.phases import TIMELESS
from rolekat.model.role import Role
from rolekat.state.expectations import expectations
from rolekat.state.texts import TextItem
from rolekat.text.printable import printable

SIGNS: Final = {"mandatory": "●", "recommended": "○", "inactive": "·"}
STYLES: Final = {"mandatory": "bold", "recommended": "", "inactive": "dim"}
_LINES: Final = {"mandatory": "━", "recommended": "╌", "inactive": "·"}
_DASH: Final = "–"  # noqa: RUF001 - an en dash is what people write between two ends, and for nothing
UNMARKED: Final = _DASH
_GAP: Final = 2


def legend(say: Words) -> list[str]:
    """What the signs of obligation mean."""
    return [f"{sign} {say.term(name)}" for name, sign in SIGNS.items()]


def suggested(role: Role, gallery: LinkedGallery) -> dict[str, str | None] | None:
    """The obligation that a gallery suggests for a role in each phase, or always where there are none.

    `None` where it suggests nothing.
    """
    found = expectations(gallery).suggested.get(role.role)
    phases = tuple(gallery.phases) or (TIMELESS,)
    if found is None or not any(found.of(phase) for phase in phases):
        return None
    return {phase: found.of(phase) for phase in phases}


def initials(titles: Mapping[str, str]) -> dict[str, str]:
    """The shortest beginnings of the names that tell them apart, such as `I` and `D`; else the names themselves."""
    capitals = {name: title.upper() for name, title in titles.items()}
    short = {name: _beginning(title, [*capitals.values()]) for name, title in capitals.items()}
    return short if len(set(short.values())) == len(short) else dict(titles)


def _beginning(title: str, titles: Sequence[str]) -> str:
    lengths = range(1, len(title) + 1)
    alone = (title[:length] for length in lengths if sum(each.startswith(title[:length]) for each in titles) == 1)
    return next(alone, title)


def stage_mark(item: TextItem, marks: Mapping[str, str]) -> str:
    """The stages of an item as their initials, each in its own column; in brackets where a condition holds.

    A dash where the source marks none.
    """
    if item.unmarked and marks:
        return UNMARKED
    stages = item.marked_in(marks)
    letters = [mark if name in stages else " " * len(mark) for name, mark in marks.items()]
    together = ("" if all(len(mark) == 1 for mark in marks.values()) else " ").join(letters)
    return f"({together.strip()})" if item.condition is not None and marks else together.rstrip()


def phase_line(by_phase: Mapping[str, str], titles: Mapping[str, str], say: Words, room: int) -> Iterator[Text]:
    """The life of a system as a line, thick where a role is mandatory, broken where it is recommended.

    Where the line does not fit, every phase has a line of its own.
    """
    runs = [(obligation, [phase for phase, _ in run]) for obligation, run in groupby(by_phase.items(), itemgetter(1))]
    widths = {phase: len(titles[phase]) for phase in by_phase}
    for obligation, phases in runs:
        length = _length(phases, widths)
        widths[phases[-1]] += max(0, len(say.term(obligation)) - length)
    if _length([*by_phase], widths) > room:
        for phase, obligation in by_phase.items():
            yield _stroke(obligation, 3).append(f" {printable(titles[phase])}: {say.term(obligation)}")
        return
    gap = Text(" " * _GAP)
    yield gap.join(Text(printable(titles[phase]).ljust(widths[phase])) for phase in by_phase)
    yield gap.join(_stroke(obligation, _length(phases, widths)) for obligation, phases in runs)
    yield gap.join(
        Text(say.term(obligation).ljust(_length(phases, widths)), STYLES[obligation]) for obligation, phases in runs
    )


def _length(phases: Sequence[str], widths: Mapping[str, int]) -> int:
    return sum(widths[phase] for phase in phases) + _GAP * (len(phases) - 1)


def _stroke(obligation: str, length: int) -> Text:
    return Text(_LINES[obligation] * length, STYLES[obligation])
