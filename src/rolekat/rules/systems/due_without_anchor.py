"""A due date says what it is counted from, and lies where the action does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState, whole_catalog

if TYPE_CHECKING:
    from rolekat.model.action import Action, Due

RULE = Rule("RK325", "due-without-anchor", "error")


@only_where("head.actions")
def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """The deadlines of what the gallery asks for."""
    if gallery.head.actions:
        yield from check_catalog(whole_catalog(gallery), library)


@only_where("system.actions")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Days without a phase, two anchors at once, and a deadline on the wrong side of the action's own phase."""
    for name in catalog.system.actions:
        action = catalog.actions[name]
        due = action.due
        if due is None:
            continue
        variant = _variant(action, due, catalog.expected.phase_number)
        if variant:
            yield _finding(name, action, due, variant, catalog)


def _finding(name: str, action: Action, due: Due, variant: str, catalog: CatalogState) -> Finding:
    return RULE.at(
        catalog.place("actions", name, "due"),
        variant,
        severity="warning" if variant in ("too-early", "too-late") else None,
        action=action.title,
        days=due.days or 0,
        phase=catalog.phase_title(action.phase),
        phase_id=action.phase,
        anchor=catalog.phase_title(due.before or due.after or ""),
    )


def _variant(action: Action, due: Due, number: dict[str, int]) -> str:
    """What is wrong with a due date; nothing where it is as it should be."""
    anchors = (due.before is not None) + (due.after is not None) + (due.date is not None)
    if anchors > 1 or (due.date is not None and due.days is not None):
        return "two-anchors"
    if not anchors:
        return "message" if due.days is not None else "empty"
    return _misplaced(action, due, number)


def _misplaced(action: Action, due: Due, number: dict[str, int]) -> str:
    """Whether the deadline lies before the action's phase begins, or counts from after it has ended."""
    here = number.get(action.phase)
    if here is not None and due.before in number and number[due.before] <= here:
        return "too-early"
    if here is not None and due.after in number and number[due.after] > here:
        return "too-late"
    return ""
