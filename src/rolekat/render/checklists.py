"""Checklists: for a role through the phases, for the consultant's decisions, for a phase change."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple, TypeAlias

from rolekat.phrasing.facts import capital
from rolekat.render import catalog_data, checklist_data, data, role_data
from rolekat.render.catalogs import CatalogWriter
from rolekat.render.staffing_data import RoleStaffingView
from rolekat.state.catalog import CatalogRole
from rolekat.state.days import day_before
from rolekat.state.texts import TextItem


class Items(NamedTuple):
    """Tasks and responsibilities of a role that count together."""

    tasks: tuple[role_data.ItemView, ...]
    responsibilities: tuple[role_data.ItemView, ...]

    def __bool__(self) -> bool:
        return bool(self.tasks or self.responsibilities)


_Wanted: TypeAlias = Callable[[TextItem], bool]
_ItemsOf: TypeAlias = Callable[[str], Items]


class ChecklistWriter:
    """Makes the checklists of one system."""

    def __init__(self, writer: CatalogWriter) -> None:
        self.writer = writer
        self.state = writer.state
        self._order = {phase: index for index, phase in enumerate(self.state.phases)}

    def decisions(self, catalog: catalog_data.Catalog) -> checklist_data.Decisions:
        """The consultant's decisions with their state."""
        taken = tuple(decision for decision in catalog.decisions if decision.decided)
        return checklist_data.Decisions(
            catalog, taken, tuple(decision for decision in catalog.decisions if not decision.decided)
        )

    def checklist(self, catalog: catalog_data.Catalog, name: str) -> checklist_data.Checklist:
        """What a role does and answers for, in the order of the phases."""
        role, entry = self.state.roles[name], self.writer.roles[name]
        by_stage = self.shared(role) or not self.state.phases
        spans = self._throughout(name) if by_stage else tuple(self._spans(name))
        seen = {item.id for span in spans for item in (*span.tasks, *span.responsibilities)}
        outside = self._items(name, lambda item: item.id not in seen)
        return checklist_data.Checklist(
            catalog=catalog,
            entry=entry,
            spans=spans,
            by_stage=by_stage,
            outside=checklist_data.Span((), *outside, ()) if outside else None,
            designated_by=tuple(part.action for part in entry.parts if "designated" in part.parts),
            takes_over=tuple(found for found in self.writer.successions if found.successor.id == name),
            hands_over=tuple(
                found for found in self.writer.successions if found.predecessor.id == name and found.successor.document
            ),
        )

    def shared(self, role: CatalogRole) -> bool:
        """Whether a role is the organisation's: then its marks do not follow the phases of this one system."""
        held = role.base.held_per if role.base else None
        return role.of not in self.state.expected.specific and held != "either"

    def _throughout(self, name: str) -> tuple[checklist_data.Span, ...]:
        """One span: the marks of a shared role do not follow the system's phases."""
        entry = self.writer.roles[name]
        active = tuple(phase for phase in entry.phases if phase.obligation or phase.contact)
        items = self.everything(name)
        return (checklist_data.Span(active, *items, self._own_parts(entry)),)

    def _spans(self, name: str) -> Iterator[checklist_data.Span]:
        entry = self.writer.roles[name]
        parts = self._own_parts(entry)
        before: Items | None = None
        phases: list[data.InPhase] = []

        def span() -> checklist_data.Span:
            inside = {phase.phase.id for phase in phases}
            here = tuple(part for part in parts if part.action.phase.id in inside)
            return checklist_data.Span(tuple(phases), *(before or Items((), ())), here)

        for phase in entry.phases:
            active = bool(phase.obligation or phase.contact)
            if not active and all(part.action.phase.id != phase.phase.id for part in parts):
                continue
            items = self.counting(name, phase.phase.id) if active else Items((), ())
            if phases and items != before:
                yield span()
                phases = []
            before = items
            phases.append(phase)
        if phases:
            yield span()

    @staticmethod
    def _own_parts(entry: catalog_data.CatalogRole) -> tuple[catalog_data.Part, ...]:
        """The parts in which the role itself does something."""
        found = (
            catalog_data.Part(tuple(part for part in each.parts if part != "designated"), each.action)
            for each in entry.parts
        )
        return tuple(part for part in found if part.parts)

    def everything(self, name: str) -> Items:
        """All tasks and responsibilities of a role."""
        return self._items(name, lambda _item: True)

    def counting(self, name: str, phase: str) -> Items:
        """The tasks and responsibilities of a role that count in a phase."""
        return self._items(name, lambda item: self._counts(item, phase))

    def _counts(self, item: TextItem, phase: str) -> bool:
        stages = self.state.gallery.stages_of.get(phase, frozenset())
        return item.counts_in(stages)

    def _items(self, name: str, wanted: _Wanted) -> Items:
        texts, view = self.state.roles[name].texts, self.writer.roles[name].role
        if texts is None:
            return Items((), ())
        return Items(
            _chosen(texts.tasks, view.tasks, wanted),
            _chosen(texts.responsibilities, view.responsibilities, wanted),
        )

    def handover(self, catalog: catalog_data.Catalog, before: str, after: str) -> checklist_data.Handover | None:
        """The checklist of a phase change; `None` where nothing changes hands."""
        change = _Change(self, before, after)
        contacts = self.writer.contact(before), self.writer.contact(after)
        if not change.successions and not change.lapsing and contacts[0] == contacts[1]:
            return None
        return checklist_data.Handover(
            catalog=catalog,
            before=self.writer.writer.phase(before),
            after=self.writer.writer.phase(after),
            contact_before=contacts[0],
            contact_after=contacts[1],
            contact_changes=contacts[0] != contacts[1],
            contact_parties=tuple(self._parties(after)),
            parts=tuple(change.parts()),
            lapsing=tuple(change.ending_roles()),
            mandatory=tuple(change.obliged("mandatory")),
            recommended=tuple(change.obliged("recommended", was=(None,))),
            relaxed=tuple(change.obliged("recommended", was=("mandatory",))),
            beginning=tuple(change.going_on(change.begins)),
            ending=tuple(change.going_on(change.ends)),
            actions=tuple(self._open(after)),
            upcoming=tuple(action for action in catalog.actions if action.phase.id == after),
            begins=change.begins_on,
            informed=tuple(change.informed()),
        )

    def _parties(self, phase: str) -> Iterator[str]:
        """Those whom the system's contact point is for, in a phase."""
        name = self.state.contact_point.get(phase)
        role = self.state.roles.get(name) if name else None
        for contact in role.base.contact_for if role and role.base else ():
            if contact.subject == "system" and contact.towards:
                yield capital(self.writer.phrases.party(contact.towards))

    def _open(self, after: str) -> Iterator[checklist_data.OpenAction]:
        for action in self.writer.actions.values():
            if self._order.get(action.phase.id, len(self._order)) >= self._order[after]:
                continue
            holders = dict.fromkeys(ref for ref in (action.responsible, action.executor) if ref)
            gone = [ref for ref in holders if ref.id in self.state.roles and not self._active(ref.id, after)]
            over = action.standing is not None and action.standing.state in ("done", "not-needed")
            orphaned = self._orphaned([ref.title for ref in gone]) if gone and not over else None
            yield checklist_data.OpenAction(action, orphaned)

    def _orphaned(self, titles: list[str]) -> str:
        phrases = self.writer.phrases
        return phrases.count("handover.actions-orphaned", len(titles), roles=phrases.several(titles))

    def _active(self, name: str, phase: str) -> bool:
        return self.writer.obligation(self.state.roles[name], phase) is not None


