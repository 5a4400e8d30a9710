"""What one person holds and does, and what would be vacant without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from rolekat.answers.facts import Directory, Owner, Phase, Titled, Unanswered, Who, owner_of, phase
from rolekat.answers.scope import EVERYTHING
from rolekat.answers.vacancies import unanswered
from rolekat.errors import NOTHING_KNOWN, UsageError
from rolekat.library.organisation import LinkedOrganisation
from rolekat.state.days import day_or_none
from rolekat.text.words import closest, slug

if TYPE_CHECKING:
    from rolekat.answers.scope import Scope
    from rolekat.contacts.register import Register
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.organisations import Organisations
    from rolekat.state.people import Assignment
    from rolekat.state.seats import Seat, StaffedRole
    from rolekat.state.staffing import StaffingState


class Duty(NamedTuple):
    """Something that a person does, or will do."""

    role: str
    """The role's id."""
    title: str
    """Its name here."""
    system: Titled | None
    """The system; `null` for a role that is held once for all."""
    obligation: str | None
    """What the role is today: `mandatory`, `recommended`, or `null` where it is inactive."""
    item: Titled | None
    """The one task or responsibility that it is about; `null` for the whole role."""
    at: tuple[Titled, ...]
    """The places, units, subject areas or owners; none for all."""
    since: str | None
    """The first day."""
    until: str | None
    """The last day."""
    coming: bool
    """Whether it has not begun."""
    holders: tuple[Who, ...]
    """Who else has part in it: who shares the seat, the unit that names them, whom they stand in for."""
    deputies: tuple[Who, ...]
    """Who stands in for them."""
    decision: str | None
    """Where the decision is recorded."""
    level: str | None
    """Where it is said: `system`, `group`, `organisation`."""


class Lost(NamedTuple):
    """A role that would be vacant without the person."""

    role: str
    """The role's id."""
    title: str
    """Its name here."""
    obligation: str
    """`mandatory` or `recommended`."""
    system: Titled | None
    """The system; `null` for a role that is held once for all."""
    needed_by: tuple[Titled, ...]
    """For a role that is held once: the systems that make it so obligatory."""
    at: tuple[Titled, ...]
    """The places that nobody would have it for."""
    phase: Phase | None
    """The phase in which it would be vacant; `null` for today."""
    deputies: tuple[Who, ...]
    """Who stands in for them and could step in."""


class ContactLost(NamedTuple):
    """Something on which there would be nobody to turn to."""

    subject: str
    """`system`, or a subject of the gallery."""
    title: str
    """The name of the system or subject."""
    role: str
    """The name of the role that is the contact point."""


class PersonAnswer(NamedTuple):
    """A person in one organisation."""

    as_of: str
    """The day."""
    organisation: Owner
    """The organisation."""
    person: Who
    """The person."""
    position: str | None
    """The person's position."""
    unit: str | None
    """The unit that the person belongs to."""
    left: str | None
    """The person's last day in the organisation."""
    known: bool
    """Whether the organisation has the person among its people."""
    holds: tuple[Duty, ...]
    """Roles held alone or with others."""
    by_position: tuple[Duty, ...]
    """Roles that come with the person's position."""
    named: tuple[Duty, ...]
    """Roles that a unit, supplier or body holds by this person."""
    deputises: tuple[Duty, ...]
    """Roles in which the person stands in for somebody."""
    delegated: tuple[Duty, ...]
    """Single tasks of others' roles."""
    vacant_now: tuple[Lost, ...]
    """What would be vacant today without the person, mandatory first."""
    vacant_next: tuple[Lost, ...]
    """What would be vacant in the next planned phases and is not among those of today."""
    contacts: tuple[ContactLost, ...]
    """The contact points that would be lost."""
    empty_positions: tuple[Titled, ...]
    """Positions from which roles follow and that nobody else has."""
    unanswered: tuple[Unanswered, ...]
    """Files of which nothing can be said, and systems of the person's without a phase."""


