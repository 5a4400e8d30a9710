"""Roles in an organisation: who holds them, which seats are vacant, what else is said of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from rolekat.answers.facts import Directory, Titled
from rolekat.diff.change import Change, Concerned
from rolekat.diff.here import Here, Part, said
from rolekat.diff.holders import compare_holders
from rolekat.diff.obligations import by_phase, compare_obligations
from rolekat.diff.roles import RoleTitleChanged
from rolekat.diff.telling import NONE, Telling, both, text, which
from rolekat.diff.values import Acceptance, Day, Text, Value, Word, alike, same, same_text
from rolekat.state.days import LAST, plus_days
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.organisation import AcceptedVacancy, RoleStaffing
    from rolekat.state.seats import Holding, Seat, StaffedRole


class VacancyOpened(Change, effect="demands", inverse="vacancy-closed", weight=1):
    """On the day there is a seat of a mandatory or recommended role that nobody fills."""


class VacancyClosed(Change, effect="relaxes", inverse="vacancy-opened", weight=1):
    """A seat that nobody filled on the day is filled, or is no longer needed."""


class VacancyAhead(Change, effect="demands", inverse="vacancy-averted", weight=2):
    """A role will be vacant from a later day on, or from an earlier one: a holder ends, or a phase begins."""


class VacancyAverted(Change, effect="relaxes", inverse="vacancy-ahead", weight=2):
    """A role will not be vacant from a later day on after all, or only later than before."""


class VacancyAccepted(Change, effect="relaxes", inverse="acceptance-withdrawn", weight=3):
    """Somebody has accepted that a role stays vacant for a time."""


class AcceptanceWithdrawn(Change, effect="demands", inverse="vacancy-accepted", weight=3):
    """It is no longer accepted that a role stays vacant."""


class AcceptanceChanged(Change, effect="shifts", weight=4):
    """A vacancy is accepted for another time, for another reason, or by somebody else."""


class NotApplicableStated(Change, effect="relaxes", inverse="not-applicable-withdrawn", weight=2):
    """An organisation says that a role does not apply to it."""


class NotApplicableWithdrawn(Change, effect="demands", inverse="not-applicable-stated", weight=2):
    """An organisation no longer says that a role does not apply to it."""


class OwnRoleAdded(Change, effect="demands", inverse="own-role-removed", weight=3):
    """An organisation has added a role of its own."""


class OwnRoleRemoved(Change, effect="relaxes", inverse="own-role-added", weight=3):
    """An organisation no longer has a role of its own."""


class RoleSpreadOtherwise(Change, effect="shifts", weight=4):
    """The tasks of a role are spread over other roles, or no longer."""


def compare_staffed(here: Here, levels: tuple[str, ...]) -> Iterator[Change]:
    """What changed in the roles here; of holders those of some levels: of others it is told where they are said."""
    for after, before in here.roles.items():
        old, new = here.old.roles.get(before), here.new.roles.get(after)
        role = new or old
        assert role is not None
        tell = here.of_role(role.id, role.title, (old.place if old else None, new.place if new else None))
        if role.is_own and (old is None or new is None):
            yield tell(OwnRoleAdded if new else OwnRoleRemoved)
        # Where one of the two does not know the role, who holds it changed only if it says so.
        if (old and new) or not same(said(here.old, before), said(here.new, after)):
            holdings = _held(old, levels), _held(new, levels)
            yield from compare_holders(tell.subject, holdings, here.names, tell.concerned)
        if not _is_unknown(old, new) and not (_is_unsettled(before, here.old) or _is_unsettled(after, here.new)):
            yield from _vacancies(old, new, tell, here)
            if old and new:
                yield from _ahead(old, new, tell, here)
        if old and new and "joint-body" not in (old.level, new.level) and not same(old.entry, new.entry):
            yield from _entry(old, new, here)


def _is_unknown(old: StaffedRole | None, new: StaffedRole | None) -> bool:
    """Whether a gallery could not read the role, so that nobody knows when it is needed."""
    demands = [role.demand for role in (old, new) if role is not None]
    return any(demand is not None and demand.base is None for demand in demands)


def _is_unsettled(name: str, side: Part) -> bool:
    """Whether no system asks for a role held once, but one whose file cannot be read may do so."""
    role = side.roles.get(name)
    return isinstance(side, OrganisationState) and not (role and role.demanded) and side.may_be_asked(name)


def _held(role: StaffedRole | None, levels: tuple[str, ...]) -> list[Holding]:
    return [held for held in role.holdings if held.level in levels] if role else []


def _vacancies(old: StaffedRole | None, new: StaffedRole | None, tell: Telling, here: Here) -> Iterator[Change]:
    """Seats that were filled and no longer are, or the other way round."""
    before, after = both(_missing, old, new)
    opened = [seat for key, seat in after.items() if key not in before]
    closed = [seat for key, seat in before.items() if key not in after]
    if opened and new:
        yield _vacancy(VacancyOpened, (new, old), opened, tell, here.names.new)
    if closed and old:
        yield _vacancy(VacancyClosed, (old, new), closed, tell, here.names.old)


def _ahead(old: StaffedRole, new: StaffedRole, tell: Telling, here: Here) -> Iterator[Change]:
    """From when on a role will be vacant that is not so yet; where somebody is missed now, that is told by itself."""
    if _missing(old) or _missing(new):
        return
    before, after = _first_vacant(old, here.old), _first_vacant(new, here.new)
    if before != after:
        kind = VacancyAhead if (after or LAST) < (before or LAST) else VacancyAverted
        days = both(lambda day: Day(day) if day else None, before, after)
        yield tell(kind, values=days, variant="moved" if before and after else "")


def _first_vacant(role: StaffedRole, side: Part) -> str | None:
    """The first day to come on which somebody is missed: after a holder's end, or when a phase asks for the role."""
    days = {plus_days(held.ends, 1) for held in role.holdings if side.day <= held.ends < LAST}
    for each in (side,) if isinstance(side, StaffingState) else side.staffings:
        days.update(begins for begins in each.staffing.phases.values() if begins > side.day)
    vacant = (day for day in sorted(days) if not all(seat.filled for seat in role.seats_on(day)))
    return next((day for day in vacant if side.is_wanted_on(role, day)), None)