class _Change:
    """What happens to the roles of a catalog between two phases."""

    def __init__(self, checklists: ChecklistWriter, before: str, after: str) -> None:
        self._checklists = checklists
        self._writer = checklists.writer
        self._roles: dict[str, CatalogRole] = {
            name: role for name, role in checklists.state.roles.items() if name in checklists.writer.roles
        }
        self._before, self._after = before, after
        phases = checklists.state.phases
        entered = phases[phases.index(before) + 1 : phases.index(after) + 1]
        self._left = phases[phases.index(before) : phases.index(after)]
        self._staffing = checklists.writer.staffing
        self._day = self._staffing.day_of(after) if self._staffing else None
        self.successions = [
            found
            for found in self._writer.successions
            if found.phase and found.phase.id in entered and found.predecessor.document
        ]
        succeeded = {found.predecessor.id for found in self.successions}
        self.lapsing = [
            role.id
            for role in self._roles.values()
            if self._of(role, before) and not self._of(role, after) and role.id not in succeeded
        ]

    def _of(self, role: CatalogRole, phase: str) -> data.Obligation | None:
        return self._writer.obligation(role, phase)

    def parts(self) -> Iterator[checklist_data.HandoverPart]:
        """The successions, with what changes hands."""
        for succession in self.successions:
            ends, begins = succession.predecessor.id, succession.successor.id
            yield checklist_data.HandoverPart(
                succession,
                self.moving(ends, self.ends, until=True) if ends in self._roles else None,
                self.moving(begins, self.begins) if begins in self._roles else None,
            )

    @property
    def begins_on(self) -> str | None:
        """The day of the change, in words."""
        return self._staffing.people.date(self._day) if self._staffing else None

    def informed(self) -> Iterator[RoleStaffingView]:
        """The roles that are active after the change and that somebody holds then."""
        for name, role in self._roles.items():
            active = self._of(role, self._after) and not self._checklists.shared(role)
            found = self._held(name, until=False) if active else None
            if found and found.holders and not found.body:
                yield found

    def _held(self, name: str, *, until: bool) -> RoleStaffingView | None:
        """Who holds a role on the first day after the change, or on the last before it."""
        if self._staffing is None:
            return None
        return self._staffing.role_on(name, day_before(self._day) if self._day and until else self._day)

    def moving(self, name: str, items: _ItemsOf, *, until: bool = False) -> checklist_data.Moving:
        """A role at the change, with some of its items; `until`: as it is held before it."""
        role = self._roles[name]
        lapses = role.base.appointment.lapses if role.base and role.base.appointment else None
        ends = lapses is not None and lapses.after in self._left
        return checklist_data.Moving(
            self._writer.roles[name],
            self._of(role, self._before),
            self._of(role, self._after),
            self._checklists.shared(role),
            self._writer.phrases.lapse(lapses) if ends else None,
            *items(name),
            self._held(name, until=until),
        )

    def ending_roles(self) -> Iterator[checklist_data.Moving]:
        """The roles that end without a successor; a shared role goes on elsewhere, and hands nothing over."""
        for name in self.lapsing:
            shared = self._checklists.shared(self._roles[name])
            yield self.moving(name, _nothing if shared else self.ends, until=True)

    def ends(self, name: str) -> Items:
        """What a role had and has no longer."""
        return self._difference(name, self._before, self._after)

    def begins(self, name: str) -> Items:
        """What a role has now and had not."""
        return self._difference(name, self._after, self._before)

    def _difference(self, name: str, here: str, there: str) -> Items:
        other = self._counting(name, there)
        known = {item.id for item in (*other.tasks, *other.responsibilities)}
        found = self._counting(name, here)
        return Items(
            tuple(item for item in found.tasks if item.id not in known),
            tuple(item for item in found.responsibilities if item.id not in known),
        )

    def _counting(self, name: str, phase: str) -> Items:
        if not self._of(self._roles[name], phase):
            return Items((), ())
        return self._checklists.counting(name, phase)

    def obliged(self, obligation: str, was: Collection[str | None] = ()) -> Iterator[checklist_data.Moving]:
        """The roles that get an obligation with the change; `was` is what they had, anything else where it is empty."""
        for name, role in self._roles.items():
            before, after = self._of(role, self._before), self._of(role, self._after)
            if after == obligation and before != after and (not was or before in was):
                yield self.moving(name, _nothing)

    def going_on(self, items: _ItemsOf) -> Iterator[checklist_data.Moving]:
        """The roles that are active before and after and whose items change, but for successors and shared roles."""
        taking_over = {found.successor.id for found in self.successions}
        for name, role in self._roles.items():
            active = self._of(role, self._before) and self._of(role, self._after)
            if active and not self._checklists.shared(role) and name not in taking_over and items(name):
                yield self.moving(name, items)


def _nothing(_name: str) -> Items:
    return Items((), ())


def _chosen(
    items: Iterable[TextItem], views: Iterable[role_data.ItemView], wanted: _Wanted
) -> tuple[role_data.ItemView, ...]:
    return tuple(view for item, view in zip(items, views, strict=True) if item.origin != "omitted" and wanted(item))
