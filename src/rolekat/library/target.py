"""What a reference names: `role`, `role#item`, `gallery/role#item`, `party/id` or `group/id`."""

from __future__ import annotations

import functools
from typing import Literal, TypeAlias

from rolekat.record import Record

TargetKind: TypeAlias = Literal["role", "party", "group"]


class Target(Record):
    """A reference taken apart."""

    kind: TargetKind
    id: str
    item: str | None = None
    """The task or responsibility that is meant, of a role."""
    gallery: str | None = None
    """The gallery that the reference itself names, of a role."""

    @property
    def role(self) -> str:
        """The role without its item, as it is written."""
        return f"{self.gallery}/{self.id}" if self.gallery else self.id


@functools.lru_cache(maxsize=4096)
def target_of(reference: str) -> Target:
    """A reference taken apart; whether there is what it names is another question."""
    before, _, item = reference.partition("#")
    scope, _, name = before.rpartition("/")
    if scope == "party":
        return Target("party", name)
    if scope == "group":
        return Target("group", name)
    return Target("role", name, item or None, scope or None)
