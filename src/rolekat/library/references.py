"""What a gallery and its roles refer to, held against what there is: one walk, read by several rules."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from rolekat.findings.finding import Path, Place
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.phases import TIMELESS, range_meant
from rolekat.library.target import target_of
from rolekat.record import Record

if TYPE_CHECKING:
    from rolekat.model.action import Action, Due
    from rolekat.model.gallery import Change
    from rolekat.model.role import Appointment, Relation, Role

Kind: TypeAlias = Literal[
    "role", "gone", "omitted", "group", "gallery", "item", "phase", "range", "stage", "no-phase", "no-stage",
    "component", "subject", "party", "decision", "relation",
    "topic", "category", "system-type", "gallery-unit", "per", "required-action",
    "staffed", "left-out", "elsewhere", "staffed-item", "system", "organisation", "organisation-itself",
    "action", "action-not-here", "action-per-organisation", "action-per-system", "its-action",
    "person", "position", "unit", "supplier", "body", "at", "at-elsewhere", "at-one-seat", "placeholder", "no-id",
    "seat", "no-body", "for-one", "for-no-seat",
    "its-unit", "its-place", "its-owner", "its-supplier", "its-position", "counts-as", "unit-counts-as",
    "holder-none", "holder-several", "delegate-none", "delegate-several", "sheet-none", "sheet-several",
]  # fmt: skip

RELATION_KINDS: Final = (
    "succeeds", "appoints", "leads", "reports-to", "escalates-to", "orders-from",
    "assists", "sparring", "cooperates", "informs", "may-combine", "incompatible",
)  # fmt: skip
"""The kinds of relations that rolekat has words for."""
EACH: Final = ("owner", "subject-area", "place", "unit")
"""What there may be one of something for each of; of places and units also those of one kind: `place/skole`."""
_WITH_KINDS: Final = ("place", "unit")


class Dangling(Record):
    """A reference that leads nowhere: what it should name, where it stands, what there is, and within what.

    `near` is what was meant, where that is known otherwise than by likeness.
    """

    kind: Kind
    place: Place
    given: str
    known: tuple[str, ...] = ()
    within: str = ""
    near: str | None = None


class Known:
    """Everything in one gallery that can be referred to, by kind."""

    def __init__(self, gallery: LinkedGallery) -> None:
        head = gallery.head
        self.gallery = gallery
        self.order = tuple(gallery.roles)
        self.roles = frozenset((*gallery.roles, *gallery.broken))
        gone = {*gallery.retired, *gallery.renamed}
        gone.update(former for role in gallery.roles.values() for former in role.former_ids)
        self.gone = gone - self.roles
        self.ever = self.roles | self.gone
        self.groups = tuple(dict.fromkeys(path[-1] for path, _, _ in gallery.groups()))
        self.phases = tuple(gallery.phases)
        self.stages = tuple(head.lifecycle.stages)
        self.components = tuple(head.components)
        self.subjects = ("system", *head.subjects)
        self.parties = tuple(head.parties)
        self.decisions = tuple(head.decisions)
        self.relations = (*RELATION_KINDS, *head.relation_kinds)
        self.topics = tuple(head.topics)
        self.units = tuple(head.units)
        self.categories = tuple(name for name, category in head.categories.items() if category.of == "system")
        self.system_types = tuple(head.system_types)
        self.actions = tuple(head.actions)

    def title(self, role: str) -> str:
        """The title of a role, or its id where the gallery lacks it."""
        found = self.gallery.roles.get(role)
        return found.title if found else role

    def role(self, place: Place, role: str) -> Iterator[Dangling]:
        """A role that there must be now."""
        if role not in self.roles:
            yield Dangling("gone" if role in self.gone else "role", place, role, self.order)

    def one(self, kind: Kind, known: tuple[str, ...], place: Place, given: str | None) -> Iterator[Dangling]:
        """One name that must be among those known."""
        if given is not None and given not in known:
            yield Dangling(kind, place, given, known)

    def all_of(self, kind: Kind, known: tuple[str, ...], place: Place, given: Iterable[str]) -> Iterator[Dangling]:
        """Names in a list that must all be among those known."""
        for index, name in enumerate(given):
            if name not in known:
                yield Dangling(kind, _below(place, index), name, known)

    def roles_in(self, place: Place, given: Iterable[str]) -> Iterator[Dangling]:
        """Roles in a list that there must be now."""
        for index, role in enumerate(given):
            yield from self.role(_below(place, index), role)

    def each(self, place: Place, given: str | None) -> Iterator[Dangling]:
        """What there is one of something for each of."""
        what, _, kind = (given or "").partition("/")
        if given is not None and (what not in EACH or (kind and what not in _WITH_KINDS)):
            yield Dangling("per", place, given, EACH, near=what if what in EACH else None)

    def phase(self, place: Place, given: str | None) -> Iterator[Dangling]:
        """A phase, where one is named."""
        return self.one("phase" if self.phases else "no-phase", self.phases, place, given)

    def due(self, place: Place, due: Due | None) -> Iterator[Dangling]:
        """The phases that a deadline is counted from."""
        if due is not None:
            yield from self.phase(_below(place, "due", "before"), due.before)
            yield from self.phase(_below(place, "due", "after"), due.after)

    def ranges(self, place: Place, given: tuple[str, ...]) -> Iterator[Dangling]:
        """The phases that ranges name."""
        if given and self.gallery.phase_set(given).unknown:
            for index, text in enumerate(given):
                at = _below(place, index)
                meant = range_meant(text, self.phases)
                unknown = self.gallery.phase_set((text,)).unknown
                if meant or (unknown and not self.phases):
                    yield Dangling("range" if self.phases else "no-phase", at, text, self.phases, near=meant)
                    continue
                for name in unknown:
                    yield Dangling("range" if " " in name else "phase", at, name, self.phases)

    def stages_in(self, place: Place, given: Iterable[str] | None) -> Iterator[Dangling]:
        """Stages in a list."""
        for index, stage in enumerate(given or ()):
            if stage not in self.stages:
                yield Dangling("stage" if self.stages else "no-stage", _below(place, index), stage, self.stages)


@functools.lru_cache(maxsize=16)
def known_in(gallery: LinkedGallery) -> Known:
    """What can be referred to in a gallery."""
    return Known(gallery)


@functools.lru_cache(maxsize=16)
def dangling_in_gallery(gallery: LinkedGallery, library: Library) -> tuple[Dangling, ...]:
    """Every reference of a gallery and its roles that leads nowhere."""
    known = known_in(gallery)
    found = list(_head(known))
    for name, role in gallery.roles.items():
        found += _role(name, role, known, library)
    return tuple(_of_omission(one, gallery) for one in found)


def _of_omission(one: Dangling, gallery: LinkedGallery) -> Dangling:
    """A reference of another gallery to a role that this one omits: the omission is what there is to mend."""
    if one.kind not in ("role", "gone") or one.given not in gallery.head.omits or one.place.file in gallery.own_files:
        return one
    loaded = gallery.files[one.place.file]
    return Dangling("omitted", gallery.place("omits", one.given, of_key=True), one.given, within=loaded.model.title)


def _head(known: Known) -> Iterator[Dangling]:
    gallery, place = known.gallery, known.gallery.place
    head = gallery.head
    there = tuple(dict.fromkeys(role for base in gallery.bases for role in (*base.roles, *sorted(base.broken))))
    for role in head.omits:
        if role not in there:
            yield Dangling("role", place("omits", role, of_key=True), role, there)
    for name, phase in gallery.phases.items():
        yield from known.stages_in(place("lifecycle", "phases", name, "stages"), phase.stages)
    yield from known.phase(place("lifecycle", "exit"), head.lifecycle.exit)
    yield from known.roles_in(place("policies", "delegation", "to"), head.policies.delegation.to)
    for name, component in head.components.items():
        yield from known.one("component", known.components, place("components", name, "part_of"), component.part_of)
    for name, subject in head.subjects.items():
        yield from known.one("component", known.components, place("subjects", name, "component"), subject.component)
    for path, group, _ in gallery.groups():
        keys = [key for name in path for key in ("groups", name)]
        yield from _roles(known, (*keys, "roles"), group.roles)
    for name, order in head.orders.items():
        yield from _roles(known, ("orders", name, "roles"), order.roles)
    for version, change in head.changes.items():
        yield from _change(version, change, known)
    for name, unknown in head.unknown_names.items():
        yield from _roles(known, ("unknown_names", name, "means"), unknown.means)
    yield from _units_and_actions(known)


def _units_and_actions(known: Known) -> Iterator[Dangling]:
    """The gallery's units, where its categories and its review name them; and what its actions name."""
    head, place = known.gallery.head, known.gallery.place
    for name, category in head.categories.items():
        yield from known.one("gallery-unit", known.units, place("categories", name, "unit"), category.unit)
        if category.role is not None:
            yield from known.role(place("categories", name, "role"), category.role)
    if head.review is not None:
        yield from known.one("gallery-unit", known.units, place("review", "unit"), head.review.unit)
    for name, action in head.actions.items():
        yield from _action(action, place("actions", name), known)


