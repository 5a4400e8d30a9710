"""Organisations: people, what they know by name, the roles held once for all systems, the systems."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from rolekat.answers.facts import Directory, Titled
from rolekat.diff.catalog_pair import CatalogPair
from rolekat.diff.catalogs import PinChanged
from rolekat.diff.change import Change, Concerned, Subject
from rolekat.diff.delegations import compare_delegated, delegated_once
from rolekat.diff.galleries import entries
from rolekat.diff.here import Here
from rolekat.diff.matching import renamed_entries_of, renamed_roles
from rolekat.diff.names import names_of
from rolekat.diff.progress import compare_evidence, compare_progress
from rolekat.diff.staffed import compare_staffed
from rolekat.diff.staffings import added_or_removed, compare_staffings
from rolekat.diff.telling import NONE, Telling, both
from rolekat.diff.values import Day, Text, Value, Word, alike, same, same_text
from rolekat.library.gallery import stem

if TYPE_CHECKING:
    from rolekat.contacts.register import Register
    from rolekat.library.loading import Loaded
    from rolekat.model.organisation import Organisation
    from rolekat.state.organisation import OrganisationState


class OrganisationAdded(Change, effect="shifts", inverse="organisation-removed", weight=1):
    """There is a further organisation."""


class OrganisationRemoved(Change, effect="shifts", inverse="organisation-added", weight=1):
    """An organisation is no longer there."""


class OrganisationTitleChanged(Change, effect="editorial", weight=3, says="called"):
    """An organisation is called something else."""


class PersonAdded(Change, effect="shifts", inverse="person-removed", weight=6):
    """A person is named among those who can hold roles."""


class PersonRemoved(Change, effect="shifts", inverse="person-added", weight=6):
    """A person is no longer named."""


class PersonRenamed(Change, effect="editorial", weight=4, says="id-changed"):
    """A person has another id."""


class PersonLeaves(Change, effect="shifts", inverse="person-stays", weight=2):
    """A person leaves, or has left: every role that the person holds ends on that day."""


class PersonStays(Change, effect="shifts", inverse="person-leaves", weight=3):
    """It is no longer said that a person leaves."""


class LeavingMoved(Change, effect="shifts", weight=3):
    """A person leaves on another day."""


class PersonMoved(Change, effect="shifts", weight=5):
    """A person has another position, or belongs to another unit or employer."""


class MembershipChanged(Change, effect="shifts", weight=3):
    """An organisation is a member of other joint bodies, whose holders count for it."""


_NAMED: Final = ("positions", "units", "places", "subject_areas", "suppliers", "owners")
TOLD: Final = frozenset({
    "organisation", "title", "gallery", "people", "roles", "actions", "evidence", "member_of", "system_groups", *_NAMED,
})  # fmt: skip


def compare_organisations(
    old: OrganisationState,
    new: OrganisationState,
    register: Register | None,
    unchanged: Collection[str],
    systems: Mapping[str, str],
) -> Iterator[Change]:
    """What changed in an organisation on the day.

    `unchanged` are the staffed systems whose files are the same on both sides, `systems` those that were renamed.
    """
    renamed = renamed_roles(old.gallery, new.gallery) if old.gallery and new.gallery else {}
    told = Concerned(organisations=(Titled(new.id, new.head.title),))
    here = Here(old, new, names_of(old, new, register), told, renamed)
    tell = here.of_all(Subject("organisation", new.id, new.head.title))
    if not same(old.head, new.head):
        yield from _heads(old.head, new.head, tell, systems)
        renamed = renamed_entries_of(old.head.people, new.head.people)
        for name in dict.fromkeys((*(renamed.get(name, name) for name in old.head.people), *new.head.people)):
            yield from _person(name, here, next((before for before, now in renamed.items() if now == name), name))
    yield from compare_staffed(here, ("organisation",))
    yield from compare_delegated(delegated_once(old), delegated_once(new), here)
    yield from compare_progress(here)
    yield from _systems(old, new, here, unchanged, systems)


def _heads(old: Organisation, new: Organisation, tell: Telling, systems: Mapping[str, str]) -> Iterator[Change]:
    if not same_text(old.title, new.title):
        yield tell(OrganisationTitleChanged, ("title",), (Text(old.title), Text(new.title)))
    if old.gallery != new.gallery:
        yield tell(PinChanged, ("gallery",), (old.gallery, new.gallery))
    if sorted(old.member_of) != sorted(new.member_of):
        yield tell(MembershipChanged, ("member_of",), both(lambda head: tuple(head.member_of) or NONE, old, new))
    for part in _NAMED:
        yield from entries(part, getattr(old, part), getattr(new, part), tell)
    yield from entries("system_groups", _groups(old, systems), _groups(new), tell)
    yield from compare_evidence(old.evidence, new.evidence, tell)
    yield from tell.records(old, new, TOLD)


def _groups(head: Organisation, renamed: Mapping[str, str] = MappingProxyType({})) -> dict[str, Any]:
    """The groups of systems, by the systems' new ids, without who holds roles in them: that is told of the systems."""
    found: dict[str, Any] = {}
    for name, group in head.system_groups.items():
        systems = tuple(sorted(renamed.get(each, each) for each in group.systems))
        found[name] = group.model_copy(update={"roles": {}, "sheets": {}, "systems": systems})
    return found


