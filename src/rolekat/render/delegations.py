"""Delegation sheets as template data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from rolekat.render.delegation_data import SheetSystemView, SheetTaskView, SheetTopicView, SheetView
from rolekat.render.phrases import Phrases
from rolekat.state.seats import in_force
from rolekat.state.sheets import AgreedSheet, line_of

if TYPE_CHECKING:
    from rolekat.model.role import Item
    from rolekat.render.data import DocumentRef
    from rolekat.render.persons import SystemWriters
    from rolekat.render.role_data import ItemView
    from rolekat.render.staffing_data import WhoView
    from rolekat.render.staffings import RoleStaffings
    from rolekat.state.seats import Given


class Subject(NamedTuple):
    """A sheet with where it counts."""

    sheet: AgreedSheet
    systems: tuple[SystemWriters, ...]
    """The systems; one at least."""
    scope: str
    """The system, or the group of systems, in words."""
    document: DocumentRef


def sheet_view(subject: Subject, roles: RoleStaffings) -> SheetView:
    """A sheet with all tasks of its role."""
    return _Sheet(roles, subject).view()


class _Sheet:
    """One sheet on its way to a view."""

    def __init__(self, roles: RoleStaffings, subject: Subject) -> None:
        self.roles = roles
        self.people = roles.people
        self.day = roles.organisation.day
        self.subject = subject
        self.agreed = subject.sheet
        self.system = subject.systems[0]
        self.staffing = self.system.staffing
        self.phrases = Phrases(self.people.wording.words, self.staffing.gallery)
        self.described = self.system.writer.roles.get(self.agreed.role)
        self._only: dict[str, list[str]] = {}
        """The items that not all systems of a group have, each with those that do."""
        self._tasks, responsibilities = self._items("tasks"), self._items("responsibilities")
        self._responsible = {item.id: item for item in responsibilities}

    def view(self) -> SheetView:
        sheet, view = self.agreed.sheet, self.described.role if self.described else None
        tasks, responsibilities = self._tasks, self._responsible
        known = {item.id for item in (*tasks, *responsibilities.values())}
        passed_on = [item for item in responsibilities.values() if item.id in self.given]
        now = [item for item in tasks if item.id in self.given and in_force(self.given[item.id].delegated, self.day)]
        return SheetView(
            title=self.subject.document.title,
            role=view.title if view else self.agreed.role,
            scope=self.subject.scope,
            systems=tuple(map(self._system, self.subject.systems)),
            party=self.roles.given_to(line_of(sheet, None), self.staffing),
            party_holds=self._holding(sheet.role) if sheet.role else (),
            agreed=self._agreed(),
            notice=self.phrases.length(sheet.notice),
            since=self.people.date(sheet.from_),
            until=self.people.date(sheet.until),
            counts=self.agreed.counts_on(self.day),
            text=sheet.text,
            topics=tuple(self._topics([*tasks, *passed_on])),
            given=self.phrases.count("sheet.given", len(now), all=len(tasks)),
            kept=tuple(item for item in responsibilities.values() if item.id not in self.given),
            unknown=tuple(name for name in sheet.tasks if name not in known),
        )

    def _items(self, part: str) -> list[ItemView]:
        """The tasks or responsibilities of the role, in all systems that the sheet counts for."""
        found: dict[str, ItemView] = {}
        having: dict[str, list[str]] = {}
        for system in self.subject.systems:
            described = system.writer.roles.get(self.agreed.role)
            for item in getattr(described.role, part) if described else ():
                if item.origin != "omitted":
                    found.setdefault(item.id, item)
                    having.setdefault(item.id, []).append(system.title)
        self._only |= {name: titles for name, titles in having.items() if len(titles) < len(self.subject.systems)}
        return list(found.values())

    @property
    def given(self) -> Mapping[str, Given]:
        """What others do: for one system also what was passed on elsewhere, as the nearest counts."""
        elsewhere = {} if self.agreed.group else self.staffing.given.get(self.agreed.role, {})
        return {**self.agreed.given, **elsewhere}

    def _holding(self, name: str) -> tuple[WhoView, ...]:
        found = self.staffing.role(name) or self.roles.organisation.roles.get(name)
        return self.roles.holding(found) if found else ()

    def _system(self, system: SystemWriters) -> SheetSystemView:
        found = system.staffing.role(self.agreed.role)
        staffing = self.roles.role(found, system.staffing) if found else None
        return SheetSystemView(system.title, system.catalog, staffing)

    def _agreed(self) -> str | None:
        """By whom and when it was agreed."""
        found = self.agreed.sheet.agreed
        if found is None:
            return None
        who = [f"{each.name} ({each.id})" if each.id else each.name for each in self.people.people(found.by)]
        by = self.people.wording.words.several(who, whole=True)
        said = self.phrases("sheet.agreed-by", who=by, day=self.people.date(found.on))
        recorded = self.phrases("staffing.decision", decision=found.decision) if found.decision else None
        return ", ".join(part for part in (said, recorded) if part)

    def _topics(self, items: Iterable[ItemView]) -> Iterator[SheetTopicView]:
        """The tasks by subject, in the order of the gallery's subjects; those without one come last."""
        known = self.phrases.gallery.head.topics
        found: dict[str | None, list[SheetTaskView]] = {name: [] for name in (*known, None)}
        for item in items:
            topic = entry.topic if (entry := self._item(item.id)) else None
            found[topic if topic in known else None].append(self._task(item))
        others = self.phrases("sheet.other-tasks") if any(found[name] for name in known) else None
        for name, tasks in found.items():
            if tasks:
                yield SheetTopicView(known[name] if name else others, tuple(tasks))

    def _item(self, name: str) -> Item | None:
        for system in self.subject.systems:
            role = system.staffing.catalog.roles.get(self.agreed.role)
            adapt = role.entry.adapt if role else None
            base = {**role.base.tasks, **role.base.responsibilities} if role and role.base else {}
            known = {**base, **adapt.tasks.add, **adapt.responsibilities.add} if adapt else base
            if name in known:
                return known[name]
        return None

    def _task(self, item: ItemView) -> SheetTaskView:
        found, only = self.given.get(item.id), tuple(self._of_some(item.id))
        if found is None:
            return SheetTaskView(item, responsibility=False, to=None, remarks=only)
        given = found.delegated
        return SheetTaskView(
            item=item,
            responsibility=item.id in self._responsible,
            to=self.roles.given_to(given, self.staffing),
            since=self.people.date(given.from_),
            until=self.people.date(given.until),
            coming=given.from_ is not None and given.from_ > self.day,
            ended=given.until is not None and given.until < self.day,
            remarks=(*only, *self._remarks(found)),
        )

    def _of_some(self, name: str) -> Iterator[str]:
        if name in self._only:
            yield self.phrases("sheet.only", systems=self.phrases.several(self._only[name]))

    def _remarks(self, found: Given) -> Iterator[str]:
        given, phrases, sheet = found.delegated, self.phrases, self.agreed
        announced = getattr(given, "announced", None)  # only a line of a sheet says this and the next two
        if announced:
            yield phrases("sheet.announced", day=self.people.date(announced))
        if getattr(given, "extra", False):
            yield phrases("sheet.extra")
        financing = getattr(given, "financing", None)
        if financing:
            yield phrases("sheet.financing", text=financing)
        if given.decision:
            yield phrases("staffing.decision", decision=given.decision)
        if found.place.file != sheet.file or found.place.path[: len(sheet.path)] != sheet.path:
            yield phrases("sheet.elsewhere")
