"""A system moves on to another phase: its day, the roles that end with that, and those who take over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rolekat.answers.scope import meant
from rolekat.changes.assign import Assign, assign
from rolekat.changes.desk import Staffed, staffings_meant
from rolekat.changes.ending import end_holding, end_vacancy, from_below
from rolekat.changes.holders import holder_of, is_held_by, shown_who
from rolekat.changes.inferring import Named
from rolekat.creating.naming import known
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.state.days import FIRST, LAST, day_before
from rolekat.state.seats import given_to

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from rolekat.changes.desk import Desk
    from rolekat.findings.finding import Path
    from rolekat.state.seats import Holding, StaffedRole
    from rolekat.state.staffing import StaffingState
    from rolekat.state.successions import TakingOver


class Transition(NamedTuple):
    """Which systems move on to which phase, and who takes over. Names are as somebody typed them, and days are days."""

    systems: Sequence[str]
    to: str
    on: str | None = None
    """The first day of the phase."""
    organisation: str | None = None
    group: str | None = None
    """A group of systems: all of them."""
    successors: Mapping[str, str] = {}
    """Who holds a role that takes over, by the role."""
    same_person: Sequence[str] = ()
    """Roles that take over, in which whoever held the one before goes on."""
    interim: Mapping[str, str] = {}
    """Likewise, but only up to and including a day."""


class Moved(NamedTuple):
    """A system that moves on."""

    organisation: str
    system: str
    title: str
    """The system's name."""
    phase: str
    """The phase that it moves to."""
    begins: str
    """Its first day."""
    before: str | None
    """The phase that it comes from; `None` where this is its first."""
    entered: Sequence[str]
    """The phases that it enters: those left out in between, and the one that it moves to."""


def transition(wish: Transition, desk: Desk) -> list[Moved]:
    """Let systems move on to a phase.

    Nobody is put into a role without being named, or without it being said that whoever held the one before goes on.

    Raises:
        UsageError: there is no such system, phase, role or person; a system has no phases, or would go backwards.
    """
    organisation = desk.organisation(wish.organisation, Named(wish.systems, wish.group))
    steps = [_Step(staffing, wish, desk) for staffing in staffings_meant(organisation, wish.systems, wish.group)]
    takers = _takers(wish, steps)
    if len(steps) > 1:
        steps = [step for step in steps if not step.tell_if_there()]
    moving = frozenset(step.staffing.id for step in steps)
    for step in steps:
        step.check()
    ended: set[tuple[str, Path]] = set()
    for step in steps:
        step.set_day()
        step.move_successors()
        step.end_lapsing(moving, ended)
        step.take_over(takers)
    return [step.moved for step in steps]


class _Takers(NamedTuple):
    """Who takes over, as it was said."""

    named: dict[str, str]
    same: frozenset[str]
    interim: dict[str, str]


def _takers(wish: Transition, steps: Sequence[_Step]) -> _Takers:
    """The roles that were named, by their ids.

    Raises:
        UsageError: a role takes over in none of the systems, or was named twice.
    """
    labels: dict[str, tuple[str, ...]] = {}
    for step in steps:
        labels.update({taking.successor.id: (taking.successor.title,) for taking in step.successions})

    def role(word: str) -> str:
        found = meant(word, labels)
        if found is None:
            phase, where = steps[0].title, ", ".join(step.staffing.title for step in steps)
            raise UsageError("transition-no-succession", role=word, phase=phase, where=where, known=_listed(labels))
        return found

    named = {role(word): holder for word, holder in wish.successors.items()}
    same = frozenset(map(role, wish.same_person))
    interim = {role(word): day for word, day in wish.interim.items()}
    twice = sorted((named.keys() & same) | (named.keys() & interim) | (same & interim.keys()))
    if twice:
        raise UsageError("transition-twice", role=twice[0])
    return _Takers(named, same, interim)


def _listed(names: Mapping[str, object]) -> str:
    return ", ".join(names) or "-"


