"""What a system catalog or a profile itself refers to, held against its gallery and its profile."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Path
from rolekat.library.references import Dangling, Known, known_in
from rolekat.state.catalog import CatalogState, parts_of

if TYPE_CHECKING:
    from rolekat.model.system import Action, Adaptation, RoleEntry


@functools.lru_cache(maxsize=2)
def dangling_in_catalog(catalog: CatalogState) -> tuple[Dangling, ...]:
    """Every reference in the catalog's own file that leads nowhere. Roles that are gone have a rule of their own."""
    return tuple(_dangling(catalog, known_in(catalog.gallery)))


def _dangling(catalog: CatalogState, known: Known) -> Iterator[Dangling]:
    own, place = catalog.system, catalog.own_place
    for name, entry in own.roles.items():
        if name not in known.ever and catalog.entries[name].of is None:
            yield Dangling("role", place("roles", name, of_key=True), name, known.order)
        if entry is not None:
            yield from _entry(name, entry, catalog, known)
    yield from _named_roles(catalog, known)
    for phase in own.contact_point:
        yield from known.phase(place("contact_point", phase, of_key=True), phase)
    for name, action in own.actions.items():
        yield from _phases_of(name, action, catalog, known)
    for index, component in enumerate(own.uses):
        yield from known.one("component", known.components, place("uses", index), component)
    for decision in own.decisions if known.decisions else ():
        yield from known.one("decision", known.decisions, place("decisions", decision, of_key=True), decision)


def _named_roles(catalog: CatalogState, known: Known) -> Iterator[Dangling]:
    """Contact points, actions and hand-overs name roles by the catalog's own ids or by the gallery's."""
    own, entries = catalog.system, catalog.entries
    candidates = tuple(dict.fromkeys((*entries, *known.order)))
    named: list[tuple[Path, str, bool]] = []
    for phase, role in own.contact_point.items():
        if role not in known.ever and role not in entries:
            named.append((("contact_point", phase), role, False))
    for part in parts_of(own.actions) if own.actions else ():
        if part.role not in known.ever and part.role not in entries:
            named.append((part.path, part.role, False))
    for role in own.handovers:
        if role not in known.ever and role not in entries:
            named.append((("handovers", role), role, True))
    for path, role, of_key in named if catalog.complete else ():
        yield Dangling("role", catalog.own_place(*path, of_key=of_key), role, candidates)


def _entry(name: str, entry: RoleEntry, catalog: CatalogState, known: Known) -> Iterator[Dangling]:
    place = functools.partial(catalog.own_place, "roles", name)
    if entry.of is not None and entry.of not in known.ever:
        yield Dangling("role", place("of"), entry.of, known.order)
    if entry.from_ is not None:
        yield from known.phase(place("from"), entry.from_)
    if entry.recommended:
        yield from known.ranges(place("recommended"), entry.recommended)
    if entry.mandatory:
        yield from known.ranges(place("mandatory"), entry.mandatory)
    if entry.adapt is not None:
        yield from _adaptation(name, entry.adapt, catalog, known)


def _adaptation(name: str, adapt: Adaptation, catalog: CatalogState, known: Known) -> Iterator[Dangling]:
    base = catalog.gallery.roles.get(catalog.entries[name].of or name)
    place = functools.partial(catalog.own_place, "roles", name, "adapt")
    for part in ("tasks", "responsibilities", "competencies"):
        changes = getattr(adapt, part)
        for item, added in changes.add.items() if part != "competencies" else ():
            yield from known.stages_in(place(part, "add", item, "stages"), added.stages)
        if base is None:
            continue
        items = getattr(base, part)
        for item in changes.replace:
            if item not in items:
                at = place(part, "replace", item, of_key=True)
                yield Dangling("item", at, item, tuple(items), base.title)
        for index, item in enumerate(changes.omit):
            if item not in items:
                yield Dangling("item", place(part, "omit", index), item, tuple(items), base.title)


def _phases_of(name: str, action: Action, catalog: CatalogState, known: Known) -> Iterator[Dangling]:
    place = functools.partial(catalog.own_place, "actions", name)
    yield from known.phase(place("phase"), action.phase)
    if action.due:
        yield from known.phase(place("due", "before"), action.due.before)
        yield from known.phase(place("due", "after"), action.due.after)
