"""Everybody and everything that an organisation knows by name, and the words that stand for nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rolekat.lazy import lazy
from rolekat.library.placeholders import INITIALS, NO_ID, PLACEHOLDERS
from rolekat.state.seats import who

if TYPE_CHECKING:
    from rolekat.model.organisation import Holder, Organisation
    from rolekat.state.seats import Seat


class Names:
    """What the head of an organisation declares."""

    def __init__(self, head: Organisation) -> None:
        self.head = head
        self.people = frozenset(head.people)
        if not PLACEHOLDERS.isdisjoint(self.people):
            self.people = frozenset([name for name in self.people if not self.is_nobody(name)])

    def is_nobody(self, name: str) -> bool:
        """Whether an id only holds the place of one; not where the organisation says something of who it is."""
        if name not in PLACEHOLDERS:
            return name == NO_ID
        head = self.head
        for part in (head.people, head.units, head.suppliers, head.positions):
            if name in part and (name in INITIALS or part[name] is not None):
                return False
        return True

    def anybody(self, holder: Holder) -> bool:
        """Whether a holder is more than words that stand for nobody."""
        return not all(self.is_nobody(name) for _, name in who(holder))

    def knows(self, holder: Holder) -> bool:
        """Whether a holder, or somebody of those who hold a seat together, is there."""
        return any(self._is_there(kind, name) for kind, name in who(holder))

    def _is_there(self, kind: str, name: str) -> bool:
        known = self.there.get(kind)  # what is a body, the organisation's roles say, too
        return name in known if known is not None else not self.is_nobody(name)

    @lazy
    def positions(self) -> frozenset[str]:
        """The positions that it names, or that somebody has."""
        found = set(self.head.positions)
        found.update(other for position in self.head.positions.values() if position for other in position.counts_as)
        found.update(person.position for person in self.head.people.values() if person and person.position)
        return frozenset(found)

    @lazy
    def there(self) -> dict[str, frozenset[str]]:
        """Those who may hold a role or be given tasks, by kind, without the ids that stand for nobody."""
        head = self.head
        known = {"position": self.positions, "unit": head.units, "supplier": head.suppliers}
        found = {kind: frozenset([name for name in names if not self.is_nobody(name)]) for kind, names in known.items()}
        return {"person": self.people, **found}

    @lazy
    def areas(self) -> dict[str, None]:
        """What a holder may hold a role for: places, units, subject areas, owners."""
        head = self.head
        return dict.fromkeys((*head.places, *head.units, *head.subject_areas, *head.owners))

    def seat(self, seat: Seat) -> str:
        """A seat by name: the place, unit or subject area that it is at, or what its holder in a body is called."""
        areas = [self.area(name) for name in (seat.per, seat.post.each if seat.post else None) if name]
        if seat.post is None:
            return "".join(areas)
        title = seat.post.title or seat.post.id
        return f"{title} ({', '.join(areas)})" if areas else title

    def area(self, name: str) -> str:
        """The title of a place, unit or subject area that a role is held for; its id where it has none."""
        head = self.head
        for known in (head.places, head.units, head.subject_areas, head.owners):
            found = known.get(name)
            if found is not None and found.title:
                return found.title
        return name