class _Step:
    """One system on its way to the phase."""

    def __init__(self, staffing: StaffingState, wish: Transition, desk: Desk) -> None:
        self.staffing = staffing
        self.desk = desk
        self.on = wish.on or desk.day
        self.last = day_before(self.on)
        self.phase = _phase(staffing, wish.to)
        self.title = staffing.catalog.phase_title(self.phase)
        dates, phases = staffing.staffing.phases, staffing.demands.phases
        number = phases.index(self.phase)
        self.planned = dates.get(self.phase)
        """The day that the phase has until now."""
        earlier = [(phase, dates[phase]) for phase in phases[:number] if phase in dates]
        self.dropped = [(phase, begins) for phase, begins in earlier if begins >= self.on and begins > desk.day]
        """Phases that were planned and are left out."""
        self._earlier = [each for each in earlier if each not in self.dropped]
        self._later = [(phase, dates[phase]) for phase in phases[number + 1 :] if phase in dates]
        self.before = self._earlier[-1][0] if self._earlier else None
        first = phases.index(self.before) + 1 if self.before else 0
        self.entered = phases[first : number + 1] if self.before else (self.phase,)
        """The phases that it enters: those left out in between, and the one that it moves to."""
        self._coming: list[Holding] = []
        """Those who were to take over on another day, and take over on this one."""

    @property
    def moved(self) -> Moved:
        """What is done."""
        staffing = self.staffing
        organisation = staffing.organisation.id
        return Moved(organisation, staffing.id, staffing.title, self.phase, self.on, self.before, self.entered)

    def tell(self, key: str, **params: str) -> None:
        self.desk.tell(key, where=self.staffing.title, **params)

    def tell_if_there(self) -> bool:
        """Whether it is in the phase already, or beyond; that is told, for the others move on."""
        begun = [phase for phase, begins in self._later if begins <= self.desk.day]
        if begun:
            self.tell("transition-beyond", phase=self.staffing.catalog.phase_title(begun[-1]))
        elif self._is_over:
            self.tell("transition-since", phase=self.title, begins=self.planned or "")
        return bool(begun or self._is_over)

    @property
    def _is_over(self) -> bool:
        """Whether the phase has begun on another day."""
        return self.planned is not None and self.planned <= self.desk.day and self.planned != self.on

    @property
    def successions(self) -> list[TakingOver]:
        """Who takes over from whom in the phases that it enters."""
        return [taking for taking in self.staffing.catalog.successions if taking.phase in self.entered]

    def check(self) -> None:
        """See that the system goes forwards.

        Raises:
            UsageError: it is in the phase already, or in a later one, or would be.
        """
        params = {"system": self.staffing.title, "phase": self.title, "begins": self.on}
        file, title = shown_path(self.staffing.file), self.staffing.catalog.phase_title
        begun = [(phase, begins) for phase, begins in self._later if begins <= self.desk.day]
        if begun:
            phase, since = begun[-1]
            raise UsageError("transition-backwards", **params, now=title(phase), since=since, file=file)
        if self._is_over:
            raise UsageError("transition-already", **params, since=self.planned, file=file)
        for phase, begins in self._later:
            if begins <= self.on:
                raise UsageError("transition-later-first", **params, later=title(phase), day=begins, id=phase)
        if self._earlier and self._earlier[-1][1] >= self.on:
            phase, begins = self._earlier[-1]
            raise UsageError("transition-before", **params, before=title(phase), since=begins)

    def set_day(self) -> None:
        """Write the first day of the phase, in the gallery's order, and tell of phases in between."""
        staffing, draft, file = self.staffing, self.desk.draft, self.staffing.file
        title = staffing.catalog.phase_title
        draft.put(file, ("phases", self.phase), self.on, staffing.demands.phases)
        if self.planned is None:
            self.tell("transition", phase=self.title, begins=self.on)
        elif self.planned == self.on:
            self.tell("transition-same", phase=self.title, begins=self.on)
        else:
            self.tell("transition-moved", phase=self.title, begins=self.on, planned=self.planned)
        for phase, planned in self.dropped:
            draft.drop(file, ("phases", phase))
            self.desk.grave = True
            self.tell("transition-dropped", phase=title(phase), planned=planned)
        for phase in self.entered[:-1]:
            if phase not in dict(self.dropped):
                self.tell("transition-left-out", phase=title(phase))

    def move_successors(self) -> None:
        """Let those who were to take over on a planned day take over on the new one."""
        days = {**dict(self.dropped), self.phase: self.planned}
        for taking in self.successions:
            role, planned = self.staffing.role(taking.successor.id), days.get(taking.phase or "")
            for held in role.holdings if role and planned not in (None, self.on) else ():
                if held.holder.from_ == planned and self.on <= (held.holder.until or LAST) and role:
                    self._coming.append(held)
                    self.desk.draft.put(held.file, (*held.path, "from"), self.on)
                    params = {"holder": shown_who(held.who), "role": role.title, "where": self._staffed(role).where}
                    self.desk.tell("assigned", begins=self.on, **params)
                    end_vacancy(self._staffed(role), self.on, self.desk)

    def end_lapsing(self, moving: Collection[str], ended: set[tuple[str, Path]]) -> None:
        """End the terms of those whose roles are needed no longer, and what they have passed on.

        `moving` are all systems that move on; `ended` are the terms that one of them has ended for several.
        """
        for role in filter(self.lapses, self.staffing.roles.values()):
            ending = [held for held in role.holdings if self._goes_beyond(held) and (held.file, held.path) not in ended]
            for held in from_below(ending):
                if self._is_settled_here(role, held, moving):
                    self.desk.grave |= (held.holder.from_ or FIRST) > self.last  # agreed, and never to begin
                    end_holding(self._staffed(role), held, self.last, self.desk)
                    ended.add((held.file, held.path))
            self._end_delegated(role)

    def lapses(self, role: StaffedRole) -> bool:
        """Whether a role is needed no longer once the phase has begun, and was before."""
        lapsed = role.demand.lapsed_in if role.demand else ()
        return self.phase in lapsed and self.before not in lapsed

    def _goes_beyond(self, held: Holding) -> bool:
        """Whether a term must be ended; also one that was ended for the day that was planned until now."""
        until = held.holder.until
        left = self.staffing.organisation.left
        if held.people and all(left.get(person, LAST) <= self.last for person in held.people):
            return False
        was_for_plan = self.planned is not None and until == day_before(self.planned)
        return until is None or until > self.last or (was_for_plan and until != self.last)

    def _is_settled_here(self, role: StaffedRole, held: Holding, moving: Collection[str]) -> bool:
        """Whether a term may be ended: not where the holder stands for other systems, too, that go on."""
        params = {"role": role.title, "holder": shown_who(held.who)}
        if held.level == "group":
            group = str(held.path[1])
            going_on = self._going_on(role, group, moving)
            if going_on:
                self.tell("transition-in-group", group=group, systems=", ".join(going_on), **params)
            return not going_on
        if held.level != "system":
            self.tell("transition-in-body" if held.level == "joint-body" else "transition-for-all", **params)
        return held.level == "system"

    def _going_on(self, role: StaffedRole, group: str, moving: Collection[str]) -> list[str]:
        """The systems of a group that still need a role on the day."""
        organisation = self.staffing.organisation
        lapsed = role.demand.lapsed_in if role.demand else frozenset()
        others = (organisation.staffing(name) for name in organisation.head.system_groups[group].systems)
        return [
            staffing.title
            for staffing in others
            if staffing is not None and staffing.id not in moving and staffing.phase_on(self.on) not in lapsed
        ]

    def _end_delegated(self, role: StaffedRole) -> None:
        """End what a role has passed on in this system's own file."""
        file, draft = self.staffing.file, self.desk.draft
        entry = self.staffing.staffing.roles.get(role.id)
        for item, given in entry.delegated.items() if entry else ():
            planned = self.planned is not None and given.until == day_before(self.planned)
            if (given.until or LAST) <= self.last and not planned:
                continue
            path = ("roles", role.id, "delegated", item)
            if (given.from_ or FIRST) > self.last:
                continue  # never to begin: the role is not there
            draft.put(file, (*path, "until"), self.last)
            to = given_to(given)
            who = shown_who([to]) if to else ""
            self.tell("transition-delegated", holder=who, role=role.title, ends=self.last, task=item)
        sheet = self.staffing.staffing.sheets.get(role.id)
        if sheet is not None and (sheet.until or LAST) > self.last:
            draft.put(file, ("sheets", role.id, "until"), self.last)
            self.tell("transition-sheet", role=role.title, ends=self.last)

    def take_over(self, takers: _Takers) -> None:
        """Put those into the roles that take over who were named for them.

        Raises:
            UsageError: somebody else holds such a role, or nobody held the one before.
        """
        for name in dict.fromkeys(taking.successor.id for taking in self.successions):
            if name in takers.named:
                self._assign(name, takers.named[name])
            elif name in takers.same or name in takers.interim:
                until = takers.interim.get(name)
                if until is not None and until < self.on:
                    raise UsageError("change-days", begins=self.on, ends=until)
                for holder in self._before(name):
                    self._assign(name, holder, until)

    def _before(self, successor: str) -> list[str]:
        """Who holds the roles that another takes over from on their last day, as it is typed.

        Raises:
            UsageError: nobody does.
        """
        names = [taking.predecessor for taking in self.successions if taking.successor.id == successor]
        roles = [role for name in names if (role := self.staffing.role(name))]
        found = dict.fromkeys(shown_who(held.who) for role in roles for held in role.holdings if self._held_last(held))
        if not found:
            titles = ", ".join(map(self.staffing.catalog.title_of, names))
            params = {"where": self.staffing.title, "successor": successor}
            raise UsageError("transition-nobody-before", role=titles, day=self.last, **params)
        return list(found)

    def _held_last(self, held: Holding) -> bool:
        """Whether a term runs up to the last day before the phase, whatever was planned before."""
        until = held.holder.until
        if self.planned is not None and until == day_before(self.planned):
            until = None
        left = self.staffing.organisation.left
        stays = not held.people or any(left.get(person, LAST) >= self.on for person in held.people)
        return held.begins <= self.last <= (until or LAST) and stays

    def _assign(self, role: str, holder: str, until: str | None = None) -> None:
        staffed, organisation = self.staffing.role(role), self.staffing.organisation
        mine = [held for held in staffed.holdings if held.counts_on(self.on) or held in self._coming] if staffed else []
        if staffed and mine:
            if all(is_held_by(held, holder_of(holder, organisation)) for held in mine):
                self.tell("transition-holds", holder=holder, role=staffed.title)
                return
            names = ", ".join(sorted({shown_who(held.who) for held in mine}))
            params = {"where": self.staffing.title, "role": staffed.title, "id": role, "system": self.staffing.id}
            raise UsageError("transition-held", holders=names, begins=self.on, holder=holder, **params)
        wish = Assign(role, holder, system=self.staffing.id, organisation=organisation.id, from_=self.on, until=until)
        assign(wish, self.desk)

    def _staffed(self, role: StaffedRole) -> Staffed:
        return Staffed(role, self.staffing, self.staffing.organisation)


def _phase(staffing: StaffingState, word: str) -> str:
    """The phase that is meant, by id or title; of a title such as `Fase 4: Forankring` also its last part.

    Raises:
        UsageError: the gallery has no phases, or no such phase.
    """
    phases = staffing.gallery.head.lifecycle.phases
    if not phases:
        params = {"system": staffing.title, "gallery": staffing.gallery.head.title}
        raise UsageError("transition-no-phases", **params)
    labels = {name: tuple(_titles(phase.title)) for name, phase in phases.items()}
    found = meant(word, labels)
    return found if found is not None else known("phase", word, phases)


def _titles(title: str) -> Iterator[str]:
    yield title
    first, colon, last = title.partition(":")
    if colon:
        yield from (first, last)