def person(
    organisations: Organisations,
    word: str,
    scope: Scope,
    register: Register | None = None,
    shown: Register | None = None,
) -> PersonAnswer:
    """What a person holds, by id or, with a register, by name.

    `shown` is what the public sees of the register, where it is the public that asks: then no error names anybody.

    Raises:
        UsageError: there is nobody of that name, or several.
    """
    owner, name = _find(organisations, word, scope, register, public=shown is not None)
    organisation = organisations.named(owner)
    if organisation is None:
        raise UsageError("who-unknown", name=word, known=NOTHING_KNOWN)
    return of_person(organisation, name, shown or register)


def of_person(organisation: OrganisationState, name: str, register: Register | None = None) -> PersonAnswer:
    """What a person of an organisation holds."""
    return _Person(organisation, name, register).answer()


class _Person:
    def __init__(self, organisation: OrganisationState, name: str, register: Register | None) -> None:
        self.organisation = organisation
        self.name = name
        self.names = Directory(organisation, register)
        self.day = organisation.day
        everything = organisation.assignments.get(name, [])
        self.mine = [each for each in everything if each.ends >= self.day]

    def answer(self) -> PersonAnswer:
        organisation, names = self.organisation, self.names
        entry = None if names.hides(self.name) else organisation.head.people.get(self.name)
        position, unit = (entry.position, entry.unit) if entry else (None, None)
        kinds: dict[str, list[Duty]] = {}
        for each in self.mine:
            kinds.setdefault(_kind(each), []).append(self.duty(each))
        found = {kind: tuple(sorted(duties, key=_order)) for kind, duties in kinds.items()}
        now = tuple(sorted(self.lost_now(), key=_lost_order))
        known = {(each.role, each.system, each.obligation) for each in now}
        later = [each for each in self.lost_later() if (each.role, each.system, each.obligation) not in known]
        return PersonAnswer(
            self.day,
            owner_of(organisation),
            names.person(self.name),
            names.who("position", position).shown if position else None,
            names.who("unit", unit).shown if unit else None,
            entry.left if entry else None,
            self.name in organisation.head.people,
            found.get("holds", ()),
            found.get("by-position", ()),
            found.get("named", ()),
            found.get("deputy", ()),
            found.get("delegate", ()),
            now,
            tuple(sorted(later, key=_lost_order)),
            tuple(self.contacts()),
            tuple(self.empty_positions()),
            tuple(self.unanswered()),
        )

    def duty(self, each: Assignment) -> Duty:
        role, holding, names = each.role, each.holding, self.names
        held = names.held(holding) if holding else None
        others = tuple([who for who in held.who if who.id != self.name]) if held else ()
        if each.how == "deputy" and holding:
            others = names.people(holding.people, holding.organisation) or others
        return Duty(
            role.id,
            role.title,
            self.system(each.system),
            role.obligation if role.applicable else None,
            Titled(each.item, item_text(role, each.item)) if each.item else None,
            held.at if held else (),
            day_or_none(each.begins),
            day_or_none(each.ends),
            each.begins > self.day,
            others if held else self.holders_of(role),
            held.deputies if held and each.how == "holder" else (),
            held.decision if held else each.given.decision if each.given else None,
            holding.level if holding else role.level,
        )

    def system(self, name: str | None) -> Titled | None:
        staffing = self.organisation.staffing(name) if name else None
        return Titled(staffing.id, staffing.title) if staffing else None

    def holders_of(self, role: StaffedRole) -> tuple[Who, ...]:
        """Whose role it is that a task was taken over from."""
        who = (one for held in role.current for one in self.names.held(held).who if one.id != self.name)
        return tuple(dict.fromkeys(who))

    def roles(self) -> Iterator[tuple[StaffedRole, StaffingState | None]]:
        """The roles that rest on the person for some time to come, each once."""
        seen: set[tuple[str | None, str]] = set()
        for each in self.mine:
            key = each.system, each.role.id
            if each.holding and each.how == "holder" and each.holding.rests_on(self.name) and key not in seen:
                seen.add(key)
                yield each.role, self.organisation.staffing(each.system) if each.system else None

    def lost_now(self) -> Iterator[Lost]:
        for role, staffing in self.roles():
            if role.demanded and role.obligation:
                empty = self.emptied(role, self.day)
                if empty:
                    needing = self.organisation.needing(role)
                    yield self.lost(role, staffing, role.obligation, needing, (empty, self.day, None))

    def lost_later(self) -> Iterator[Lost]:
        for role, staffing in self.roles():
            if staffing is not None:
                begins = staffing.begins_next
                if begins and role.upcoming and role.applicable and (empty := self.emptied(role, begins)):
                    then = phase(staffing.next_phase or "", staffing)
                    yield self.lost(role, staffing, role.upcoming, (), (empty, begins, then))
            else:
                yield from self.lost_once(role)

    def lost_once(self, role: StaffedRole) -> Iterator[Lost]:
        """A role held once: the first phase of a system in which it would be vacant."""
        for obligation in ("mandatory", "recommended"):
            needing = [
                staffing
                for staffing in self.organisation.staffings
                if (role, obligation) in staffing.needed_once(staffing.next_phase)
            ]
            for staffing in sorted(needing, key=lambda staffing: (staffing.begins_next, staffing.id)):
                begins = staffing.begins_next or ""
                empty = self.emptied(role, begins)
                if empty:
                    then = phase(staffing.next_phase or "", staffing)
                    same = [each for each in needing if each.begins_next == begins]
                    yield self.lost(role, None, obligation, same, (empty, begins, then))
                    return

    def emptied(self, role: StaffedRole, day: str) -> tuple[Seat, ...]:
        """The seats that nobody would fill on a day but for the person."""
        pairs = zip(role.seats_on(day), role.seats_on(day, without=self.name), strict=True)
        return tuple([seat for seat, without in pairs if seat.filled and not without.filled])

    def lost(
        self,
        role: StaffedRole,
        staffing: StaffingState | None,
        obligation: str,
        needing: Iterable[StaffingState],
        when: tuple[tuple[Seat, ...], str, Phase | None],
    ) -> Lost:
        empty, day, then = when
        mine = [held for held in role.holdings if held.counts_on(day) and held.rests_on(self.name)]
        deputies = dict.fromkeys(who for held in mine for who in self.names.held(held).deputies if who.id != self.name)
        return Lost(
            role.id,
            role.title,
            obligation,
            Titled(staffing.id, staffing.title) if staffing else None,
            tuple([Titled(each.id, each.title) for each in needing]),
            tuple([named for seat in empty if (named := self.names.seat(seat))]),
            then,
            tuple(deputies),
        )

    def contacts(self) -> Iterator[ContactLost]:
        for staffing in self.organisation.staffings:
            held, role = staffing.contact_holding, staffing.contact
            if held and role and held.rests_on(self.name):
                yield ContactLost("system", staffing.title, role.title)
        gallery = self.organisation.gallery
        subjects = gallery.head.subjects if gallery else {}
        for role, system in self.roles():
            base = role.demand.base if role.demand else None
            if base and system is None and self.emptied(role, self.day):
                for contact in base.contact_for:
                    known = subjects.get(contact.subject)
                    if contact.subject != "system":
                        yield ContactLost(contact.subject, known.title if known else contact.subject, role.title)

    def empty_positions(self) -> Iterator[Titled]:
        """The person's positions that nobody else has, and that a role comes with."""
        organisation = self.organisation
        own = organisation.head.people.get(self.name)
        needed = {
            (position, None if each.holding else each.role.unit)
            for each in self.mine
            if _kind(each) == "by-position"
            for position in (
                [each.holding.holder.position]
                if each.holding
                else each.role.demand.base.position
                if each.role.demand and each.role.demand.base
                else ()
            )
        }
        for position in sorted(organisation.positions_of(self.name)):
            units = [unit for name, unit in needed if name == position]
            if any(organisation.people_with((position,), unit) == (self.name,) for unit in units):
                known = position if position in organisation.head.positions or own is None else own.position
                yield Titled(position, self.names.who("position", known or position).shown)

    def unanswered(self) -> Iterator[Unanswered]:
        """Where more may rest on the person than is known."""
        mine = {each.system for each in self.mine}
        for each in unanswered(self.organisation, EVERYTHING):
            if each.reason != "phase-unknown" or each.system in mine:
                yield each


