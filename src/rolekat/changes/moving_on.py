"""A phase change as a whole: the edits, what the phase brings and what is open, and the hand-over checklists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rolekat.changes.checklists import lay_checklists
from rolekat.changes.gate import as_it_will_be, tell_gate
from rolekat.changes.transition import transition

if TYPE_CHECKING:
    from rolekat.changes.desk import Desk
    from rolekat.changes.transition import Transition
    from rolekat.language import Language


class Checklists(NamedTuple):
    """How the hand-over checklists are written."""

    wanted: bool = True
    file: str | None = None
    """Where the only one goes; else all go where documents lie."""
    language: Language | None = None
    """The language of their fixed texts, where it is not the gallery's."""


def move_on(wish: Transition, checklists: Checklists, desk: Desk) -> None:
    """Let systems move on to a phase.

    Raises:
        UsageError: they cannot, as `transition` says; or a checklist cannot be made.
    """
    moves = transition(wish, desk)
    if moves:
        with as_it_will_be(desk, moves[0].begins) as organisations:
            for moved in moves:
                tell_gate(moved, organisations, desk)
    if checklists.wanted:
        lay_checklists(moves, desk, checklists.language, checklists.file)
