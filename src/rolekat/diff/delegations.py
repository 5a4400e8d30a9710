"""Which tasks of a role others do, and the sheets on which that is agreed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from rolekat.answers.facts import Directory, Titled, Who
from rolekat.diff.change import Change, Concerned
from rolekat.diff.here import Here, Part
from rolekat.diff.matching import renamed_entries_of
from rolekat.diff.telling import which
from rolekat.diff.values import Term, Text, Value, Word, normal, same
from rolekat.state.seats import Given, given_to

if TYPE_CHECKING:
    from rolekat.model.organisation import Sheet
    from rolekat.state.organisation import OrganisationState
    from rolekat.state.staffing import StaffingState


class DelegationGiven(Change, effect="shifts", inverse="delegation-withdrawn", weight=3):
    """A task of a role was given to somebody else; the responsibility stays."""


class DelegationWithdrawn(Change, effect="shifts", inverse="delegation-given", weight=3):
    """A task of a role lies with its holder again."""


class DelegationMoved(Change, effect="shifts", weight=3):
    """A task of a role that somebody else does went on to another, or is done on other days."""


class SheetAdded(Change, effect="shifts", inverse="sheet-removed", weight=4):
    """There is a delegation sheet on which a role's holder agrees who does which of its tasks."""


class SheetRemoved(Change, effect="shifts", inverse="sheet-added", weight=4):
    """A delegation sheet is no longer there."""


class SheetChanged(Change, effect="shifts", weight=5):
    """A delegation sheet is agreed otherwise: with whom, when, with what notice."""


class _To(NamedTuple):
    """Whom a task was given to, and from when until when, where that is said."""

    whom: Titled | Who
    days: Term | Word

    @property
    def shown(self) -> Value:
        """Whom, with the days where these are said."""
        return Term((self.whom,), self.days.since, self.days.until) if isinstance(self.days, Term) else self.whom

    def is_same(self, other: _To) -> bool:
        """Whether it is the same one, whatever it is called."""
        return (type(self.whom), self.whom.id) == (type(other.whom), other.whom.id)


def delegated_once(organisation: OrganisationState) -> dict[str, dict[str, Given]]:
    """What the head of an organisation gives to others, by role and task."""
    roles = organisation.head.roles.items()
    return {
        name: {
            item: Given(given, organisation.place("roles", name, "delegated", item))
            for item, given in entry.delegated.items()
        }
        for name, entry in roles
        if entry is not None and entry.delegated
    }


def compare_delegated(
    old: Mapping[str, Mapping[str, Given]], new: Mapping[str, Mapping[str, Given]], here: Here
) -> Iterator[Change]:
    """What changed in which tasks of a role others do."""
    nothing: dict[str, Given] = {}
    for role in dict.fromkeys((*(here.renamed.get(name, name) for name in old), *new)):
        renamed = _renamed_items(role, here)
        mine = {renamed.get(item, item): given for item, given in old.get(here.before(role), nothing).items()}
        theirs = new.get(role, nothing)
        for item in dict.fromkeys((*mine, *theirs)):
            yield from _given(role, item, (mine.get(item), theirs.get(item)), here)


def _renamed_items(role: str, here: Here) -> dict[str, str]:
    """The tasks and responsibilities of a role that have another id on the new side."""
    return renamed_entries_of(_items(here.old, here.before(role)), _items(here.new, role))


def _items(side: Part, role: str) -> dict[str, Any]:
    """The tasks and responsibilities of a role as its gallery and its catalog have them."""
    found = side.role(role)
    known = found.demand.role if found is not None and found.demand else None
    base, adapt = (known.base, known.entry.adapt) if known else (None, None)
    parts = [base.tasks, base.responsibilities] if base else []
    parts += [adapt.tasks.add, adapt.responsibilities.add] if adapt else []
    return {name: item for part in parts for name, item in part.items()}


def _given(role: str, item: str, given: tuple[Given | None, Given | None], here: Here) -> Iterator[Change]:
    old, new = _to(given[0], here.names.old, here.old), _to(given[1], here.names.new, here.new)
    if (old and new and old.is_same(new) and old.days == new.days) or not (old or new):
        return
    people = [each.whom for each in (new, old) if each and isinstance(each.whom, Who)]
    places = given[0].place if given[0] else None, given[1].place if given[1] else None
    tell = here.of_role(role, here.title(role), places)
    about: dict[str, Value] = {"item": _quoted(role, item, here)}
    concerned = Concerned(people=tuple(dict.fromkeys(people)))
    if old and new and old.is_same(new):
        about["to"] = new.whom
        yield tell(DelegationMoved, (), (old.days, new.days), about, variant="days", concerned=concerned)
        return
    kind = DelegationMoved if old and new else DelegationGiven if new else DelegationWithdrawn
    dated = "dated" if any(each and isinstance(each.days, Term) for each in (old, new)) else ""
    values = old.shown if old else None, new.shown if new else None
    yield tell(kind, (), values, about, variant="" if kind is DelegationMoved else dated, concerned=concerned)


def _to(given: Given | None, names: Directory, side: Part) -> _To | None:
    if given is None or (found := given_to(given.delegated)) is None:
        return None
    kind, name = found
    begins, ends = given.delegated.from_, given.delegated.until
    days = Term((), begins, ends) if begins or ends else Word("diff.no-end")
    if kind == "role":
        known = side.gallery.roles.get(name) if side.gallery else None
        return _To(Titled(name, known.title if known else name), days)
    return _To(names.at(name) if kind == "owner" else names.who(kind, name), days)


def _quoted(role: str, item: str, here: Here) -> Text:
    """A task of a role by its text; by its id where neither side has it."""
    for side, name in ((here.new, role), (here.old, here.before(role))):
        found = side.role(name)
        texts = found.demand.role.texts if found is not None and found.demand else None
        for each in (*texts.tasks, *texts.responsibilities) if texts else ():
            if each.id == item:
                return Text(normal(each.text))
    return Text(item)


def compare_sheets(old: StaffingState, new: StaffingState, here: Here) -> Iterator[Change]:
    """What changed in delegation sheets; what they give away is told task by task."""
    before = {(here.renamed.get(sheet.role, sheet.role), sheet.group): sheet for sheet in old.sheets}
    after = {(sheet.role, sheet.group): sheet for sheet in new.sheets}
    for key in dict.fromkeys((*before, *after)):
        one, other = before.get(key), after.get(key)
        terms = (
            _terms(one.sheet, here.names.old) if one else None,
            _terms(other.sheet, here.names.new) if other else None,
        )
        if same(*terms):
            continue
        places = one.place() if one else None, other.place() if other else None
        side = which(one, other)
        kind = SheetChanged if side is None else SheetAdded if side == "new" else SheetRemoved
        yield here.of_role(key[0], here.title(key[0]), places)(kind)


def _terms(sheet: Sheet, names: Directory) -> Sheet:
    """What is agreed on a sheet beside its tasks, with everybody by the id that they have on the new side."""
    update: dict[str, Any] = {"tasks": {}}
    for kind in ("person", "position", "unit", "supplier"):
        if name := getattr(sheet, kind):
            update[kind] = names.who(kind, name).id
    if sheet.agreed:
        update["agreed"] = sheet.agreed.model_copy(
            update={"by": tuple(who.id for who in names.people(sheet.agreed.by))}
        )
    changed: Sheet = sheet.model_copy(update=update)
    return changed