def _action(action: Action, place: Place, known: Known) -> Iterator[Dangling]:
    """What the gallery asks of every system, or of the organisation."""
    if action.phase != TIMELESS:
        yield from known.phase(_below(place, "phase"), action.phase)
    yield from known.due(place, action.due)
    yield from known.all_of("category", known.categories, _below(place, "categories"), action.categories)
    yield from known.all_of("system-type", known.system_types, _below(place, "types"), action.types)
    yield from known.all_of("required-action", known.actions, _below(place, "requires"), action.requires)
    for part, role in (("responsible", action.responsible), ("executor", action.executor)):
        if role is not None:
            yield from known.role(_below(place, part), role)
    for part in ("alternatives", "involved", "designates"):
        yield from known.roles_in(_below(place, part), getattr(action, part))


def _roles(known: Known, path: Path, roles: tuple[str, ...]) -> Iterator[Dangling]:
    return known.roles_in(known.gallery.place(*path), roles)


def _change(version: str, change: Change, known: Known) -> Iterator[Dangling]:
    """History may name roles that were retired or renamed since."""
    named: list[tuple[Path, str, bool]] = [(("added", index), role, False) for index, role in enumerate(change.added)]
    named += [(("changed", role), role, True) for role in change.changed]
    named += [(("renamed", old, "to"), renamed.to, False) for old, renamed in change.renamed.items()]
    for old, retired in change.retired.items():
        for index, successor in enumerate(retired.replaced_by):
            path: Path = ("retired", old, "replaced_by", index)
            target = target_of(successor)
            if target.kind == "group":
                yield from known.one("group", known.groups, known.gallery.place("changes", version, *path), target.id)
            else:
                named.append((path, successor, False))
    for where, role, of_key in named:
        if role not in known.ever:
            place = known.gallery.place("changes", version, *where, of_key=of_key)
            yield Dangling("role", place, role, known.order)


