"""Facts in the words of the document's language: dates, deadlines, spans of phases, appointment."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from rolekat.language import Words
from rolekat.library.gallery import LinkedGallery
from rolekat.model.base import Source
from rolekat.model.role import Appointment, Contact, Holders, Lapse, Role
from rolekat.model.system import Due
from rolekat.state.catalog import CatalogRole

_SLUGGED: Final = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))


class Phrases:
    """The words of one gallery's documents."""

    def __init__(self, words: Words, gallery: LinkedGallery) -> None:
        self._words = words
        self.gallery = gallery

    def __call__(self, key: str, /, **params: object) -> str:
        """A fixed text of the documents."""
        return self._words(f"documents.{key}", **params)

    def has(self, section: str, key: str) -> bool:
        """Whether a section of the fixed texts has a key."""
        return key in self._words.section("documents")[section]

    def count(self, key: str, number: int, **params: object) -> str:
        """A fixed text that depends on a number."""
        return self._words.count(f"documents.{key}", number, **params)

    def several(self, names: Sequence[str], last: str = "and") -> str:
        """Names in a row: `a, b and c`."""
        *before, final = names or ("",)
        return f"{', '.join(before)} {self(last)} {final}" if before else final

    def start(self, role: CatalogRole) -> str | None:
        """The phase in which a role is designated or activated, or by which at the latest."""
        if role.starts:
            return self.phase(role.starts)
        appointment = role.base.appointment if role.base else None
        return self("catalog.latest", phase=self.phase(appointment.latest)) if appointment and appointment.latest else None

    def phase(self, name: str) -> str:
        """A phase's name."""
        found = self.gallery.phases.get(name)
        return found.title if found else name

    def span(self, phases: Collection[str]) -> str:
        """Phases in words: those in a row as a span."""
        order = tuple(self.gallery.phases)
        if phases and len(phases) == len(order):
            return self("always")
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
            return self("range.from", first=first)
        if run[0] == order[0]:
            return self("range.until", last=last)
        return self("range.between", first=first, last=last)

    def stages(self, stages: Collection[str]) -> tuple[str, ...]:
        """The names of stages, in order."""
        return tuple(title for name, title in self.gallery.head.lifecycle.stages.items() if name in stages)

    def date(self, date: str | None) -> str | None:
        """A date as precise as it is known: `2022`, `February 2022`, `14 February 2022`."""
        if date is None:
            return None
        year, *rest = date.split("-")
        if not rest:
            return year
        months: list[str] = self._words.section("documents")["date"]["months"]
        month = months[int(rest[0]) - 1]
        if len(rest) == 1:
            return self("date.month", month=month, year=year)
        return self("date.day", day=int(rest[1]), month=month, year=year)

    def every(self, interval: str | None) -> str | None:
        """`12 months` in words."""
        if interval is None:
            return None
        number, unit = interval.split()
        return self.count(f"every.{unit.removesuffix('s')}", int(number))

    def due(self, due: Due | None) -> str | None:
        """A deadline in words."""
        if due is None:
            return None
        for way, phase in (("before", due.before), ("after", due.after)):
            if phase and due.days:
                return self(f"due.{way}", days=self.count("due.days", due.days), phase=self.phase(phase))
            if phase:
                return self(f"due.{way}-bare", phase=self.phase(phase))
        return self.date(due.date)

    def component(self, name: str) -> str:
        """A component's name."""
        found = self.gallery.head.components.get(name)
        return found.title if found else name

    def party(self, name: str) -> str:
        """The name of an outside party."""
        return self.gallery.head.parties.get(name, name)

    def word(self, name: str) -> str:
        """An id that has no title of its own, such as a position: the role of that name, or the id as a word."""
        role = self.gallery.roles.get(name)
        if role:
            return role.title
        text = name.replace("-", " ")
        if self.gallery.head.language != "en":
            for plain, letter in _SLUGGED:
                text = text.replace(plain, letter)
        return text

    def appointment(self, appointment: Appointment | None, here: str | None = None) -> tuple[str, ...]:
        """How somebody comes to hold a role, in sentences; `here` is the phase that a catalog gives."""
        found = tuple(self._appointed(appointment)) if appointment else ()
        if here and not (appointment and appointment.from_ == here):
            found += (self("appointment.here", phase=self.phase(here)),)
        return found

    def _appointed(self, appointment: Appointment) -> Iterator[str]:
        timed = next((how for how in ("designated", "activated") if how in appointment.how), None)
        for how in appointment.how:
            if how == timed and appointment.from_:
                yield self(f"appointment.from-{how}", phase=self.phase(appointment.from_))
            else:
                yield self(f"how.{how}")
        if appointment.from_ and timed is None:
            yield self("appointment.from", phase=self.phase(appointment.from_))
        if appointment.latest:
            yield self("appointment.latest", phase=self.phase(appointment.latest))
        if appointment.earlier:
            yield sentence(appointment.earlier)
        if by := appointment.initiated_by:
            party = self.party(by.party)
            yield (
                sentence(self("appointment.initiated-text", party=party, text=by.text.rstrip(".")))
                if by.text
                else self("appointment.initiated", party=party)
            )
            if by.when:
                yield self("appointment.initiated-when", when=self.date(by.when))

    def lapse(self, lapse: Lapse | None) -> str | None:
        """When a role is no longer needed, in a sentence."""
        if lapse is None:
            return None
        if lapse.after:
            return self("appointment.lapses-after", phase=self.phase(lapse.after))
        if lapse.when:
            return self("appointment.lapses-when", condition=lapse.when.rstrip("."))
        if lapse.without and lapse.without != "system":
            return self("appointment.lapses-without", component=self.component(lapse.without))
        return self("appointment.lapses-without-system") if lapse.without else None

    def facts(self, role: Role, one_per: str | None = None) -> tuple[str, ...]:
        """What there is one of a role for, who may hold it, how many may, in sentences; a catalog may say the first."""
        found = [self.one_per(one_per) or self(f"held-per.{role.held_per}")]
        if role.held_by != ("person",):
            kinds = self.several([self._words(f"vocabulary.held-by.{kind}") for kind in role.held_by], "or")
            found.append(self("holders.by", kinds=kinds))
        found += self._holders(role.holders)
        for key, names in (("position", role.position), ("usual-position", role.usual_position)):
            if names:
                found.append(self(f"holders.{key}", positions=self.several([self.word(name) for name in names], "or")))
        if role.exclusive_post:
            found.append(self("holders.exclusive"))
        return tuple(found)

    def _holders(self, holders: Holders) -> Iterator[str]:
        per = self("holders.per", what=self._per(holders.per)) if holders.per else ""
        if holders.min == holders.max:
            yield self.count("holders.exactly", holders.min, per=per)
        elif holders.min and holders.max:
            yield self("holders.between", min=holders.min, max=holders.max, per=per)
        elif holders.min:
            yield self.count("holders.least", holders.min, per=per)
        elif holders.max:
            yield self.count("holders.most", holders.max, per=per)
        if holders.when:
            condition = self.several([f"{key} {value}" for key, value in holders.when.items()])
            yield self("holders.when", condition=condition)

    def one_per(self, what: str | None) -> str | None:
        """What a catalog has one holder for, in a sentence: `place`, or `place/skole` for each of one kind."""
        if what is None:
            return None
        unit, _, kind = what.partition("/")
        return self("one-per.text", what=self.word(kind) if kind else self._per(unit))

    def _per(self, what: str) -> str:
        return self(f"per.{what}") if self.has("per", what) else self.word(what)

    def seat(self, title: str, count: int | None, per: str | None) -> str:
        """A seat of a body, with how many there are."""
        if per:
            return self("body.seat-per", title=title, what=self._per(per))
        return self("body.seat", title=title, n=count) if count else title

    def subject(self, contact: Contact) -> str:
        """What a role is the contact point for."""
        known = self.gallery.head.subjects.get(contact.subject)
        if known:
            return known.title
        return self("contact.system") if contact.subject == "system" else self.word(contact.subject)

    def relation(self, kind: str, *, other_end: bool = False) -> str:
        """A kind of relation, to be read after the role, or after the other one; a gallery's own kind in its words."""
        declared = self.gallery.head.relation_kinds.get(kind)
        if declared:
            return self("relation-from", phrase=declared) if other_end else declared
        known: dict[str, str] = self._words.section("vocabulary")["relation-from" if other_end else "relation"]
        return known.get(kind) or self.word(kind)

    def mentioned(self, kind: str) -> str:
        """A kind of relation, seen from the other end."""
        return self.relation(kind, other_end=True)

    def competency(self, kind: str | None) -> str | None:
        """What sort of competency it is."""
        return self._words(f"vocabulary.competency.{kind}") if kind else None

    def source(self, source: Source | None) -> str | None:
        """A place in a source document, as a reader of that document finds it."""
        if source is None:
            return None
        section = self("source.section", section=source.section) if source.section else None
        return ", ".join(part for part in (source.document, section, source.heading) if part) or None


def sentence(text: str) -> str:
    """A text as a sentence: with a capital letter first and a full stop where it has no end."""
    ended = text if text.endswith((".", "!", "?", "…")) else f"{text}."
    return capital(ended)


def capital(text: str) -> str:
    """A text with a capital letter first, and the rest as it is."""
    return text[:1].upper() + text[1:]
