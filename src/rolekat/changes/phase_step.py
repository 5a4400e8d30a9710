"""One system on its way to a phase: the day of that, and the phases that fall away or are left out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from rolekat.changes.naming import one_named
from rolekat.changes.staffed import Staffed
from rolekat.errors import UsageError
from rolekat.findings.located import shown_path
from rolekat.state.days import day_before

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from rolekat.changes.desk import Desk
    from rolekat.state.seats import Holding, StaffedRole
    from rolekat.state.staffing import StaffingState
    from rolekat.state.successions import TakingOver


_SWITCHED_OFF: Final = (
    r"(?m)^(phases:[^\n]*\n(?:[ \t]+[^\n]*\n)*?)"
    r"([ \t]+)# ?({phase}:[ \t]+\d{{4}}-\d\d-\d\d)([ \t]*)(#[^\n]*?)?(\r?\n|\Z)"
)
"""What stands above the line of a phase that is a comment; its indent, entry, gap, remark and end."""


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


class Step:
    """One system on its way to a phase, by the names that somebody typed.

    Raises:
        UsageError: the gallery has no phases, or no such phase.
    """

    def __init__(self, staffing: StaffingState, to: str, on: str | None, desk: Desk) -> None:
        self.staffing = staffing
        self.desk = desk
        self.on = on or desk.day
        self.last = day_before(self.on)
        self.phase = _phase(staffing, to)
        self.title = staffing.catalog.phase_title(self.phase)
        dates, phases = staffing.staffing.phases, staffing.demands.phases
        number = phases.index(self.phase)
        self.planned = dates.get(self.phase)
        """The day that the phase has until now."""
        earlier = [(phase, dates[phase]) for phase in phases[:number] if phase in dates]
        self.dropped = {phase: begins for phase, begins in earlier if begins >= self.on and begins > desk.day}
        """Phases that were planned and are left out, with their days."""
        self._earlier = [(phase, begins) for phase, begins in earlier if phase not in self.dropped]
        self._later = [(phase, dates[phase]) for phase in phases[number + 1 :] if phase in dates]
        self.before = self._earlier[-1][0] if self._earlier else None
        first = phases.index(self.before) + 1 if self.before else 0
        self.entered = phases[first : number + 1] if self.before else (self.phase,)
        """The phases that it enters: those left out in between, and the one that it moves to."""

    @property
    def moved(self) -> Moved:
        """What is done."""
        staffing = self.staffing
        organisation = staffing.organisation.id
        return Moved(organisation, staffing.id, staffing.title, self.phase, self.on, self.before, self.entered)

    @property
    def successions(self) -> list[TakingOver]:
        """Who takes over from whom in the phases that it enters."""
        return [taking for taking in self.staffing.catalog.successions if taking.phase in self.entered]

    def tell(self, key: str, **params: str) -> None:
        """Something that becomes of this system."""
        self.desk.tell(key, where=self.staffing.title, **params)

    def staffed(self, role: StaffedRole) -> Staffed:
        """A role of this system as other changes take it."""
        return Staffed(role, self.staffing, self.staffing.organisation)

    def ended_for_plan(self, until: str | None) -> bool:
        """Whether a last day is the one before the phase as it was planned until now."""
        return self.planned is not None and until == day_before(self.planned)

    def sharing(self, role: StaffedRole, held: Holding, moving: Collection[str]) -> list[StaffingState]:
        """The systems that have the same holder of a role by the same line, and do not move on."""
        entry = (held.file, held.path)
        return [
            other
            for other in self.staffing.organisation.staffings
            if other.id not in moving
            and (theirs := other.role(role.id)) is not None
            and any((each.file, each.path) == entry for each in theirs.holdings)
        ]

    def tell_if_there(self) -> bool:
        """Whether it is in the phase already, or beyond; that is told, for the others move on."""
        begun = self._begun()
        if begun:
            self.tell("transition-beyond", phase=self.staffing.catalog.phase_title(begun[-1][0]))
        elif self._is_over:
            self.tell("transition-since", phase=self.title, begins=self.planned or "")
        return bool(begun or self._is_over)

    def _begun(self) -> list[tuple[str, str]]:
        """The phases behind this one that have begun."""
        return [(phase, begins) for phase, begins in self._later if begins <= self.desk.day]

    @property
    def _is_over(self) -> bool:
        """Whether the phase has begun on another day."""
        return self.planned is not None and self.planned <= self.desk.day and self.planned != self.on

    def check(self) -> None:
        """See that the system goes forwards.

        Raises:
            UsageError: it is in the phase already, or in a later one, or would be.
        """
        params = {"system": self.staffing.title, "phase": self.title, "begins": self.on}
        file, title = shown_path(self.staffing.file), self.staffing.catalog.phase_title
        begun = self._begun()
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
        if self.planned is None:
            self._switch_on()
        draft.put(file, ("phases", self.phase), self.on, staffing.demands.phases)
        if self.planned is None:
            self.tell("transition", phase=self.title, begins=self.on)
        elif self.planned == self.on:
            self.tell("transition-same", phase=self.title, begins=self.on)
        else:
            self.tell("transition-moved", phase=self.title, begins=self.on, planned=self.planned)
        for phase, planned in self.dropped.items():
            draft.drop(file, ("phases", phase))
            self.desk.grave = True
            self.tell("transition-dropped", phase=title(phase), planned=planned)
        for phase in self.entered[:-1]:
            if phase not in self.dropped:
                self.tell("transition-left-out", phase=title(phase))

    def _switch_on(self) -> None:
        """Let the phase stand where its line was left as a comment; where that breaks the order, the line only goes.

        What was remarked behind it stays.
        """
        draft, file = self.desk.draft, self.staffing.file
        text = draft.text(file) or ""
        off = re.search(_SWITCHED_OFF.format(phase=re.escape(self.phase)), text)
        if off is None:
            return
        above, dent, entry, gap, remark, end = off.groups(default="")
        before = {phase for phase, _ in self._earlier} | self.dropped.keys()
        keys = re.findall(r"(?m)^([ \t]+)([\w-]+):", above)
        in_place = {name for _, name in keys} == before and all(indent == dent for indent, _ in keys)
        kept = f"{entry}{gap}{remark}" if in_place else remark
        line = f"{dent}{kept}{end}" if kept else ""
        draft.rewrite(file, f"{text[: off.start()]}{above}{line}{text[off.end() :]}")


def _phase(staffing: StaffingState, word: str) -> str:
    """The phase that is meant, by id or title; of a title such as `Fase 4: Forankring` also its last part."""
    phases = staffing.gallery.head.lifecycle.phases
    if not phases:
        params = {"system": staffing.title, "gallery": staffing.gallery.head.title}
        raise UsageError("transition-no-phases", **params)
    return one_named("phase", word, {name: tuple(_titles(phase.title)) for name, phase in phases.items()})


def _titles(title: str) -> Iterator[str]:
    yield title
    first, colon, last = title.partition(":")
    if colon:
        yield from (first, last)
