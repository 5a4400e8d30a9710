"""What the gallery lets one role alone do is not added to another."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.record import Record
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState
from rolekat.state.separation import exclusive

if TYPE_CHECKING:
    from rolekat.model.system import ItemChanges

RULE = Rule("RK338", "exclusive-item-elsewhere", "error")
_PARTS: Final = ("tasks", "responsibilities")


class _Alone(Record):
    """A task or responsibility that one role alone has."""

    role: str
    place: Place


@only_where("reworded")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """What the file itself adds, known again by its id or by its words, and what it puts in other words."""
    known = _alone(catalog.gallery)
    for name, entry in catalog.reworded.items() if known else ():
        of = catalog.own_entries[name].of or name
        for part in _PARTS if entry.adapt is not None else ():
            for how, item, alone in _meant(getattr(entry.adapt, part), known):
                if alone.role != of:
                    yield RULE.at(
                        catalog.own_place("roles", name, "adapt", part, how, item, of_key=True),
                        "reworded" if how == "replace" else "message",
                        related=((alone.place, "said"),),
                        role=entry.title or catalog.gallery.title_meant(of),
                        item=item,
                        only=catalog.gallery.roles[alone.role].title,
                    )


def _meant(changes: ItemChanges, known: dict[str, _Alone]) -> Iterator[tuple[str, str, _Alone]]:
    """What a role gets, and how, that one role alone has, with its id."""
    for item, added in changes.add.items():
        alone = known.get(item) or known.get(_words(added.text))
        if alone is not None:
            yield "add", item, alone
    for item, reworded in changes.replace.items():
        alone = known.get(_words(reworded.text))
        if alone is not None:
            yield "replace", item, alone


@functools.lru_cache(maxsize=16)
def _alone(gallery: LinkedGallery) -> dict[str, _Alone]:
    """What one role alone has, by id and by its words."""
    found: dict[str, _Alone] = {}
    for name in exclusive(gallery):
        for part in _PARTS:
            for item, said in getattr(gallery.roles[name], part).items():
                if said.exclusive:
                    place = gallery.role_place(name, part, item, "exclusive")
                    found[item] = found[_words(said.text)] = _Alone(name, place)
    return found


def _words(text: str) -> str:
    return " ".join(text.split()).casefold()
