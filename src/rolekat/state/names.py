"""Everybody and everything that an organisation knows by name, and the words that stand for nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rolekat.lazy import lazy
from rolekat.state.seats import kind_and_id

if TYPE_CHECKING:
    from rolekat.model.organisation import Holder, Organisation
    from rolekat.state.seats import Seat

_WORDS: Final = frozenset({
    "xxx", "xxxx", "xxxxx", "navn", "namn", "initialer", "initialar", "initials", "todo", "tbd", "tba", "fixme",
    "udfyldes", "utfylles", "fylles-ut", "fyllast-ut", "ukendt", "ukjent", "unknown", "uafklaret", "uavklart",
    "mangler", "manglar", "missing", "ingen", "none", "nobody", "nogen", "noen", "nokon", "somebody", "null", "nul",
    "vakant", "vacant", "ledig", "ubesat", "ubesatt", "ikke-besat", "ikke-besatt", "ikkje-fylt", "ubemandet",
    "ubemannet", "ubemanna", "afventer", "avventer", "ventar", "pending", "rekrutteres", "rekrutterast",
})  # fmt: skip
_INITIALS: Final = frozenset({"nn", "n-n", "na", "n-a", "xx", "yy"})
"""Those of real people, too: they count as such once the organisation has them among its own."""
PLACEHOLDERS: Final = _WORDS | _INITIALS
"""Ids that are written where nobody is known yet."""


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
            return False
        head = self.head
        for part in (head.people, head.units, head.suppliers, head.positions):
            if name in part and (name in _INITIALS or part[name] is not None):
                return False
        return True

    def anybody(self, holder: Holder) -> bool:
        """Whether there is anybody who holds a role by being this holder."""
        name = holder.person or holder.unit or holder.supplier or holder.position or holder.body
        names = [kind_and_id(text)[1] for text in holder.together] if name is None else [name]
        return not all(map(self.is_nobody, names))

    @lazy
    def positions(self) -> frozenset[str]:
        """The positions that it names, or that somebody has."""
        found = set(self.head.positions)
        found.update(other for position in self.head.positions.values() if position for other in position.counts_as)
        found.update(person.position for person in self.head.people.values() if person and person.position)
        return frozenset(found)

    @lazy
    def there(self) -> dict[str, frozenset[str]]:
        """Those who may be given tasks, by kind, without the ids that stand for nobody."""
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
