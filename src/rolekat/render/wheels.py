"""The yearly wheel of an organisation as template data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.phrasing.facts import capital
from rolekat.render.phrases import Phrases, PhrasesByGallery
from rolekat.render.wheel_data import DoingView, LapsedView, RecurringView, Wheel, WheelPart
from rolekat.state.days import last_of, plus_interval

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.render.data import DocumentRef
    from rolekat.render.persons import SystemWriters
    from rolekat.render.staffing_data import Situation, WhoView
    from rolekat.render.staffings import RoleStaffings
    from rolekat.state.actions import Standing
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState

_REVIEWS: Final = {
    "gallery": "wheel.review-gallery",
    "staffing": "wheel.review-staffing",
    "both": "wheel.review-both",
}
_DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}


class _Row(NamedTuple):
    """Something that comes back, with the months and the interval by which it is found."""

    view: RecurringView
    months: tuple[int, ...]
    every: str
    due: str | None


class WheelWriter:
    """Describes what comes back in an organisation."""

    def __init__(self, roles: RoleStaffings, systems: Mapping[str, SystemWriters]) -> None:
        self.roles = roles
        self.people = roles.people
        self.organisation = roles.organisation
        self.systems = systems
        self.day = roles.organisation.day
        self._words = roles.wording.words
        self._phrases_of = PhrasesByGallery(self._words)

    @cached_property
    def _standings(self) -> tuple[tuple[Standing, SystemWriters | None], ...]:
        """What comes back, for the organisation and then for each system."""
        once = [(each, None) for each in self.organisation.actions if each.action.every]
        of_systems = [
            (each, system)
            for system in self.systems.values()
            if any(action.every for action in system.staffing.catalog.actions.values())
            for each in system.staffing.actions
            if each.action.every
        ]
        return (*once, *of_systems)

    def __bool__(self) -> bool:
        """Whether anything comes back."""
        return bool(self._standings) or self._review is not None

    def whole(self) -> Wheel:
        """The wheel."""
        rows, lapsed = [], []
        for standing, system in self._standings:
            why = standing.state.not_needed
            if why is not None:
                lapsed.append(LapsedView(standing.action.title, system.title if system else None, why))
            else:
                rows.append(self._row(standing, system))
        rows += [self._review] if self._review else []
        return Wheel(
            summary=tuple(self._summary([row.view for row in rows])),
            months=tuple(self._by_month(rows)),
            intervals=tuple(self._by_interval(rows)),
            not_needed=tuple(lapsed),
        )

    def _summary(self, rows: Iterable[RecurringView]) -> Iterator[str]:
        several = list(rows)
        overdue, nobody = sum(each.overdue for each in several), sum(each.nobody for each in several)
        yield self._words.count("documents.wheel.in-all", len(several))
        if overdue:
            yield self._words.count("documents.wheel.overdue", overdue)
        if nobody:
            yield self._words.count("documents.wheel.nobody", nobody)

    def _by_month(self, rows: Iterable[_Row]) -> Iterator[WheelPart]:
        several = list(rows)
        names: list[str] = self._words.section("facts")["date"]["months"]
        for number, name in enumerate(names, start=1):
            found = [self._in_month(row, number) for row in several if number in row.months]
            if found:
                yield WheelPart(capital(name), tuple(_in_order(found)))

    def _in_month(self, row: _Row, month: int) -> RecurringView:
        """A row as it stands in a month: what comes in several has its own next day in each."""
        if row.due is None or row.view.overdue or int(row.due[5:7]) == month:
            return row.view
        year = int(row.due[:4]) + (month < int(row.due[5:7]))
        return row.view._replace(due=self.people.date(last_of(f"{year:04d}-{month:02d}")))

    def _by_interval(self, rows: Iterable[_Row]) -> Iterator[WheelPart]:
        found: dict[str, list[_Row]] = {}
        for row in rows:
            if not row.months:
                found.setdefault(row.view.every, []).append(row)
        for title, several in sorted(found.items(), key=lambda item: _length(item[1][0].every)):
            yield WheelPart(capital(title), tuple(_in_order(row.view for row in several)))

    def _row(self, standing: Standing, system: SystemWriters | None) -> _Row:
        action, state = standing.action, standing.state
        months = tuple(sorted({int(month) for month in state.months or action.months}))
        due, phase = standing.due or self._next(months, state.done), self._ahead(standing, system)
        responsible = self._doing(action.responsible, system) if action.responsible else None
        if state.executor:
            doing: tuple[DoingView, ...] = (DoingView(None, (self.people.person(state.executor),), missing=False),)
        else:
            names = [name for name in (action.executor, *action.alternatives) if name]
            doing = tuple(self._doing(name, system) for name in names)
        able = doing or ((responsible,) if responsible else ())
        view = RecurringView(
            id=standing.id,
            title=action.title,
            system=system.title if system else None,
            catalog=self._catalog(system),
            every=self._say(system).every(action.every) or "",
            responsible=responsible,
            doing=doing,
            nobody=not phase and all(each.missing for each in able),
            done=self.people.date(state.done) if state.done and state.done <= self.day else None,
            due=self.people.date(due),
            overdue=standing.overdue,
            phase=phase,
        )
        return _Row(view, months, action.every or "", due)

    def _catalog(self, system: SystemWriters | None) -> DocumentRef | None:
        return system.catalog if system else None

    def _gallery(self, system: SystemWriters | None) -> LinkedGallery:
        gallery = system.staffing.gallery if system else self.organisation.gallery
        assert gallery is not None  # whoever is asked for something is asked by a gallery
        return gallery

    def _say(self, system: SystemWriters | None) -> Phrases:
        return self._phrases_of(self._gallery(system))

    def _doing(self, name: str, system: SystemWriters | None) -> DoingView:
        """A role with who holds it today; a body is there as soon as anybody sits in it."""
        role = (system.staffing if system else self.organisation).role(name)
        if role is None:
            known = self._gallery(system).roles.get(name)
            return DoingView(known.title if known else name, (), missing=True)
        who = self.roles.holding(role)
        itself = len(who) == 1 and who[0].name == role.title  # a unit whose role is called like the unit
        missing = not (who or role.anybody or role.otherwise)
        why = self._why(role, system) if missing else None
        return DoingView(role.title, () if itself else who, missing=missing and why != "inactive", why=why)

    @staticmethod
    def _why(role: StaffedRole, system: SystemWriters | None) -> Situation | None:
        """Why nobody need be there: by what is said here, or by the phase of the system, where it is known."""
        if not role.applicable:
            return "not-applicable"
        staffing = system.staffing if system else None
        phased = staffing and staffing.demands.phases and (staffing.phase or staffing.next_phase)
        return "inactive" if phased and role.obligation is None else None

    def _ahead(self, standing: Standing, system: SystemWriters | None) -> str | None:
        """The phase that something belongs to, where the system has not come to it."""
        phase = standing.action.phase
        return self._say(system).phase(phase) if system and has_yet_to_come(phase, system.staffing) else None

    def _next(self, months: tuple[int, ...], done: str | None) -> str | None:
        """The last day of the next month in which something is done, where no other day is settled."""
        if not months:
            return None
        year, now = int(self.day[:4]), int(self.day[5:7])
        latest = (done or "")[:7]
        coming = [f"{year + ahead:04d}-{month:02d}" for ahead in (0, 1) for month in months if ahead or month >= now]
        return last_of(next((month for month in coming if month > latest), coming[-1]))

    def _units(self, unit: str | None, called: str) -> tuple[WhoView, ...]:
        """The units here that are one which the gallery names, where they are called otherwise."""
        known = self.organisation.head.units.items()
        mine = [name for name, own in known if unit and (name == unit or (own and unit in own.counts_as))]
        found = (self.people.who("unit", name) for name in mine)
        return tuple(who for who in found if who.name != called)

    @cached_property
    def _review(self) -> _Row | None:
        """The look through the gallery, or through who holds its roles, that the source asks for."""
        gallery = self.organisation.gallery
        review = gallery.head.review if gallery else None
        if gallery is None or review is None:
            return None
        phrases, mine = self._phrases_of(gallery), review.of in ("staffing", "both")
        unit = gallery.head.units.get(review.unit or "")
        who = review.by or (unit.title if unit else None)
        last = self.organisation.head.evidence.get(review.evidence) or (None if mine else review.last)
        since = last if mine else last or gallery.head.date
        due = plus_interval(last_of(since), review.every) if since else None
        view = RecurringView(
            id="review",
            title=phrases(_REVIEWS[review.of], gallery=gallery.head.title),
            system=None,
            catalog=None,
            every=phrases.every(review.every) or "",
            responsible=DoingView(who, self._units(review.unit, who), missing=False) if who else None,
            doing=(),
            nobody=False,
            done=phrases.date(last),
            due=phrases.date(due),
            overdue=due is not None and due < self.day,
            phase=None,
        )
        return _Row(view, (), review.every, due)


def has_yet_to_come(phase: str, staffing: StaffingState) -> bool:
    """Whether a phase lies ahead of a system."""
    order, current = staffing.demands.phases, staffing.phase
    return phase in order and not (current in order and order.index(current) >= order.index(phase))


def _in_order(rows: Iterable[RecurringView]) -> list[RecurringView]:
    """What is done once for all first, then each thing with its systems, as these stand."""
    several = list(rows)
    first = {each.id: number for number, each in reversed(list(enumerate(several)))}
    return sorted(several, key=lambda each: (each.system is not None, first[each.id]))


def _length(interval: str) -> int:
    number, unit = interval.split()
    return int(number) * _DAYS[unit.removesuffix("s")]
