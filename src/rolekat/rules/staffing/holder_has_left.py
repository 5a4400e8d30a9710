"""Nobody who has left the organisation is still counted on, and nobody begins after the last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Path, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.record import Record
from rolekat.rules.agreements import Agreed, sheets_of, sheets_once
from rolekat.rules.commands import transfer
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import held_as, is_open, scope, shared_entries
from rolekat.state.actions import Standing
from rolekat.state.days import LAST
from rolekat.state.organisation import OrganisationState
from rolekat.state.people import named_in
from rolekat.state.staffing import StaffingState

if TYPE_CHECKING:
    from rolekat.model.organisation import Holder, RoleStaffing
    from rolekat.state.seats import Holding, StaffedRole

RULE = Rule("RK412", "holder-has-left", "warning")


class _Gone(Record):
    """Somebody who has left, still named: as what, for which role or action, and where."""

    person: str
    variant: str
    what: str
    where: str
    place: Place


@only_where("organisation.left")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The holders and deputies of a system's roles, and those who were given its tasks and actions."""
    organisation = staffing.organisation
    if organisation.left:
        yield from _findings(_beginning_after(staffing, organisation, staffing.title), organisation)
    if organisation.gone:
        found = [*_executing_here(staffing), *_holding(staffing, organisation, staffing.title)]
        for name, entry in staffing.qualified.items():
            for person, variant, path in _around(entry, organisation):
                place = staffing.place("roles", name, *path)
                found.append(_Gone(person, variant, staffing.catalog.title_of(name), staffing.title, place))
        for agreed in sheets_of(staffing):
            found += _on_sheet(agreed)
        if found:
            yield from _findings(found, organisation)


