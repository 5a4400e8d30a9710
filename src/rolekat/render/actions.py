"""KLIK tasks and other duties as template data, for a gallery and for a system's catalog alike."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from rolekat.model.action import Action
from rolekat.render.data import ActionView, RoleRef
from rolekat.render.roles import RoleWriter
from rolekat.render.staffing_data import StandingView


class ActionWriter(NamedTuple):
    """Describes actions; `ref` says how the document has each role."""

    writer: RoleWriter
    ref: Callable[[str], RoleRef]
    actions: Mapping[str, Action]
    """All actions that there are: those that others require are among them."""

    def view(self, number: int, name: str, standing: StandingView | None = None) -> ActionView:
        """An action."""
        action, phrases = self.actions[name], self.writer.phrases
        return ActionView(
            id=name,
            number=number,
            title=action.title,
            text=action.text,
            klik=action.kind == "klik",
            phase=self.writer.phase(action.phase),
            due=phrases.due(action.due),
            every=phrases.every(action.every),
            months=phrases.months(action.months),
            on=action.on,
            only=phrases.several([phrases.category(each) for each in action.categories]) or None,
            requires=tuple(self.actions[each].title if each in self.actions else each for each in action.requires),
            designates=self._refs(action.designates),
            responsible=self.ref(action.responsible) if action.responsible else None,
            executor=self.ref(action.executor) if action.executor else None,
            alternatives=self._refs(action.alternatives),
            involved=self._refs(action.involved),
            standing=standing,
        )

    def _refs(self, roles: Iterable[str]) -> tuple[RoleRef, ...]:
        return tuple(map(self.ref, roles))
