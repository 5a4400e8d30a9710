"""What a system catalog or a profile itself refers to, held against its gallery and its profile."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from rolekat.findings.finding import Path, Place
from rolekat.library.phases import TIMELESS
from rolekat.library.references import Dangling, Known, known_in
from rolekat.state.asked import parts_of
from rolekat.text.words import closest

if TYPE_CHECKING:
    from rolekat.model.role import Competency, Item
    from rolekat.model.system import Adaptation
    from rolekat.state.catalog import CatalogState


def dangling_in_catalog(catalog: CatalogState) -> tuple[Dangling, ...]:
    """Every reference in the catalog's own file that leads nowhere. Roles that are gone have a rule of their own."""
    return tuple(_dangling(catalog, known_in(catalog.gallery)))


def _dangling(catalog: CatalogState, known: Known) -> Iterator[Dangling]:  # noqa: C901, PLR0912 - nothing but ifs
    own, place = catalog.system, catalog.own_place
    if catalog.complete:  # else the profile, of which nothing is known, may have what seems to be missing
        yield from _roles(catalog, known)
    known_ranges = catalog.gallery.phase_set
    for name, entry in catalog.detailed.items():
        if entry.of is not None and entry.of not in known.ever:
            yield Dangling("role", place("roles", name, "of"), entry.of, known.order)
        if entry.from_ is not None and entry.from_ not in known.phases:
            yield from known.phase(place("roles", name, "from"), entry.from_)
        if entry.recommended and known_ranges(entry.recommended).unknown:
            yield from known.ranges(place("roles", name, "recommended"), entry.recommended)
        if entry.mandatory and known_ranges(entry.mandatory).unknown:
            yield from known.ranges(place("roles", name, "mandatory"), entry.mandatory)
        if entry.adapt is not None:
            yield from _adaptation(name, entry.adapt, catalog, known)
        if entry.one_per is not None:
            yield from known.each(place("roles", name, "one_per"), entry.one_per)
    for phase in own.contact_point:
        if phase not in known.phases and (known.phases or phase != TIMELESS):
            yield from known.phase(place("contact_point", phase, of_key=True), phase)
    if own.actions:
        yield from _actions(catalog, known)
    if catalog.loaded.kind == "system":
        yield from _sort(catalog, known)
    for index, component in enumerate(own.uses):
        if component not in known.components:
            yield Dangling("component", place("uses", index), component, known.components)
    for decision in own.decisions if known.decisions else ():
        if decision not in known.decisions:
            yield Dangling("decision", place("decisions", decision, of_key=True), decision, known.decisions)


def _actions(catalog: CatalogState, known: Known) -> Iterator[Dangling]:
    """The phases of the catalog's own actions, what must be done before them, and the systems that they count for."""
    place, phases = catalog.own_place, {None, *known.phases}
    for name, action in catalog.system.actions.items():
        due = action.due
        if action.phase not in phases and action.phase != TIMELESS:
            yield from known.phase(place("actions", name, "phase"), action.phase)
        if due and not (due.before in phases and due.after in phases):
            yield from known.due(place("actions", name), due)
        if action.requires and catalog.complete:
            asked = tuple(dict.fromkeys((*catalog.actions, *known.actions)))
            yield from known.all_of("required-action", asked, place("actions", name, "requires"), action.requires)
        if action.categories:
            where = place("actions", name, "categories")
            yield from known.all_of("category", known.categories, where, action.categories)
        if action.types:
            yield from known.all_of("system-type", known.system_types, place("actions", name, "types"), action.types)


def _sort(catalog: CatalogState, known: Known) -> Iterator[Dangling]:
    """What sort of system it is. A gallery that tells no categories apart leaves them to its catalogs."""
    system, place = catalog.as_system, catalog.own_place
    if known.categories:
        yield from known.one("category", known.categories, place("category"), system.category)
    if system.types:
        yield from known.all_of("system-type", known.system_types, place("types"), system.types)


def _roles(catalog: CatalogState, known: Known) -> Iterator[Dangling]:
    """Entries name roles of the gallery; contact points, actions and hand-overs those or entries of the catalog."""
    own, ever = catalog.system, known.ever
    if not own.roles.keys() <= ever:
        for name, entry in catalog.own_entries.items():
            if name not in ever and entry.of is None:
                yield Dangling("role", catalog.own_place("roles", name, of_key=True), name, known.order)
    if ever.issuperset(catalog.acting) and ever.issuperset(own.contact_point.values()) and not own.handovers:
        return
    entries = catalog.entries
    unknown = {*own.contact_point.values(), *catalog.acting, *own.handovers}.difference(ever, entries)
    if not unknown:
        return
    named: list[tuple[Path, str, bool]] = []
    named += [(("contact_point", phase), role, False) for phase, role in own.contact_point.items()]
    named += [(part.path, part.role, False) for part in parts_of(own.actions)]
    named += [(("handovers", role), role, True) for role in own.handovers]
    candidates = tuple(dict.fromkeys((*entries, *known.order)))
    for path, role, of_key in named:
        if role in unknown:
            near = closest(role, [name for name in entries if "-" in name and name.split("-")[0] == role.split("-")[0]])
            yield Dangling("role", catalog.own_place(*path, of_key=of_key), role, candidates, near=near)


def _adaptation(name: str, adapt: Adaptation, catalog: CatalogState, known: Known) -> Iterator[Dangling]:
    base = catalog.gallery.roles.get(catalog.own_entries[name].of or name)
    place = functools.partial(catalog.own_place, "roles", name, "adapt")
    yield from _added(adapt, place, known)
    if base is None:
        return
    for part in ("tasks", "responsibilities", "competencies"):
        changes, items = getattr(adapt, part), getattr(base, part)
        for item in changes.replace:
            if item not in items:
                at = place(part, "replace", item, of_key=True)
                yield Dangling("item", at, item, tuple(items), base.title, called_now(item, items))
        for index, item in enumerate(changes.omit):
            if item not in items:
                at = place(part, "omit", index)
                yield Dangling("item", at, item, tuple(items), base.title, called_now(item, items))


def called_now(given: str, items: Mapping[str, Item | Competency]) -> str | None:
    """The item that was called so before."""
    return next((name for name, item in items.items() if given in item.former_ids), None)


def _added(adapt: Adaptation, place: Callable[..., Place], known: Known) -> Iterator[Dangling]:
    """The stages and topics of tasks and responsibilities of the catalog's own."""
    for part in ("tasks", "responsibilities"):
        for item, added in getattr(adapt, part).add.items():
            if added.stages:
                yield from known.stages_in(place(part, "add", item, "stages"), added.stages)
            if added.topic is not None:
                yield from known.one("topic", known.topics, place(part, "add", item, "topic"), added.topic)