@only_where("left")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Those of the roles that are held once, and the tasks that were given away for a group of systems."""
    yield from _findings(_beginning_after(organisation, organisation, ""), organisation)
    if organisation.gone:
        found = list(_holding(organisation, organisation, ""))
        for shared in shared_entries(organisation):
            for person, variant, path in _around(shared.entry, organisation):
                place = organisation.place(*shared.path, *path)
                found.append(_Gone(person, variant, shared.title, shared.where, place))
        for agreed in sheets_once(organisation):
            found += _on_sheet(agreed)
        found += _executing(organisation.actions, organisation, organisation.head.title)
        yield from _findings(found, organisation)


def _findings(found: Iterable[_Gone], organisation: OrganisationState) -> Iterator[Finding]:
    """One finding for each person and what the person is named as."""
    gathered: dict[tuple[str, str, str], list[_Gone]] = {}
    for one in found:
        gathered.setdefault((one.person, one.variant, one.where), []).append(one)
    for (person, variant, where), (first, *others) in gathered.items():
        yield RULE.at(
            first.place,
            variant,
            severity="note" if variant == "message" else None,  # that the role is vacant has a rule of its own
            related=((organisation.place("people", person, "left"), "left"), *((one.place, "also") for one in others)),
            who=f"`{person}`",
            where=where,
            day=organisation.left[person],
            command=transfer(person, organisation.left[person], organisation),
            what=Several(tuple(dict.fromkeys(one.what for one in (first, *others)))),
        )


def _beginning_after(
    state: StaffingState | OrganisationState, organisation: OrganisationState, system: str
) -> Iterator[_Gone]:
    """Holders whose term is to begin when they have left: two people have written it, each in a file of their own."""
    for role in state.held:
        for holding in role.holdings:
            holder, left = holding.holder, organisation.left.get(holding.holder.person or "")
            if left is not None and _begins_after(holder, left) and _is_said_by(holding, state, organisation):
                where = scope(holding.level, holding.path, organisation, system)
                variant = "after" if holding.begins > state.day else "begun"
                yield _Gone(holder.person or "", variant, held_as(role, holding), where, holding.place)


def _begins_after(holder: Holder, left: str) -> bool:
    return holder.from_ is not None and holder.from_ > left


def _is_said_by(holding: Holding, state: StaffingState | OrganisationState, organisation: OrganisationState) -> bool:
    """Whether a holder is for this check: each is seen by one system, or once with the organisation."""
    return holding.organisation == organisation.id and (holding.level == "organisation") == (state is organisation)


def _holding(state: StaffingState | OrganisationState, organisation: OrganisationState, system: str) -> Iterator[_Gone]:
    """Holders whom nobody follows; those who share a seat with others; deputies."""
    gone, day = organisation.gone, state.day
    for role in state.held:
        for holding in role.holdings:
            holder, person = holding.holder, holding.holder.person
            if person in gone:
                if _begins_after(holder, organisation.left[person or ""]):
                    continue
                if (holder.until or LAST) < day or not _is_missed(role, holding, state):
                    continue
                found: list[tuple[str, str, Path]] = [("message", person or "", holding.path)]
            elif person is not None and not holder.named and gone.isdisjoint(holder.deputies):
                continue  # as nearly all
            elif holding.begins <= day <= holding.ends:
                beside = [each for each in named_in(holder, organisation) if each[0] in gone]
                found = [
                    ("deputy" if how == "deputy" else "among", one, (*holding.path, *path)) for one, how, path in beside
                ]
            else:
                continue
            if _is_said_by(holding, state, organisation):
                for variant, one, path in found:
                    where = scope(holding.level, holding.path, organisation, system)
                    yield _Gone(one, variant, held_as(role, holding), where, Place(holding.file, path))


def _is_missed(role: StaffedRole, holding: Holding, state: StaffingState | OrganisationState) -> bool:
    ended = holding.ends < state.day and not role.accepted
    return ended and is_open(role, holding) and state.is_wanted_on(role, state.day)


def _around(entry: RoleStaffing, organisation: OrganisationState) -> Iterator[tuple[str, str, Path]]:
    """Those who were given a task, and those who answer for an accepted vacancy in force: as what, and where."""
    day, gone = organisation.day, organisation.gone
    for item, delegated in entry.delegated.items():
        if delegated.person in gone and (delegated.until or LAST) >= day:
            yield delegated.person or "", "delegate", ("delegated", item, "person")
    accepted = entry.accepted_vacancy
    if accepted is not None and accepted.accepted_by in gone and (accepted.until or LAST) >= day:
        yield accepted.accepted_by, "accepted", ("accepted_vacancy", "accepted_by")


def _on_sheet(agreed: Agreed) -> Iterator[_Gone]:
    """Those who were given a task by a delegation sheet; who agreed to it is history."""
    organisation, sheet = agreed.organisation, agreed.sheet
    if sheet.sheet.person in organisation.gone:
        yield _Gone(sheet.sheet.person or "", "delegate", agreed.title, agreed.where, sheet.place("person"))
    for item, line in sheet.sheet.tasks.items():
        if line is not None and line.person in organisation.gone and (line.until or LAST) >= organisation.day:
            place = sheet.place("tasks", item, "person")
            yield _Gone(line.person or "", "delegate", agreed.title, agreed.where, place)


def _executing_here(staffing: StaffingState) -> Iterator[_Gone]:
    actions = staffing.staffing.actions.values()
    if any(state is not None and state.executor in staffing.organisation.gone for state in actions):
        yield from _executing(staffing.actions, staffing, staffing.title)


def _executing(standings: Iterable[Standing], where: StaffingState | OrganisationState, title: str) -> Iterator[_Gone]:
    """Those who are to carry out an action that is still open."""
    gone = where.gone if isinstance(where, OrganisationState) else where.organisation.gone
    for standing in standings:
        executor = standing.state.executor
        if executor is not None and executor in gone and not standing.done:
            place = where.place("actions", standing.id, "executor")
            yield _Gone(executor, "executor", standing.action.title, title, place)