def item_text(role: StaffedRole, item: str) -> str:
    """What a task or responsibility of a role is, in its own words."""
    texts = role.demand.role.texts if role.demand else None
    for each in (*texts.tasks, *texts.responsibilities) if texts else ():
        if each.id == item:
            return each.text
    return item


def _kind(each: Assignment) -> str:
    if each.how == "holder":
        by_position = each.holding is None or each.holding.holder.position is not None
        return "by-position" if by_position else "holds"
    return "delegate" if each.how == "spread" else each.how


def _order(each: Duty) -> tuple[object, ...]:
    rank = ("mandatory", "recommended", None).index(each.obligation)
    return each.coming, rank


def _lost_order(each: Lost) -> tuple[object, ...]:
    return each.obligation != "mandatory", each.phase.begins if each.phase else "", bool(each.deputies)


_ENOUGH: Final = 8
"""Names that a sentence can hold."""


def _find(
    organisations: Organisations, word: str, scope: Scope, register: Register | None, *, public: bool
) -> tuple[str, str]:
    """The organisation and id of whom somebody means."""
    found: list[tuple[str, str]] = []
    people: list[tuple[str, str]] = []
    for head in _heads(organisations, scope):
        there = head.head.people
        people += [(head.id, each) for each in there]
        wanted = word if word in there else word.lower()
        if wanted not in there:
            former = (name for name, each in there.items() if each and word in each.former_ids)
            wanted = next(former, wanted)
        if wanted in there:
            found.append((head.id, wanted))
    named = {each: contact.name for each in people if register and (contact := register.person(*each))}
    found = found or by_name(word, named) or _unknown_holders(organisations, word, scope)
    if len(found) == 1:
        return found[0]
    if not found:
        unreadable = scope.unreadable(organisations)
        _refuse(word, () if public else people, named, unreadable, public=public)
    owners = list(dict.fromkeys(owner for owner, _ in found))
    if len(owners) > 1:
        raise UsageError("who-several-organisations", name=word, known=_some(owners))
    if public:
        raise UsageError("who-several-public", name=word)
    raise UsageError("who-several", name=word, known=_some([_told(each, named) for each in found]))


