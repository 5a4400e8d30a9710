"""Facts in words: dates, deadlines, spans of phases, holders, appointment, relations."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final, Literal

from rolekat.language import Words
from rolekat.language.dates import date_in_words
from rolekat.library.gallery import LinkedGallery
from rolekat.library.phases import TIMELESS
from rolekat.model.action import Due
from rolekat.model.base import Source
from rolekat.model.gallery import Category
from rolekat.model.role import Appointment, Contact, Delegation, Holders, Initiator, Item, Lapse, Role, Seat
from rolekat.state.bodies import title_of

_SLUGGED: Final = (("aa", "å"), ("ae", "æ"), ("oe", "ø"))
"""In this order: `tvaergaaende` is `tværgående`."""
_MONTHS: Final = 12
_WITH_PEOPLE: Final = ("unit", "supplier")
"""What holds a role through people whom it names."""


class Facts:
    """The facts of one gallery in the words of one language; `phases` are its phases by the names to be used."""

    def __init__(self, words: Words, gallery: LinkedGallery, phases: Mapping[str, str] | None = None) -> None:
        self._words = words
        self.gallery = gallery
        self._phases = phases or {name: phase.title for name, phase in gallery.phases.items()}

    def _say(self, key: str, /, **params: object) -> str:
        return self._words(f"facts.{key}", **params)

    @property
    def words(self) -> Words:
        """The fixed texts of their language."""
        return self._words

    def several(self, names: Sequence[str], last: str = "and") -> str:
        """Names in a row: `a, b and c`."""
        *before, final = names or ("",)
        return f"{', '.join(before)} {self._say(last)} {final}" if before else final

    def builds_on(self) -> str | None:
        """The galleries that this one builds on, and their roles that it omits; `None` where it builds on none."""
        if not self.gallery.bases:
            return None
        galleries = self.several([f"{base.head.title} {base.head.version}" for base in self.gallery.bases])
        roles = [base.roles[name].title for name in self.gallery.head.omits if (base := self._having(name))]
        if not roles:
            return self._words("documents.gallery.extends", galleries=galleries)
        return self._words("documents.gallery.extends-without", galleries=galleries, roles=self.several(roles))

    def _having(self, role: str) -> LinkedGallery | None:
        return next((base for base in self.gallery.bases if role in base.roles), None)

    def phase(self, name: str) -> str:
        """A phase's name; of what belongs to none, that it is at any time."""
        return self._words.term("any-time") if name == TIMELESS else self._phases.get(name, name)

    def component(self, name: str) -> str:
        """A component's name."""
        found = self.gallery.head.components.get(name)
        return found.title if found else name

    def party(self, name: str) -> str:
        """The name of an outside party."""
        return self.gallery.head.parties.get(name, name)

    def subject(self, contact: Contact) -> str:
        """What a role is the contact point for."""
        known = self.gallery.head.subjects.get(contact.subject)
        if known:
            return known.title
        return self.system if contact.subject == "system" else self.word(contact.subject)

    @property
    def system(self) -> str:
        """The system itself as a subject, where the gallery has no title for it."""
        return self._say("contact.system")

    def towards(self, party: str) -> str:
        """For whom a role is the contact point."""
        return self._say("contact.towards", party=self.party(party))

    def word(self, name: str) -> str:
        """An id that has no title of its own, such as a position: the role of that name, or the id as a word."""
        return word_of(name, self.gallery)

    def span(self, phases: Collection[str]) -> str:
        """Phases in words: those in a row as a span."""
        order = tuple(self.gallery.phases)
        if TIMELESS in phases:
            return self.phase(TIMELESS)
        if phases and len(phases) == len(order):
            return self._say("always")
        runs: list[list[str]] = []
        for index, name in enumerate(order):
            if name not in phases:
                continue
            if runs and order[index - 1] == runs[-1][-1]:
                runs[-1].append(name)
            else:
                runs.append([name])
        return self.several([self._run(run, order) for run in runs])

    def _run(self, run: list[str], order: tuple[str, ...]) -> str:
        first, last = self.phase(run[0]), self.phase(run[-1])
        if len(run) == 1:
            return first
        if run[-1] == order[-1]:
            return self._say("range.from", first=first)
        if run[0] == order[0]:
            return self._say("range.until", last=last)
        return self._say("range.between", first=first, last=last)

    def date(self, date: str | None) -> str | None:
        """A date as precise as it is known: `2022`, `February 2022`, `14 February 2022`."""
        return date_in_words(date, self._words) if date is not None else None

    def every(self, interval: str | None) -> str | None:
        """How often something comes back: `12 months` in words."""
        return interval_in_words(interval, self._words, "every") if interval is not None else None

    def length(self, interval: str | None) -> str | None:
        """How long something is: `3 months` in words."""
        return interval_in_words(interval, self._words, "length") if interval is not None else None

    def due(self, due: Due | None) -> str | None:
        """A deadline in words."""
        if due is None:
            return None
        for way, phase in (("before", due.before), ("after", due.after)):
            if phase and due.days:
                days = self._words.count("facts.due.days", due.days)
                return self._say(f"due.{way}", days=days, phase=self.phase(phase))
            if phase:
                return self._say(f"due.{way}-bare", phase=self.phase(phase))
        return self._say("due.date", date=self.date(due.date)) if due.date else None

    def appointment(self, appointment: Appointment | None, here: str | None = None) -> tuple[str, ...]:
        """How somebody comes to hold a role, in sentences; `here` is the phase that a catalog gives."""
        found = tuple(self._appointed(appointment)) if appointment else ()
        if here and not (appointment and appointment.from_ == here):
            found += (self._say("appointment.here", phase=self.phase(here)),)
        return found

    def _appointed(self, appointment: Appointment) -> Iterator[str]:
        timed = next((how for how in ("designated", "activated") if how in appointment.how), None)
        for how in appointment.how:
            if how == timed and appointment.from_:
                yield self._say(f"appointment.from-{how}", phase=self.phase(appointment.from_))
            else:
                yield self._say(f"how.{how}")
        if appointment.from_ and timed is None:
            yield self._say("appointment.from", phase=self.phase(appointment.from_))
        if appointment.latest:
            yield self._say("appointment.latest", phase=self.phase(appointment.latest))
        if appointment.earlier:
            yield sentence(appointment.earlier)
        if appointment.initiated_by:
            yield from self._initiated(appointment.initiated_by)

    def _initiated(self, by: Initiator) -> Iterator[str]:
        """From whom the initiative comes, and when; neither the party's name nor the year once more after a text."""
        who = self.party(by.party)
        if by.text:
            more = by.text.rstrip(".")
            who = more if more.startswith(who) else f"{who}: {more}"
        yield self._say("appointment.initiated", party=who)
        if by.when and by.when[:4] not in (by.text or ""):
            yield self._say("appointment.initiated-when", when=self.date(by.when))

    def lapse(self, lapse: Lapse | None) -> str | None:
        """When a role is no longer needed, in a sentence."""
        if lapse is None:
            return None
        if lapse.after:
            return self._say("appointment.lapses-after", phase=self.phase(lapse.after))
        if lapse.when:
            return self._say("appointment.lapses-when", condition=lapse.when.rstrip("."))
        if lapse.without and lapse.without != "system":
            return self._say("appointment.lapses-without", component=self.component(lapse.without))
        return self._say("appointment.lapses-without-system") if lapse.without else None

    def held(self, role: Role, one_per: str | None = None) -> tuple[str, ...]:
        """What there is one of a role for, and who may hold it, in sentences; a catalog may say the first."""
        found = [self.one_per(one_per) or self._say(f"held-per.{role.held_per}")]
        if role.held_by == ("body",):
            found.append(self._say("holders.body"))
        elif role.held_by != ("person",):
            kinds = [self._words(f"vocabulary.held-by.{kind}") for kind in role.held_by]
            found.append(self._say("holders.by", kinds=self.several(kinds, "or")))
        return tuple(found)

    def one_per(self, what: str | None) -> str | None:
        """What a catalog has one holder for, in a sentence: `place`, or `place/skole` for each of one kind."""
        if what is None:
            return None
        return self._say("one-per.text", what=self.per(what))

    def per(self, what: str) -> str:
        """What there is one for each of, as a word: `place`, or `place/skole` for each of one kind."""
        known: dict[str, str] = self._words.section("facts")["per"]
        unit, _, kind = what.partition("/")
        return uncapital(self.word(kind)) if kind else known.get(unit) or self.word(unit)

    def holders_of(self, role: Role) -> Iterator[str]:
        """How many may hold a role, in sentences; nothing of a body, which has members."""
        if role.held_by != ("body",):
            yield from self.holders(role.holders)

    def holders(self, holders: Holders) -> Iterator[str]:
        """How many may hold something, in sentences."""
        conditions = dict(holders.when or {})
        by = conditions.pop("held_by", None)
        number = self._number(holders, "named" if by in _WITH_PEOPLE else "least")
        kind = self._words.section("vocabulary")["held-by"].get(by)
        if number:
            yield self._say("holders.when-held-by", kind=kind, number=uncapital(number)) if kind else number
        for key, value in conditions.items():
            yield self._say("holders.when", condition=f"{key} {value}")

    def _number(self, holders: Holders, least: str) -> str | None:
        per = self._say("holders.per", what=self.per(holders.per)) if holders.per else ""
        if holders.min == holders.max:
            return self._words.count("facts.holders.exactly", holders.min, per=per)
        if holders.min and holders.max:
            return self._say("holders.between", min=holders.min, max=holders.max, per=per)
        if holders.min:
            return self._words.count(f"facts.holders.{least}", holders.min, per=per)
        return self._words.count("facts.holders.most", holders.max, per=per) if holders.max else None

    def positions(self, role: Role) -> Iterator[str]:
        """The posts that the role goes with, or that its holder must have, in sentences."""
        how = role.appointment.how if role.appointment else ()
        required = "position" if "by-position" in how else "position-required"
        for key, names in ((required, role.position), ("usual-position", role.usual_position)):
            if names:
                positions = self.several([uncapital(self.word(name)) for name in names], "or")
                yield self._say(f"holders.{key}", positions=positions)
        if role.exclusive_post:
            yield self._say("holders.exclusive")

    def origin(self, role: Role) -> Iterator[str]:
        """Where a holder must come from, and whether the decision must be on record, in sentences."""
        if role.from_:
            yield self._say(f"holders.from-{role.from_}")
        if role.decision == "required":
            yield self._say("holders.decision")

    def always(self, role: Role) -> Literal["mandatory", "recommended"] | None:
        """What a gallery without phases suggests of a role: it counts at any time."""
        if self.gallery.phases or role.suggested is None:
            return None
        read = self.gallery.phase_set
        if TIMELESS in read(role.suggested.mandatory).phases:
            return "mandatory"
        return "recommended" if TIMELESS in read(role.suggested.recommended).phases else None

    def wanted(self, role: Role) -> Iterator[str]:
        """What the gallery suggests of a role whatever the phase, in sentences."""
        always, standing = self.always(role), role.suggested.standing if role.suggested else None
        if always:
            yield self._say(f"wanted.{always}")
        if standing:
            yield self._say(f"wanted.standing-{standing}")
        if not (always or standing or self.gallery.phases):
            yield self._say("wanted.none")

    def delegation(self, policy: Delegation | None) -> Iterator[str]:
        """What a holder may pass on, in sentences."""
        if policy is None:
            return
        yield self._words(f"documents.policy.tasks.{policy.tasks}")
        yield self._words(f"documents.policy.responsibilities.{policy.responsibilities}")
        if policy.to:
            roles = self.several([self.gallery.title_meant(name) for name in policy.to])
            yield self._say("delegation.to", roles=roles)
        if policy.role == "allowed":
            yield self._words("documents.delegation.role")

    def marks(self, item: Item | None) -> Iterator[str]:
        """That only the holder may do it, or that something is decided, in sentences."""
        if item and item.exclusive:
            yield self._say("item.exclusive")
        if item and item.decides:
            yield self._say("item.decides")

    def remarks(self, item: Item | None) -> Iterator[str]:
        """What holds for a task or responsibility beside its text, in sentences."""
        yield from self.marks(item)
        if item and item.delegable:
            yield self._words(f"documents.delegation.{item.delegable}")

    def seat(self, title: str, count: int, per: str | None) -> str:
        """A seat of a body, with how many there are."""
        title = capital(title)
        if per:
            return self._say("seat.per", title=title, what=self.per(per))
        return self._say("seat.many", title=title, n=count) if count > 1 else title

    def seat_of(self, name: str, seat: Seat) -> str:
        """A seat as its gallery has it, with how many there are."""
        return self.seat(title_of(seat, self.gallery) or self.word(name), seat.count, seat.per)

    def seat_and_role(self, name: str, seat: Seat) -> str:
        """A seat with the role that it comes with, where that is called otherwise."""
        held_by, title = self.gallery.roles.get(seat.role or ""), self.seat_of(name, seat)
        return self._say("seat.of-role", title=title, role=held_by.title) if held_by and seat.title else title

    def seat_facts(self, seat: Seat) -> Iterator[str]:
        """What is asked of whoever has a seat, in sentences."""
        asked = "each-owner" if (seat.from_, seat.per) == ("owner", "owner") else seat.from_
        if seat.obligation == "recommended":
            yield self._say("seat.recommended")
        if asked:
            yield self._say(f"seat.from-{asked}")
        if seat.position:
            positions = self.several([uncapital(self.word(name)) for name in seat.position], "or")
            yield self._say("seat.position", positions=positions)
        if seat.several_owners:
            yield self._say("seat.several-owners")

    def category(self, name: str) -> str:
        """A category of systems."""
        known = self.gallery.head.categories.get(name)
        return known.title if known else self.word(name)

    def lies(self, category: Category) -> str:
        """Where responsibility and economy lie for a category, in a sentence."""
        unit = self.gallery.head.units.get(category.unit or "")
        if category.responsibility:
            return category.responsibility
        if unit is None:
            return self._say("category.lies-with-owner")
        return self._say("category.lies-with", unit=unit.title)

    def system_type(self, name: str) -> str:
        """A type of systems."""
        known = self.gallery.head.system_types.get(name)
        return known.title if known else self.word(name)

    def months(self, months: Collection[str]) -> tuple[str, ...]:
        """The names of months, from January on."""
        names: list[str] = self._words.section("facts")["date"]["months"]
        return tuple(names[number - 1] for number in sorted({int(month) for month in months}))

    def relation(self, kind: str, *, other_end: bool = False) -> str:
        """A kind of relation, to be read after the role, or after the other one; a gallery's own kind in its words."""
        declared = self.gallery.head.relation_kinds.get(kind)
        if declared:
            return self._say("relation-from", phrase=declared) if other_end else declared
        known: dict[str, str] = self._words.section("vocabulary")["relation-from" if other_end else "relation"]
        return known.get(kind) or self.word(kind)

    def mentioned(self, kind: str) -> str:
        """A kind of relation, seen from the other end; one of the gallery's own is read after the others."""
        declared = self.gallery.head.relation_kinds.get(kind)
        return self._say("relation-by", phrase=declared) if declared else self.relation(kind, other_end=True)

    def same_person(self, wish: str | None) -> str | None:
        """Whether the same person is to go on in the new role, in a sentence."""
        return self._say(f"same-person.{wish}") if wish else None

    def source(self, source: Source | None) -> str | None:
        """A place in a source document, as a reader of that document finds it."""
        if source is None:
            return None
        section = self._say("source.section", section=source.section) if source.section else None
        return ", ".join(part for part in (source.document, section, source.heading) if part) or None


def interval_in_words(interval: str, words: Words, how: str) -> str:
    """An interval such as `12 months`: `every` so often, or the `length` of it. Whole years are said as years."""
    number, _, unit = interval.partition(" ")
    count, unit = int(number), unit.removesuffix("s")
    if unit == "month" and count % _MONTHS == 0:
        count, unit = count // _MONTHS, "year"
    return words.count(f"facts.{how}.{unit}", count)


def sentence(text: str) -> str:
    """A text as a sentence: with a capital letter first and a full stop where it has no end."""
    ended = text if text.endswith((".", "!", "?", "…")) else f"{text}."
    return capital(ended)


def capital(text: str) -> str:
    """A text with a capital letter first, and the rest as it is."""
    return text[:1].upper() + text[1:]


def uncapital(text: str) -> str:
    """A title as a word within a sentence: with a small letter first, but for an abbreviation such as `IKT-drift`."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def word_of(name: str, gallery: LinkedGallery) -> str:
    """An id that has no title of its own, such as a position: the role of that name, or the id as a word."""
    role = gallery.roles.get(name)
    if role:
        return role.title
    text = name.replace("-", " ")
    if gallery.head.language != "en":
        for plain, letter in _SLUGGED:
            text = text.replace(plain, letter)
    return text
