"""One system in one organisation: begun, given up; its phases, its contract, its roles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.answers.facts import Titled
from rolekat.diff.change import Change, Concerned, Subject
from rolekat.diff.delegations import compare_delegated, compare_sheets
from rolekat.diff.progress import compare_evidence, compare_progress
from rolekat.diff.staffed import compare_staffed
from rolekat.diff.telling import Telling, always, both, which
from rolekat.diff.values import Day, Value, Word, same
from rolekat.phrasing.phases import phase_titles

if TYPE_CHECKING:
    from rolekat.diff.here import Here
    from rolekat.model.staffing import Staffing
    from rolekat.state.staffing import StaffingState


class StaffingAdded(Change, effect="shifts", inverse="staffing-removed", weight=1):
    """An organisation has begun to say who holds the roles of a system."""


class StaffingRemoved(Change, effect="shifts", inverse="staffing-added", weight=1):
    """An organisation no longer says who holds the roles of a system."""


class PhaseEarlier(Change, effect="demands", inverse="phase-later", weight=2, says="phase-moved"):
    """A phase of a system begins earlier in an organisation."""


class PhaseLater(Change, effect="relaxes", inverse="phase-earlier", weight=2, says="phase-moved"):
    """A phase of a system begins later in an organisation."""


class PhasePlanned(Change, effect="demands", inverse="phase-unplanned", weight=2):
    """A phase of a system has a day in an organisation."""


class PhaseUnplanned(Change, effect="relaxes", inverse="phase-planned", weight=2):
    """A phase of a system no longer has a day in an organisation."""


class ContractEndChanged(Change, effect="shifts", weight=2):
    """The contract of a system ends on another day."""


def added_or_removed(staffing: StaffingState, told: Concerned, *, added: bool) -> Change:
    """That a system is staffed, or no longer, with how much of it is filled on the day."""
    seats = [seat for role in staffing.roles.values() if role.demanded for seat in role.seats]
    about: dict[str, Value] = {"filled": sum(seat.filled for seat in seats), "needed": len(seats)}
    place = staffing.place("staffing", of_key=True)
    places = (None, place) if added else (place, None)
    tell = Telling(Subject("system", staffing.id, staffing.title), told, always(places))
    return tell(StaffingAdded if added else StaffingRemoved, about=about)


_LEVELS: Final = ("system", "group")
TOLD: Final = frozenset({
    "staffing", "organisation", "phases", "roles", "sheets", "actions", "evidence", "contract",
})  # fmt: skip


def compare_staffings(old: StaffingState, new: StaffingState, here: Here, *, same_file: bool) -> Iterator[Change]:
    """What changed for a system in an organisation; of an unchanged file only what follows from others."""
    yield from compare_staffed(here, _LEVELS)
    yield from compare_delegated(old.given, new.given, here)
    yield from compare_sheets(old, new, here)
    if same_file:
        return
    tell = here.of_all(Subject("system", new.id, new.title))
    yield from _phases(old, new, tell)
    yield from _contract(old.staffing, new.staffing, tell)
    yield from compare_progress(here)
    yield from compare_evidence(old.staffing.evidence, new.staffing.evidence, tell)
    unit = old.staffing.unit and here.names.old.who("unit", old.staffing.unit).id  # a new id is told of the unit
    yield from tell.records(old.staffing.model_copy(update={"unit": unit}), new.staffing, TOLD)


def _phases(old: StaffingState, new: StaffingState, tell: Telling) -> Iterator[Change]:
    before, after = old.staffing.phases, new.staffing.phases
    titles = {**phase_titles(old.gallery), **phase_titles(new.gallery)}
    for phase in dict.fromkeys((*before, *after)):
        one, other = before.get(phase), after.get(phase)
        if one == other:
            continue
        about = {"phase": Titled(phase, titles.get(phase, phase))}
        path, days = ("phases", phase), both(lambda day: Day(day) if day else None, one, other)
        if one and other:
            yield tell(PhaseEarlier if other < one else PhaseLater, path, days, about)
        elif other:
            begun = other <= new.day
            yield tell(PhasePlanned, path, days, about, variant="begun" if begun else "", side="new")
        else:
            yield tell(PhaseUnplanned, path, days, about, side="old")


def _contract(old: Staffing, new: Staffing, tell: Telling) -> Iterator[Change]:
    ends = both(lambda staffing: staffing.contract.ends if staffing.contract else None, old, new)
    side = which(old.contract, new.contract)
    if ends[0] != ends[1]:
        days = both(lambda end: Day(end) if end else Word("diff.no-end"), *ends)
        yield tell(ContractEndChanged, ("contract",), days)
    rest = both(lambda staffing: staffing.contract and staffing.contract.model_copy(update={"ends": None}), old, new)
    if not same(*rest) and not (side and ends[0] != ends[1]):
        yield tell.record(("contract",))
