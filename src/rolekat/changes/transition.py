"""A system moves on to another phase: its day, the roles that end with that, and those who take over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rolekat.changes.inferring import Named
from rolekat.changes.lapsing import end_lapsing
from rolekat.changes.phase_step import Step
from rolekat.changes.staffed import staffings_meant
from rolekat.changes.taking_over import move_successors, take_over, takers_meant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from rolekat.changes.desk import Desk
    from rolekat.changes.phase_step import Moved
    from rolekat.findings.finding import Path


class Transition(NamedTuple):
    """Which systems move on to which phase, and who takes over. Names are as somebody typed them, and days are days."""

    systems: Sequence[str]
    to: str
    on: str | None = None
    """The first day of the phase."""
    organisation: str | None = None
    group: str | None = None
    """A group of systems: all of them."""
    successors: Mapping[str, str] = {}
    """Who holds a role that takes over, by the role."""
    same_person: Sequence[str] = ()
    """Roles that take over, in which whoever held the one before goes on."""
    interim: Mapping[str, str] = {}
    """Likewise, but only up to and including a day."""


def transition(wish: Transition, desk: Desk) -> list[Moved]:
    """Let systems move on to a phase.

    Nobody is put into a role without being named, or without it being said that whoever held the one before goes on.

    Raises:
        UsageError: there is no such system, phase, role or person; a system has no phases, or would go backwards.
    """
    organisation = desk.organisation(wish.organisation, Named(wish.systems, wish.group))
    staffings = staffings_meant(organisation, wish.systems, wish.group)
    steps = [Step(staffing, wish.to, wish.on, desk) for staffing in staffings]
    takers = takers_meant(wish.successors, wish.same_person, wish.interim, steps)
    if len(steps) > 1:
        steps = [step for step in steps if not step.tell_if_there()]
    moving = frozenset(step.staffing.id for step in steps)
    for step in steps:
        step.check()
    ended: set[tuple[str, Path]] = set()
    begun: set[tuple[str, Path]] = set()
    for step in steps:
        step.set_day()
        move_successors(step, moving, begun)
        end_lapsing(step, moving, ended)
        take_over(step, takers, begun)
    return [step.moved for step in steps]
