"""A catalog says which KLIK tasks the system's roles solve."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK316", "catalog-without-actions", "warning", "Rollegalleri 1.5, 3 Bilag")

_DECISION = "klik-tasks"


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Nothing to say where no role has a part in KLIK tasks, or where the catalog decided so with a reason."""
    if any(action.kind == "klik" for action in catalog.actions.values()) or not catalog.roles:
        return
    decision = catalog.decisions.get(_DECISION)
    if catalog.expected.with_klik_part and not (decision and decision.why):
        variant = "message" if catalog.actions else "none"
        yield RULE.at(catalog.own_place("actions", of_key=True), variant, system=catalog.system.title)
