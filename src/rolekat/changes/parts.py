"""Where an organisation's files name a person, as far as it counts from a day on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from rolekat.changes.spots import shown_at
from rolekat.state.days import FIRST, LAST

if TYPE_CHECKING:
    from rolekat.model.action import Action, ActionState
    from rolekat.model.organisation import Holder, RoleStaffing, Sheet
    from rolekat.model.staffing import Staffing
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.seats import StaffedRole
    from rolekat.text.changing import Path

Kind: TypeAlias = Literal["holder", "named", "deputy", "delegate", "line", "partner", "accepted", "executor"]
"""As what: a holder alone or with others; by name for a unit; a deputy; with a task of a role, or of a sheet; as whom a
sheet is agreed with; as who answers for a vacancy; as who carries out an action."""


class Part(NamedTuple):
    """One place in which a person is named."""

    kind: Kind
    file: str
    path: Path
    """Of the holder, the task, the sheet, the decision or the action."""
    role: str
    """The role's id; the action's for one who carries it out."""
    title: str
    """What it is called, with the seat and the places of a holder."""
    system: str | None
    """The system's id; `None` for what stands for several."""
    where: str
    """What it counts for, by title."""
    item: str = ""
    """The task."""

    @property
    def group(self) -> str | None:
        """The id of the group of systems that it stands with."""
        return str(self.path[1]) if self.path[0] == "system_groups" else None


class _Where(NamedTuple):
    """The entries of a file, or those of a group of systems."""

    file: str
    path: Path
    system: str | None
    title: str
    roles: Mapping[str, StaffedRole]
    """The roles that there are."""

    def part(self, kind: Kind, path: Path, role: str, item: str = "", title: str = "") -> Part:
        """A part of somebody in it."""
        return Part(kind, self.file, path, role, title or self.called(role), self.system, self.title, item)

    def called(self, role: str) -> str:
        """What a role is called."""
        return self.roles[role].title if role in self.roles else role


def parts_of(person: str, organisation: OrganisationState, day: str) -> list[Part]:
    """Every place that names a person and counts on a day or after it, file by file, from the top."""
    return list(_Parts(person, organisation, day).all())


class _Parts:
    def __init__(self, person: str, organisation: OrganisationState, day: str) -> None:
        self.person = person
        self.organisation = organisation
        self.day = day

    def all(self) -> Iterator[Part]:
        organisation, head = self.organisation, self.organisation.head
        known = dict(organisation.roles)
        for staffing in organisation.staffings:
            for role in staffing.roles.values():
                known.setdefault(role.id, role)
        for group, systems in head.system_groups.items():
            where = _Where(organisation.file, ("system_groups", group), None, systems.title or group, known)
            yield from self.in_roles(systems.roles, where)
            yield from self.in_sheets(systems.sheets, where)
        where = _Where(organisation.file, (), None, head.title, known)
        yield from self.in_roles(head.roles, where)
        yield from self.in_actions(
            head.actions, organisation.gallery.head.actions if organisation.gallery else {}, where
        )
        for loaded in organisation.files:
            own: Staffing | None = loaded.model
            if own is not None and loaded.kind == "staffing":
                yield from self.in_staffing(own, loaded.file, known)

    def in_staffing(self, own: Staffing, file: str, roles: Mapping[str, StaffedRole]) -> Iterator[Part]:
        """What one system's file says, whether or not there is a catalog for it."""
        known = self.organisation.staffing(own.staffing)
        here = known.roles if known else {}
        where = _Where(file, (), own.staffing, known.title if known else own.staffing, {**roles, **here})
        yield from self.in_roles(own.roles, where)
        yield from self.in_sheets(own.sheets, where)
        yield from self.in_actions(own.actions, known.catalog.actions if known else {}, where)

    def in_roles(self, roles: Mapping[str, RoleStaffing | None], where: _Where) -> Iterator[Part]:
        for name, entry in roles.items():
            path = (*where.path, "roles", name)
            for index, holder in enumerate(entry.holders if entry else ()):
                yield from self.in_holder(holder, (*path, "holders", index), name, where)
            for seat, holders in entry.seats.items() if entry else ():
                for index, holder in enumerate(holders):
                    yield from self.in_holder(holder, (*path, "seats", seat, index), name, where, seat)
            for item, given in entry.delegated.items() if entry else ():
                if given.person == self.person and (given.until or LAST) >= self.day:
                    yield where.part("delegate", (*path, "delegated", item), name, item)
            accepted = entry.accepted_vacancy if entry else None
            if accepted and accepted.accepted_by == self.person and (accepted.until or LAST) >= self.day:
                yield where.part("accepted", (*path, "accepted_vacancy"), name)

    def in_holder(self, holder: Holder, path: Path, role: str, where: _Where, seat: str = "") -> Iterator[Part]:
        if (holder.until or LAST) < self.day:
            return
        areas = [self.organisation.names.area(each) for each in (*holder.at, holder.for_) if each]
        title = shown_at(where.called(role), where.roles.get(role), seat, areas)
        if self.person == holder.person or f"person/{self.person}" in holder.together:
            yield where.part("holder", path, role, title=title)
        if self.person in holder.named:
            yield where.part("named", path, role, title=title)
        if self.person in holder.deputies:
            yield where.part("deputy", path, role, title=title)

    def in_sheets(self, sheets: Mapping[str, Sheet], where: _Where) -> Iterator[Part]:
        """Those who were given a task by a sheet, or whom it is agreed with; who agreed to it is history."""
        for name, sheet in sheets.items():
            if (sheet.until or LAST) < self.day:
                continue
            path = (*where.path, "sheets", name)
            if sheet.person == self.person:
                yield where.part("partner", path, name, sheet.title or where.called(name))
            for item, line in sheet.tasks.items():
                if line is not None and line.person == self.person and (line.until or LAST) >= self.day:
                    yield where.part("line", (*path, "tasks", item), name, item)

    def in_actions(
        self, states: Mapping[str, ActionState | None], asked: Mapping[str, Action], where: _Where
    ) -> Iterator[Part]:
        """Those who carry out what is still to be done, or comes back."""
        for name, state in states.items():
            if state is None or state.executor != self.person or state.not_needed is not None:
                continue
            action = asked.get(name)
            if state.done is None or (action is not None and action.every):
                yield where.part("executor", ("actions", name), name, title=action.title if action else name)


def begins_of(said: Mapping[str, Any]) -> str:
    """The first day that a file states, or the first there is."""
    return str(said.get("from") or FIRST)


def ends_of(said: Mapping[str, Any]) -> str:
    """The last day that a file states, or the last there is."""
    return str(said.get("until") or LAST)
