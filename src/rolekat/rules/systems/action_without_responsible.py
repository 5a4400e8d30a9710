"""Every action has a role that answers for it, and every KLIK task one that does it."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK308", "action-without-responsible", "error", "Rollegalleri 1.5, 1 Indledning")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """A missing executor of a KLIK task is a warning: the project lead can still put one on the task."""
    for name, action in catalog.actions.items():
        lacks_executor = action.kind == "klik" and not action.executor
        if action.responsible and not lacks_executor:
            continue
        variant = "executor" if action.responsible else "both" if lacks_executor else "message"
        yield RULE.at(
            catalog.place("actions", name, of_key=True),
            variant,
            severity="warning" if variant == "executor" else None,
            action=action.title,
        )
