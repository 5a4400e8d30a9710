"""Every action has a role that answers for it, and every KLIK task one that does it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState

if TYPE_CHECKING:
    from rolekat.model.action import Action

RULE = Rule("RK308", "action-without-responsible", "error", "Rollegalleri 1.5, 1 Indledning")


@only_where("has_actions")
def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """A missing executor of a KLIK task is a warning: the project lead can still put one on the task.

    Of what the gallery asks of every system, and the catalog leaves as it is, nothing is said in each of them.
    """
    for name, action in catalog.actions.items() if catalog.has_actions else ():
        variant = _lacking(action)
        if variant and catalog.restates(name):
            yield RULE.at(
                catalog.place("actions", name, of_key=True),
                variant,
                severity="warning" if variant == "executor" else None,
                action=action.title,
            )


@only_where("head.actions")
def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """What the gallery asks for without saying of whom, once; for what comes back there is a rule of its own."""
    for name, action in gallery.head.actions.items():
        anybody = action.responsible or action.executor or action.alternatives
        variant = None if action.every and not anybody else _lacking(action)
        if variant and (action.kind == "klik" or not anybody):
            place = gallery.place("actions", name, of_key=True)
            yield RULE.at(place, variant, severity="warning", action=action.title)


def _lacking(action: Action) -> str | None:
    """What an action lacks: somebody who answers for it, and for a KLIK task somebody who does it."""
    lacks_executor = action.kind == "klik" and not action.executor
    if action.responsible:
        return "executor" if lacks_executor else None
    return "both" if lacks_executor else "message"
