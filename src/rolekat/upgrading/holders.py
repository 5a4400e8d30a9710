"""Who holds the roles of an organisation or a staffing by now, and whether a role has room for more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rolekat.changes.holders import shown_who
from rolekat.state.days import LAST

if TYPE_CHECKING:
    from rolekat.model.organisation import Organisation
    from rolekat.text.changing import Path
    from rolekat.upgrading.desk import UpgradeDesk
    from rolekat.upgrading.move import Move

_KINDS: Final = ("person", "position", "unit", "supplier", "body")


class Held(NamedTuple):
    """Somebody who holds a role, or will."""

    shown: str
    entry: dict[str, Any]

    @property
    def who(self) -> dict[str, Any]:
        """Who it is, as the file says it."""
        return {key: self.entry[key] for key in (*_KINDS, "together", "named") if key in self.entry}


class Holders:
    """The holders in one file, as the draft has them; roles are named by their paths."""

    def __init__(self, file: str, head: Organisation, move: Move, desk: UpgradeDesk) -> None:
        self._file, self._head, self._move = file, head, move
        self._draft, self._day = desk.draft, desk.day

    def of(self, path: Path) -> list[Held]:
        """Those who hold a role on the day or later."""
        entry = self._draft.at(self._file, path)
        found = entry.get("holders") if isinstance(entry, dict) else None
        entries = [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []
        return [Held(shown(each), each) for each in entries if self.ends(each) >= self._day]

    def has_seats(self, path: Path) -> bool:
        """Whether it is a body, with holders by seat."""
        entry = self._draft.at(self._file, path)
        return isinstance(entry, dict) and bool(entry.get("seats"))

    def ends(self, entry: Mapping[str, Any]) -> str:
        """The last day of a term: its own, or that of the person who leaves."""
        known = self._head.people.get(entry.get("person") or "")
        left = known.left if known else None
        return min(entry.get("until") or LAST, left or LAST)

    def coming(self, path: Path, into: Path) -> tuple[list[Held], list[Held]]:
        """Those who hold a role and would come to hold another, and those who hold that one."""
        sitting = self.of(into)
        there = [each.who for each in sitting]
        return [held for held in self.of(path) if held.who not in there], sitting

    def no_room(self, to: str, coming: list[Held], sitting: list[Held]) -> bool:
        """Whether a role can have no more holders."""
        limits = self._move.new.roles[to].holders
        return bool(coming) and limits.max is not None and limits.per is None and len(sitting + coming) > limits.max

    def is_full(self, path: Path, to: str) -> bool:
        """Whether a role beside one has no room for those who hold that one."""
        return self.no_room(to, *self.coming(path, (*path[:-1], to)))


def shown(entry: Mapping[str, Any]) -> str:
    """Whoever an entry names, as they are typed."""
    together = entry.get("together")
    if isinstance(together, list):
        pairs = [(kind or "person", name) for kind, _, name in (str(each).rpartition("/") for each in together)]
        return shown_who(pairs)
    return shown_who([(kind, entry[kind]) for kind in _KINDS if entry.get(kind)])
