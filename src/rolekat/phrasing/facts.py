"""Facts in words: dates, deadlines, spans of phases, holders, appointment, relations."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.model.base import Source
from rolekat.model.role import Appointment, Contact, Holders, Initiator, Lapse, Role
from rolekat.model.system import Due
from rolekat.phrasing.dates import date_in_words

_SLUGGED: Final = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
_MONTHS: Final = 12


class Facts:
    """The facts of one gallery in the words of one language; `phases` are its phases by the names to be used."""

    def __init__(self, words: Words, gallery: LinkedGallery, phases: Mapping[str, str] | None = None) -> None:
        self._words = words
        self.gallery = gallery
        self._phases = phases or {name: phase.title for name, phase in gallery.phases.items()}

    def _say(self, key: str, /, **params: object) -> str:
        return self._words(f"facts.{key}", **params)

    def several(self, names: Sequence[str], last: str = "and") -> str:
        """Names in a row: `a, b and c`."""
        *before, final = names or ("",)
        return f"{', '.join(before)} {self._say(last)} {final}" if before else final

    def phase(self, name: str) -> str:
        """A phase's name."""
        return self._phases.get(name, name)

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
        if interval is None:
            return None
        number, _, unit = interval.partition(" ")
        count, unit = int(number), unit.removesuffix("s")
        if unit == "month" and count % _MONTHS == 0:
            count, unit = count // _MONTHS, "year"
        return self._words.count(f"facts.every.{unit}", count)

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
        """From whom the initiative comes; a text that begins with the party's name does not need it once more."""
        who = self.party(by.party)
        if by.text:
            more = by.text.rstrip(".")
            who = more if more.startswith(who) else f"{who}: {more}"
        yield self._say("appointment.initiated", party=who)
        if by.when:
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
        if role.held_by != ("person",):
            kinds = [self._words(f"vocabulary.held-by.{kind}") for kind in role.held_by]
            found.append(self._say("holders.by", kinds=self.several(kinds, "or")))
        return tuple(found)

    def one_per(self, what: str | None) -> str | None:
        """What a catalog has one holder for, in a sentence: `place`, or `place/skole` for each of one kind."""
        if what is None:
            return None
        unit, _, kind = what.partition("/")
        return self._say("one-per.text", what=self.word(kind) if kind else self.per(unit))

    def per(self, what: str) -> str:
        """What there is one for each of, as a word."""
        known: dict[str, str] = self._words.section("facts")["per"]
        return known.get(what) or self.word(what)

    def holders(self, holders: Holders) -> Iterator[str]:
        """How many may hold a role, in sentences."""
        per = self._say("holders.per", what=self.per(holders.per)) if holders.per else ""
        if holders.min == holders.max:
            yield self._words.count("facts.holders.exactly", holders.min, per=per)
        elif holders.min and holders.max:
            yield self._say("holders.between", min=holders.min, max=holders.max, per=per)
        elif holders.min:
            yield self._words.count("facts.holders.least", holders.min, per=per)
        elif holders.max:
            yield self._words.count("facts.holders.most", holders.max, per=per)
        if holders.when:
            condition = self.several([f"{key} {value}" for key, value in holders.when.items()])
            yield self._say("holders.when", condition=condition)

    def positions(self, role: Role) -> Iterator[str]:
        """The posts that the role goes with, in sentences."""
        for key, names in (("position", role.position), ("usual-position", role.usual_position)):
            if names:
                positions = self.several([self.word(name) for name in names], "or")
                yield self._say(f"holders.{key}", positions=positions)
        if role.exclusive_post:
            yield self._say("holders.exclusive")

    def relation(self, kind: str, *, other_end: bool = False) -> str:
        """A kind of relation, to be read after the role, or after the other one; a gallery's own kind in its words."""
        declared = self.gallery.head.relation_kinds.get(kind)
        if declared:
            return self._say("relation-from", phrase=declared) if other_end else declared
        known: dict[str, str] = self._words.section("vocabulary")["relation-from" if other_end else "relation"]
        return known.get(kind) or self.word(kind)

    def same_person(self, wish: str | None) -> str | None:
        """Whether the same person is to go on in the new role, in a sentence."""
        return self._say(f"same-person.{wish}") if wish else None

    def source(self, source: Source | None) -> str | None:
        """A place in a source document, as a reader of that document finds it."""
        if source is None:
            return None
        section = self._say("source.section", section=source.section) if source.section else None
        return ", ".join(part for part in (source.document, section, source.heading) if part) or None


def sentence(text: str) -> str:
    """A text as a sentence: with a capital letter first and a full stop where it has no end."""
    ended = text if text.endswith((".", "!", "?", "…")) else f"{text}."
    return capital(ended)


def capital(text: str) -> str:
    """A text with a capital letter first, and the rest as it is."""
    return text[:1].upper() + text[1:]


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
