"""Where an upgrade writes down what it did and what it has to ask, with the lines of the files as they were before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

from rolekat.findings.finding import Path, Place
from rolekat.findings.located import Places, shown_path
from rolekat.upgrading.report import Concerned, Question, Spot, Step, Way

if TYPE_CHECKING:
    from rolekat.answers.facts import Titled
    from rolekat.upgrading.report import StepKind

_ONE_BY_ONE: Final = frozenset({
    "left-out-already", "no-room", "text-changed", "text-gone", "text-id-taken",
})  # fmt: skip
"""What is decided for each catalog or organisation by itself: the commands name it."""


class Book:
    """The steps of an upgrade in their order, and its questions, each once with everything that it is about."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self._questions: dict[tuple[Any, ...], Question] = {}
        self._places = Places()

    def spot(self, file: str, path: Path, *, of_key: bool = False) -> Spot:
        """The line that a path of a file stands in."""
        return Spot(shown_path(file), self._places.span(Place(file, path, of_key)).line)

    def did(self, kind: StepKind, subject: Titled, where: Spot, **more: Any) -> None:
        """Something was done."""
        self.steps.append(Step(kind, subject, where, **more))

    def ask(self, question: Question, subject: Titled, spots: Iterable[Spot] = ()) -> None:
        """Something is to be decided; where it has been asked already, this is one more that it is about."""
        key: tuple[Any, ...] = question._replace(people=(), concerned=(), ways=())
        key = (*key, subject) if question.kind in _ONE_BY_ONE else key
        known = self._questions.get(key, question)
        concerned = {each.subject: each.spots for each in known.concerned}
        concerned[subject] = tuple(dict.fromkeys((*concerned.get(subject, ()), *spots)))
        self._questions[key] = known._replace(
            people=tuple(dict.fromkeys((*known.people, *question.people))),
            ways=_joined((*known.ways, *question.ways)),
            concerned=tuple(Concerned(*each) for each in concerned.items()),
        )

    @property
    def questions(self) -> tuple[Question, ...]:
        """What is to be decided, in the order in which it was asked first."""
        return tuple(self._questions.values())


def _joined(ways: Iterable[Way]) -> tuple[Way, ...]:
    """Each way once, with everything that is typed after it."""
    found: dict[str, tuple[str, ...]] = {}
    for command, then in ways:
        found[command] = tuple(dict.fromkeys((*found.get(command, ()), *then)))
    return tuple(Way(*each) for each in found.items())