def _role(name: str, role: Role, known: Known, library: Library) -> Iterator[Dangling]:
    place = functools.partial(known.gallery.role_place, name)
    for index, component in enumerate(role.components):
        yield from known.one("component", known.components, place("components", index), component)
    yield from _items(role, place, known)
    if role.delegation:
        yield from known.roles_in(place("delegation", "to"), role.delegation.to)
    if role.appointment:
        yield from _appointment(role.appointment, place("appointment"), known)
    yield from _phases(role, place, known)
    for index, relation in enumerate(role.relations):
        yield from _relation(name, relation, place("relations", index), known, library)
    yield from _excluded(role, place, known, library)
    yield from _holders(role, place, known)


def _items(role: Role, place: Callable[..., Place], known: Known) -> Iterator[Dangling]:
    """The stages and topics of tasks and responsibilities, and the stages of parts in KLIK tasks."""
    for part, items in (("tasks", role.tasks), ("responsibilities", role.responsibilities)):
        for item, text in items.items():
            yield from known.stages_in(place(part, item, "stages"), text.stages)
            if text.topic is not None:
                yield from known.one("topic", known.topics, place(part, item, "topic"), text.topic)
    if role.klik:
        for part in ("responsible", "executor", "involved"):
            yield from known.stages_in(place("klik", part), getattr(role.klik, part))


