"""Who people are in documents: by name where the register has one, with contact details where they agreed to that.

In public documents only those who agreed are named at all; nothing else of the register or of the ids shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from rolekat.answers.facts import Directory, Held, Who
from rolekat.contacts.contact import Details
from rolekat.contacts.public import PublicRegister
from rolekat.phrasing.facts import word_of
from rolekat.render.staffing_data import HolderView, WhoView

if TYPE_CHECKING:
    from rolekat.answers.wording.phrases import Phrases as Wording
    from rolekat.contacts.register import Register
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import Holding


class People:
    """Everybody whom the documents of an organisation name."""

    def __init__(
        self, organisation: OrganisationState, register: Register | None, wording: Wording, *, public: bool
    ) -> None:
        self.organisation = organisation
        self.day = organisation.day
        self.public = public
        self.wording = wording
        somebody = wording.words("documents.staffing.somebody")
        self.register: Register | None = PublicRegister(register, self.day, somebody) if public else register
        self.names = Directory(organisation, self.register)

    def person(self, name: str, organisation: str | None = None) -> WhoView:
        """A person."""
        return self.view(self.names.person(name, organisation), organisation)

    def who(self, kind: str, name: str, organisation: str | None = None) -> WhoView:
        """Whoever can hold a role."""
        return self.view(self.names.who(kind, name, organisation), organisation)

    def people(self, names: Iterable[str], organisation: str | None = None) -> tuple[WhoView, ...]:
        """Several people; those whom a public document does not name count as one."""
        return _once(self.person(name, organisation) for name in names)

    def view(self, who: Who, organisation: str | None = None) -> WhoView:
        """Somebody as documents show them."""
        if who.kind != "person" or self.register is None:
            return named(who.kind, self._word(who))
        whose = organisation or self.organisation.id
        contact, hidden = self.register.person(whose, who.id), self.register.hides(whose, who.id)
        details = contact.details_on(self.day) if contact else Details()
        known = who.id if who.name and not self.public else None
        return WhoView("person", who.shown, known, hidden, details.email, details.phone)

    def _word(self, who: Who) -> str:
        """A name; a position without a title goes by its id as a word."""
        gallery = self.organisation.gallery
        return word_of(who.id, gallery) if who.kind == "position" and not who.name and gallery else who.shown

    def holder(self, holding: Holding) -> HolderView:
        """A holder."""
        held, theirs = self.names.held(holding), holding.organisation
        return self._holder(held, theirs)

    def holders(self, holdings: Iterable[Holding], seats: Mapping[str, str] | None = None) -> tuple[HolderView, ...]:
        """Holders; one who has the role at several places in the same way stands once, with all of them.

        `seats` are the titles of a body's seats, by id.
        """
        places: dict[HolderView, list[str]] = {}
        for holding in holdings:
            view = self.holder(holding)._replace(seat=(seats or {}).get(holding.seat or ""))
            places.setdefault(view._replace(at=None) if view.at else view, []).extend([view.at] if view.at else [])
        several = self.wording.words.several
        return tuple(view._replace(at=several(at, whole=True) or None) for view, at in places.items())

    def _holder(self, held: Held, theirs: str) -> HolderView:
        return HolderView(
            _once(self.view(who, theirs) for who in held.who),
            tuple(who for who in _once(self.view(who, theirs) for who in held.named) if not who.hidden),
            self.wording.words.several([at.title for at in held.at], whole=True) or None,
            None,
            self.date(held.since),
            self.date(held.until),
            _once(self.view(who, theirs) for who in held.deputies),
            held.contact,
            held.decision,
            self._body(theirs) if held.level == "joint-body" else None,
        )

    def _body(self, name: str) -> str:
        found = next((body for body in self.organisation.bodies if body.id == name), None)
        return found.head.title if found else name

    def in_position(self, position: str, unit: str | None) -> HolderView:
        """A position that a role comes with, and who is in it: with a unit, only there and in the units above it."""
        named = tuple(who for who in self.people(self.organisation.people_with((position,), unit)) if not who.hidden)
        return HolderView(
            who=(self.who("position", position),),
            named=named,
            at=None,
            seat=None,
            since=None,
            until=None,
            deputies=(),
            contact=False,
            decision=None,
            body=None,
        )

    def date(self, day: str | None) -> str | None:
        """A day in words."""
        return self.wording.date(day) if day else None


def named(kind: str, name: str) -> WhoView:
    """Somebody of whom there is a name and nothing else to show."""
    return WhoView(kind, name, None, hidden=False, email=None, phone=None)  # type: ignore[arg-type]  # one of the kinds


def _once(found: Iterable[WhoView]) -> tuple[WhoView, ...]:
    return tuple(_without_repeated(found))


def _without_repeated(found: Iterable[WhoView]) -> Iterator[WhoView]:
    hidden = False
    for each in found:
        if not (each.hidden and hidden):
            yield each
        hidden = hidden or each.hidden
