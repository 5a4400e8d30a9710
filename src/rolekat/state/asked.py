"""What catalogs ask to be done, with what follows from that alone: many catalogs of one gallery ask for the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rolekat.findings.finding import Path
from rolekat.lazy import lazy
from rolekat.record import Record
from rolekat.state.expectations import Named, PartName

if TYPE_CHECKING:
    from rolekat.model.action import Action


class Part(Record):
    """A role that an action names, and as what."""

    action: str
    part: PartName
    role: str
    position: int | None = None
    """Its place in the list, for a part that several roles may have."""

    @property
    def path(self) -> Path:
        """Where the action names the role."""
        above = ("actions", self.action, self.part)
        return above if self.position is None else (*above, self.position)


class Asked:
    """The actions of a catalog, or of all catalogs that ask for the same."""

    def __init__(self, actions: dict[str, Action]) -> None:
        self.actions = actions

    @lazy
    def parts(self) -> tuple[Part, ...]:
        """Every role that an action names, in the order of the actions."""
        return tuple(parts_of(self.actions))

    @lazy
    def doing(self) -> tuple[Part, ...]:
        """Every role that an action names to take part in it, not to be designated by it."""
        return tuple([part for part in self.parts if part.part != "designates"])

    @lazy
    def designating(self) -> tuple[Part, ...]:
        """Every role that an action asks the organisation to fill."""
        return tuple([part for part in self.parts if part.part == "designates"])

    @lazy
    def named(self) -> frozenset[Named]:
        """What the actions name roles for, each once: a few, where there are many actions.

        Most catalogs can be seen to be right by these alone, and go without `parts`.
        """
        found: set[Named] = set()
        for action in self.actions.values():
            phase, kind = action.phase, action.kind
            if action.responsible:
                found.add((action.responsible, "responsible", phase, kind))
            if action.executor:
                found.add((action.executor, "executor", phase, kind))
            for role in action.alternatives:
                found.add((role, "alternatives", phase, kind))
            for role in action.involved:
                found.add((role, "involved", phase, kind))
            for role in action.designates:
                found.add((role, "designates", phase, kind))
        return frozenset(found)

    @lazy
    def acting(self) -> frozenset[str]:
        """The roles that some action names, by the ids that the actions use."""
        return frozenset([role for role, _, _, _ in self.named])

    @lazy
    def designated(self) -> frozenset[str]:
        """The roles that some action asks the organisation to fill, by the ids that the actions use."""
        return frozenset([role for role, part, _, _ in self.named if part == "designates"])

    @lazy
    def requiring(self) -> dict[str, tuple[str, ...]]:
        """The actions that others must come before, with those."""
        return {name: action.requires for name, action in self.actions.items() if action.requires}

    @lazy
    def recurring(self) -> tuple[str, ...]:
        """The actions that come back."""
        return tuple([name for name, action in self.actions.items() if action.every])


def parts_of(actions: Mapping[str, Action]) -> Iterator[Part]:
    """Every role that actions name."""
    for name, action in actions.items():
        if action.responsible:
            yield Part(name, "responsible", action.responsible)
        if action.executor:
            yield Part(name, "executor", action.executor)
        for index, role in enumerate(action.alternatives):
            yield Part(name, "alternatives", role, index)
        for index, role in enumerate(action.involved):
            yield Part(name, "involved", role, index)
        for index, role in enumerate(action.designates):
            yield Part(name, "designates", role, index)