_MOVED: Final = ("position", "unit", "employer")


def _person(name: str, here: Here, before_id: str) -> Iterator[Change]:
    """What changed in what is said of a person."""
    heads = both(lambda names: names.organisation.head.people, *here.names)
    there = before_id in heads[0], name in heads[1]
    one, other = heads[0].get(before_id), heads[1].get(name)
    who = here.names.new.person(name) if there[1] else here.names.old.person(before_id)
    tell = Telling(Subject("person", name, who.shown), here.concerned._replace(people=(who,)), here.places)
    path = ("people", name)
    if not all(there):
        added = there[1]
        yield tell(PersonAdded if added else PersonRemoved, path, side="new" if added else "old")
        return
    if before_id != name:
        yield tell(PersonRenamed, ("people",), (before_id, name))
    left = both(lambda person: person.left if person else None, one, other)
    if left[0] != left[1]:
        kind = LeavingMoved if all(left) else PersonLeaves if left[1] else PersonStays
        yield tell(kind, path, both(lambda day: Day(day) if day else None, *left))
    for what in _MOVED:
        before, after = getattr(one, what, None), getattr(other, what, None)
        values = _called(what, before, here.names.old), _called(what, after, here.names.new)
        if before != after and not alike(*values):
            yield tell(PersonMoved, path, values, {"what": Word(f"diff.person.{what}")})


def _called(what: str, name: str | None, names: Directory) -> Value:
    if name is None:
        return NONE
    return names.at(name) if what == "employer" else names.who(what, name)


def _systems(
    old: OrganisationState,
    new: OrganisationState,
    here: Here,
    unchanged: Collection[str],
    renamed: Mapping[str, str],
) -> Iterator[Change]:
    before = {renamed.get(each.id, each.id): each for each in old.staffings}
    after = {each.id: each for each in new.staffings}
    # Of what one side could not read, nobody can say that it came or went.
    unread = {stem(loaded.file) for side in (old, new) for loaded in (*_faulty(side), *side.without_catalog)}
    for name in dict.fromkeys((*before, *after)):
        mine, theirs = before.get(name), after.get(name)
        shown = theirs or before[name]
        told = here.concerned._replace(systems=(Titled(shown.id, shown.title),))
        if mine is not None and theirs is not None:
            called = CatalogPair(mine.catalog, theirs.catalog).called
            both_sides = Here(mine, theirs, here.names, told, called)
            yield from compare_staffings(mine, theirs, both_sides, same_file=name in unchanged)
        elif unread.isdisjoint((name, shown.id)):
            yield added_or_removed(shown, told, added=theirs is not None)


def _faulty(side: OrganisationState) -> Iterator[Loaded]:
    return (loaded for loaded in side.files if loaded.model is None)