def _holders(role: Role, place: Callable[..., Place], known: Known) -> Iterator[Dangling]:
    """What there is one holder or one seat for each of; the roles that seats come with, and the body above."""
    yield from known.each(place("holders", "per"), role.holders.per)
    above: list[tuple[Path, str | None]] = [(("under",), role.under)]
    for seat, held in role.seats.items():
        above.append((("seats", seat, "role"), held.role))
        yield from known.each(place("seats", seat, "per"), held.per)
    for path, other in above:
        if other:
            yield from known.role(place(*path), other)


def _excluded(role: Role, place: Callable[..., Place], known: Known, library: Library) -> Iterator[Dangling]:
    """The tasks of other roles that a role expressly does not do."""
    for name, exclusion in role.excludes.items():
        for index, reference in enumerate(exclusion.items):
            yield from _target(reference, place("excludes", name, "items", index), known, library)


def _phases(role: Role, place: Callable[..., Place], known: Known) -> Iterator[Dangling]:
    """When the role is suggested, required, and the contact for something; and what and for whom."""
    if role.suggested:
        yield from known.ranges(place("suggested", "recommended"), role.suggested.recommended)
        yield from known.ranges(place("suggested", "mandatory"), role.suggested.mandatory)
    if role.required:
        yield from known.ranges(place("required", "phases"), role.required.phases)
    for index, contact in enumerate(role.contact_for):
        yield from known.one("subject", known.subjects, place("contact_for", index, "subject"), contact.subject)
        yield from known.one("party", known.parties, place("contact_for", index, "towards"), contact.towards)
        yield from known.ranges(place("contact_for", index, "phases"), contact.phases)


def _appointment(appointment: Appointment, place: Place, known: Known) -> Iterator[Dangling]:
    initiator, lapses = appointment.initiated_by, appointment.lapses
    if initiator:
        yield from known.one("party", known.parties, _below(place, "initiated_by", "party"), initiator.party)
    yield from known.phase(_below(place, "from"), appointment.from_)
    yield from known.phase(_below(place, "latest"), appointment.latest)
    if lapses:
        yield from known.phase(_below(place, "lapses", "after"), lapses.after)
        if lapses.without != "system":
            at = _below(place, "lapses", "without")
            yield from known.one("component", known.components, at, lapses.without)


def _relation(name: str, relation: Relation, place: Place, known: Known, library: Library) -> Iterator[Dangling]:
    yield from known.one("relation", known.relations, _below(place, "kind"), relation.kind)
    yield from _target(relation.to, _below(place, "to"), known, library)
    yield from known.phase(_below(place, "at"), relation.at)
    yield from known.stages_in(_below(place, "stages"), relation.stages)
    if relation.item:
        yield from _item(name, relation.item, _below(place, "item"), known)


def _target(reference: str, place: Place, known: Known, library: Library) -> Iterator[Dangling]:
    kind, name, item, scope = target_of(reference)
    if kind == "party":
        yield from known.one("party", known.parties, place, name)
        return
    if kind == "group":
        yield from known.one("group", known.groups, place, name)
        return
    if scope and scope != known.gallery.head.gallery:
        versions = [known_in(gallery) for gallery in library.galleries if gallery.head.gallery == scope]
        if not versions:
            names = dict.fromkeys(gallery.head.gallery for gallery in library.galleries)
            yield Dangling("gallery", place, scope, tuple(names))
            return
        known = next((version for version in versions if name in version.roles), versions[0])
    missing = list(known.role(place, name))
    yield from missing
    if item and not missing:
        yield from _item(name, item, place, known)


def _item(role: str, item: str, place: Place, known: Known) -> Iterator[Dangling]:
    items = known.gallery.items.get(role)
    if items is not None and item not in items:
        yield Dangling("item", place, item, tuple(sorted(items)), known.title(role))


def _below(place: Place, *path: str | int) -> Place:
    return place._replace(path=(*place.path, *path))
