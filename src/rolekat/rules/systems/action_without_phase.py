"""An action that is done once says in which phase."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.library.phases import TIMELESS
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState

RULE = Rule("RK337", "action-without-phase", "error", "Rollegalleri 1.5, 3 Bilag")


@only_where("system.actions")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Not of a duty that comes back or follows an event, nor where systems have no phases."""
    if not catalog.phases:
        return
    for name in catalog.system.actions:
        action = catalog.actions[name]
        if action.phase == TIMELESS and (action.kind == "klik" or not (action.every or action.on)):
            yield RULE.at(
                catalog.own_place("actions", name, of_key=True),
                "klik" if action.kind == "klik" else "message",
                action=action.title,
            )
