"""All systems of an organisation at a glance, as template data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from rolekat.render.phrases import Phrases, PhrasesByGallery
from rolekat.render.portfolio_data import (
    CategoryGroup,
    ContractRow,
    Portfolio,
    RecordCell,
    RecordRow,
    Records,
    RiskGroup,
    SystemRow,
)
from rolekat.render.wheels import has_yet_to_come
from rolekat.state.bodies import is_body
from rolekat.state.days import LAST, plus_interval

if TYPE_CHECKING:
    from rolekat.answers.vacancies import SystemVacancies
    from rolekat.library.gallery import LinkedGallery
    from rolekat.model.staffing import Contract
    from rolekat.render.data import DocumentRef
    from rolekat.render.persons import SystemWriters
    from rolekat.render.staffings import RoleStaffings
    from rolekat.state.actions import Standing
    from rolekat.state.seats import StaffedRole
    from rolekat.state.staffing import StaffingState

_RISKS: Final = ("high", "medium", "low", "unknown")
_COLUMNS: Final = ("owner", "unit", "types", "areas", "phase", "filled", "operation", "contract", "sheets")
_NOT_DONE: Final = RecordCell(None, None, overdue=False, asked=False)


class PortfolioWriter:
    """Describes all systems of an organisation."""

    def __init__(
        self,
        roles: RoleStaffings,
        systems: Mapping[str, SystemWriters],
        found: Mapping[str, SystemVacancies],
        sheets: Mapping[str, tuple[DocumentRef, ...]],
    ) -> None:
        self.roles = roles
        self.people = roles.people
        self.systems = systems
        self.day = roles.organisation.day
        self._found = found
        self._sheets = sheets
        self._words = roles.wording.words
        self._say = PhrasesByGallery(self._words)

    def __bool__(self) -> bool:
        """Whether there is more to show than the staffing at a glance shows already."""
        return any(
            each.staffing.staffing.contract is not None
            or each.staffing.staffing.operation is not None
            or each.staffing.gallery.head.categories
            or each.staffing.gallery.head.system_types
            for each in self.systems.values()
        )

    def whole(self, unanswered: Iterable[str]) -> Portfolio:
        """All systems."""
        groups = tuple(self._groups())
        contracts = [each for each in self.systems.values() if each.staffing.staffing.contract is not None]
        without = len(self.systems) - len(contracts) if contracts else 0
        return Portfolio(
            systems=len(self.systems),
            categorised=any(group.id != "none" for group in groups),
            categories=groups,
            risks=tuple(self._risks(contracts)),
            without_contract=self._words.count("documents.systems.without-contract", without) if without else None,
            unanswered=tuple(unanswered),
        )

    def _groups(self) -> Iterator[CategoryGroup]:
        galleries = {each.staffing.gallery.key: each.staffing.gallery for each in self.systems.values()}
        known = {
            name: gallery
            for gallery in reversed(list(galleries.values()))
            for name, category in gallery.head.categories.items()
            if category.of == "system"
        }
        found: dict[str | None, list[SystemWriters]] = {name: [] for name in known}
        for system in self.systems.values():
            found.setdefault(getattr(system.staffing.catalog.system, "category", None), []).append(system)
        without = found.pop(None, [])
        for name, systems in found.items():
            yield self._group(name, systems, known.get(name) if name else None)
        if without:
            yield self._group(None, without, None)

    def _group(
        self, name: str | None, systems: Sequence[SystemWriters], gallery: LinkedGallery | None
    ) -> CategoryGroup:
        category = gallery.head.categories[name] if gallery and name else None
        rows = tuple(map(self._row, systems))
        records = self._records(systems)
        owners = {row.owner.title for row in rows if row.owner}
        if category:
            title = category.title
        elif name:
            title = self._say(systems[0].staffing.gallery).word(name)
        else:
            title = self._words("documents.systems.no-category")
        return CategoryGroup(
            id=name or "none",
            title=title,
            known=category is not None or name is None or not systems[0].staffing.gallery.head.categories,
            text=category.text if category else None,
            responsibility=category.responsibility if category else None,
            systems=rows,
            columns=tuple(column for column in _COLUMNS if any(getattr(row, column) for row in rows)),
            owner=owners.pop() if len(owners) == 1 else None,
            vacant=sum(row.owner is None or bool(row.owner.vacant) for row in rows),
            overdue=sum(self._is_late(each.staffing) for each in systems),
            records=records,
        )

    def _row(self, system: SystemWriters) -> SystemRow:
        staffing, catalog = system.staffing, system.staffing.catalog.system
        phrases, said = self._say(staffing.gallery), staffing.staffing
        owner = in_charge(staffing)
        phase = system.staffings.phase(staffing.phase)
        return SystemRow(
            id=staffing.id,
            title=staffing.title,
            catalog=system.catalog,
            owner=self.roles.role(owner, staffing) if owner else None,
            unit=self.people.who("unit", said.unit).name if said.unit else None,
            types=tuple(phrases.system_type(name) for name in getattr(catalog, "types", ())),
            areas=tuple(self.people.names.at(area).title for area in staffing.areas),
            phase=phase.title if phase else None,
            filled=self._filled(staffing.id),
            operation=system.staffings.operation,
            operation_why=said.operation.why if said.operation else None,
            contract=system.staffings.contract,
            sheets=self._sheets.get(staffing.id, ()),
        )

    def _filled(self, system: str) -> str | None:
        found = self._found.get(system)
        if found is None or not found.occupancy.needed:
            return None
        count = f"{found.occupancy.filled}/{found.occupancy.needed}"
        return "; ".join(filter(None, (count, self.roles.wording.few(found.too_few))))

    @staticmethod
    def _is_late(staffing: StaffingState) -> bool:
        return any(each.overdue and each.action.every for each in staffing.open_actions)

    def _records(self, systems: Sequence[SystemWriters]) -> Records | None:
        """What comes back, and results that must be there, with when it was last done; the longer list runs down."""
        heads: dict[str, str] = {}
        cells: dict[str, dict[str, RecordCell]] = {}
        for system in systems:
            for name, title, cell in self._recorded(system.staffing):
                heads.setdefault(name, title)
                cells.setdefault(system.staffing.id, {})[name] = cell
        if not heads:
            return None
        names = [(each.staffing.id, each.title) for each in systems]
        if len(heads) <= len(names):
            rows = [
                RecordRow(title, tuple(cells.get(name, {}).get(head, _NOT_DONE) for head in heads))
                for name, title in names
            ]
            return Records(self._words("documents.systems.system"), tuple(heads.values()), tuple(rows))
        rows = [
            RecordRow(title, tuple(cells.get(name, {}).get(head, _NOT_DONE) for name, _ in names))
            for head, title in heads.items()
        ]
        return Records(self._words("documents.systems.record"), tuple(title for _, title in names), tuple(rows))

    def _recorded(self, staffing: StaffingState) -> Iterator[tuple[str, str, RecordCell]]:
        known = staffing.gallery.head.actions
        for standing in staffing.actions if known or staffing.catalog.actions else ():
            if standing.action.every and standing.id in known:
                yield standing.id, standing.action.title, self._standing(standing, staffing)
        stated, phrases = staffing.staffing.evidence, self._say(staffing.gallery)
        wanted = dict.fromkeys(result.evidence for result in staffing.gallery.results)
        for name in (*wanted, *(name for name in stated if name not in wanted)):
            done = stated.get(name)
            yield (
                f"evidence/{name}",
                self._evidence(name, phrases),
                RecordCell(self.people.date(done), None, overdue=False, asked=True),
            )

    def _evidence(self, name: str, phrases: Phrases) -> str:
        """What is stated to be there, in words, where the name is one that rolekat knows."""
        known: dict[str, str] = self._words.section("documents")["evidence"]
        return known.get(name) or phrases.word(name).capitalize()

    def _standing(self, standing: Standing, staffing: StaffingState) -> RecordCell:
        state = standing.state
        done = state.done if state.done and state.done <= self.day else None
        if state.not_needed is not None or (done is None and has_yet_to_come(standing.action.phase, staffing)):
            return _NOT_DONE
        return RecordCell(self.people.date(done), self.people.date(standing.due), standing.overdue, asked=True)

    def _risks(self, systems: Iterable[SystemWriters]) -> Iterator[RiskGroup]:
        found: dict[str, list[tuple[str, ContractRow]]] = {risk: [] for risk in _RISKS}
        for system in systems:
            contract = system.staffing.staffing.contract
            if contract is not None:
                row = self._contract(contract, system)
                found[contract.risk or "unknown"].append((contract.ends or LAST, row))
        for risk, rows in found.items():
            if rows:
                yield RiskGroup(risk, tuple(row for _, row in sorted(rows, key=lambda each: each[0])))  # type: ignore[arg-type]  # one of the words

    def _contract(self, contract: Contract, system: SystemWriters) -> ContractRow:
        decide_by = plus_interval(contract.ends, contract.notice, -1) if contract.ends and contract.notice else None
        last = decide_by or contract.ends
        return ContractRow(
            system=system.title,
            catalog=system.catalog,
            supplier=self.people.who("supplier", contract.supplier).name if contract.supplier else None,
            begins=self.people.date(contract.begins),
            ends=self.people.date(contract.ends),
            notice=self._say(system.staffing.gallery).length(contract.notice),
            decide_by=self.people.date(decide_by),
            passed=last is not None and last < self.day and not self._is_leaving(system.staffing),
            decision=contract.decision,
        )

    @staticmethod
    def _is_leaving(staffing: StaffingState) -> bool:
        """Whether a system is in the phase that must have begun before its contract ends, or after it."""
        leaving = staffing.gallery.head.lifecycle.exit
        return leaving is not None and not has_yet_to_come(leaving, staffing)


def in_charge(staffing: StaffingState) -> StaffedRole | None:
    """The role that answers for a system today: the first of the gallery's that there must be one of for each system.

    Where none must be filled today, the first that is there for each system at all.
    """
    able = [
        role
        for role in staffing.roles.values()
        if role.demand and role.demand.base and role.demand.base.held_per == "system" and not is_body(role.demand.base)
    ]
    return next((role for role in able if role.obligation == "mandatory"), next(iter(able), None))