def _heads(organisations: Organisations, scope: Scope) -> Iterator[LinkedOrganisation]:
    library = organisations.library
    for folder in organisations.folders:
        linked = library.organisation_in(folder)
        if isinstance(linked, LinkedOrganisation) and scope.has_organisation(linked.id):
            yield linked


def by_name(word: str, named: dict[tuple[str, str], str]) -> list[tuple[str, str]]:
    """Those of that name, else those whose names have all the words."""
    wanted = slug(word)
    slugs = {each: slug(name) for each, name in named.items()}
    exact = [each for each, name in slugs.items() if name == wanted]
    parts = set(wanted.split("-"))
    return exact or [each for each, name in slugs.items() if parts <= set(name.split("-"))]


def _unknown_holders(organisations: Organisations, word: str, scope: Scope) -> list[tuple[str, str]]:
    """Whoever holds a role though the organisation does not have them among its people."""
    name = word.lower()
    return [(each.id, name) for each in scope.each(organisations) if name in each.assignments]


def _refuse(
    word: str,
    people: Iterable[tuple[str, str]],
    named: dict[tuple[str, str], str],
    unreadable: tuple[str, ...],
    *,
    public: bool,
) -> NoReturn:
    known: dict[str, tuple[str, str]] = {}
    for each in people:
        name = slug(named[each]) if each in named else ""
        for label in filter(None, (each[1], name, *name.split("-"))):
            known.setdefault(label, each)
    near = closest(slug(word), list(known))
    if near:
        raise UsageError("who-unknown-near", name=word, near=_told(known[near], named, quote="`"))
    if unreadable:  # whoever is meant may well be there
        raise UsageError("name-faulty", name=word, file=unreadable[0])
    if public:
        raise UsageError("who-unknown-public", name=word)
    key = "who-unknown" if named or " " not in word.strip() else "who-no-register"
    there = dict.fromkeys(_told(each, named) for each in known.values())
    raise UsageError(key, name=word, known=_some(list(there)) or NOTHING_KNOWN)


def _told(each: tuple[str, str], named: dict[tuple[str, str], str], quote: str = "") -> str:
    """Somebody by name where there is one, with the id, which alone is sure to be understood."""
    name = f"{quote}{each[1]}{quote}"
    return f"{named[each]} ({name})" if each in named else name


def _some(names: list[str]) -> str:
    return ", ".join([*names[:_ENOUGH], *(["…"] if len(names) > _ENOUGH else [])])
