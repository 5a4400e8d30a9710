"""What must be done first can be done first: it neither belongs to a later phase nor waits for the action itself."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.circles import circles
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState, whole_catalog

if TYPE_CHECKING:
    from rolekat.model.action import Action

RULE = Rule("RK335", "action-requires-later", "error")


@only_where("head.actions")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """What the gallery asks for."""
    if any(action.requires for action in gallery.head.actions.values()):
        yield from _check(whole_catalog(gallery), gallery.head.actions)


@only_where("system.actions")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """The actions of the catalog's or profile's own."""
    own = catalog.system.actions
    if own and any(action.requires for action in own.values()):
        yield from _check(catalog, {**catalog.gallery.head.actions, **catalog.actions})


def _check(catalog: CatalogState, known: dict[str, Action]) -> Iterator[Finding]:
    """One finding for each action that comes too late; one for each circle that the file itself has a part in."""
    own, number = catalog.system.actions, catalog.expected.phase_number
    for name in own:
        action = known[name]
        for index, other in enumerate(action.requires):
            required = known.get(other)
            if required is None or action.phase not in number or required.phase not in number:
                continue
            if number[required.phase] > number[action.phase]:
                yield RULE.at(
                    catalog.place("actions", name, "requires", index),
                    related=((catalog.place("actions", other, "phase"), "later"),),
                    action=action.title,
                    other=required.title,
                    phase=catalog.phase_title(action.phase),
                    later=catalog.phase_title(required.phase),
                )
    yield from _circles(catalog, known, own)


def _circles(catalog: CatalogState, known: dict[str, Action], own: Collection[str]) -> Iterator[Finding]:
    edges = {
        name: {other: catalog.place("actions", name, "requires", index) for index, other in enumerate(action.requires)}
        for name, action in known.items()
        if action.requires
    }
    for circle, places in circles(edges):
        at = next((index for index, name in enumerate(circle) if name in own), None)
        if at is not None:
            titles = [f'"{known[name].title}"' for name in (*circle[at:], *circle[:at], circle[at])]
            others = tuple((place, "also") for place in (*places[at + 1 :], *places[:at]))
            yield RULE.at(places[at], "circle", related=others, chain=" → ".join(titles))