def _vacancy(
    kind: type[Change],
    roles: tuple[StaffedRole, StaffedRole | None],
    seats: list[Seat],
    tell: Telling,
    names: Directory,
) -> Change:
    """That seats are vacant on one side; the role there comes first."""
    role, other = roles
    about: dict[str, Value] = {
        "obligation": Word(f"terms.{role.missed(seats, role.obligation)}"), "seats": len(seats)
    }  # fmt: skip
    titles = tuple([title for seat in seats if (title := names.seat(seat))])
    if titles:
        about["at"] = titles
    wanted_before = other is not None and other.demanded
    return tell(kind, about=about, variant=("at" if titles else "") if wanted_before else "demand")


def _missing(role: StaffedRole | None) -> dict[tuple[str | None, int], Seat]:
    """The seats that somebody should fill on the day and nobody does; those that are alike by number."""
    found: dict[tuple[str | None, int], Seat] = {}
    for seat in role.vacant if role is not None and role.demanded else ():
        number = 0
        while (seat.id, number) in found:
            number += 1
        found[seat.id, number] = seat
    return found


def _entry(old: StaffedRole, new: StaffedRole, here: Here) -> Iterator[Change]:
    """What changed in what the organisation says of a role beside its holders."""
    one, other = old.entry, new.entry
    subject = here.of_role(new.id, new.title)
    tell = Telling(
        subject.subject, subject.concerned, lambda path: both(lambda role: role.at(*path, of_key=True), old, new)
    )
    accepted = one.accepted_vacancy, other.accepted_vacancy
    values = _acceptance(accepted[0], here.names.old), _acceptance(accepted[1], here.names.new)
    if alike(*values) and not same(*accepted):
        rest = both(lambda said: said.model_copy(update={"accepted_by": ""}) if said else None, *accepted)
        if not same(*rest):
            yield tell.record(("accepted_vacancy",))
    elif not same(*accepted):
        kind = AcceptanceChanged if all(values) else VacancyAccepted if values[1] else AcceptanceWithdrawn
        people = Concerned(people=tuple([each.by for each in values if each]))
        yield tell(kind, ("accepted_vacancy",), values, side=which(*values), concerned=people)
    if not same_text(one.not_applicable, other.not_applicable):
        reasons = both(text, one.not_applicable, other.not_applicable)
        side = which(*reasons)
        if side is None:
            yield tell.record(("not_applicable",))
        else:
            yield tell(NotApplicableStated if side == "new" else NotApplicableWithdrawn, ("not_applicable",), reasons)
    if not same(one.spread, other.spread):
        yield tell(RoleSpreadOtherwise, ("spread",), (_spread(one, here.old), _spread(other, here.new)))
    yield from _local(old, new, here, tell)


def _acceptance(accepted: AcceptedVacancy | None, names: Directory) -> Acceptance | None:
    return Acceptance(accepted.reason, names.person(accepted.accepted_by), accepted.until) if accepted else None


def _spread(entry: RoleStaffing, side: Part) -> Value:
    known = side.gallery.roles if side.gallery else {}
    names = sorted(set(entry.spread.values()))
    return tuple([Titled(name, known[name].title if name in known else name) for name in names]) or NONE


def _local(old: StaffedRole, new: StaffedRole, here: Here, tell: Telling) -> Iterator[Change]:
    """What changed in what the organisation adds: its own name, a stricter obligation."""
    one, other = old.entry.local, new.entry.local
    if same(one, other):
        return
    if not same_text(one.title if one else None, other.title if other else None):
        yield tell(RoleTitleChanged, ("local",), (Text(old.title), Text(new.title)))
    if here.galleries:
        obligations = _obligations(old, here.galleries[0]), _obligations(new, here.galleries[1])
        yield from compare_obligations(obligations, here.galleries, tell, ("local",))
    if one and other:
        told = {"title": None, "mandatory": None, "recommended": None}
        if not same(one.model_copy(update=told), other.model_copy(update=told)):
            yield tell.record(("local",))


def _obligations(role: StaffedRole, gallery: LinkedGallery) -> Mapping[str, str]:
    """When a role is mandatory and recommended here: as its catalog says, or as the organisation wants besides."""
    local, demanded = role.entry.local, role.demand.by_phase if role.demand else {}
    read = gallery.phase_set
    asked = by_phase(read(local.mandatory or ()).phases, read(local.recommended or ()).phases) if local else {}
    found = dict(asked)
    for phase, kind in demanded.items():
        if found.get(phase) != "mandatory":
            found[phase] = kind
    return found
