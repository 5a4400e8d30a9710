"""The system-specific roles are made concrete for the system."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK326", "not-adapted", "note", "Rollegalleri 1.5, 3 Bilag")

_DECISION = "adaptation"


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Where the gallery asks how, no role is adapted, and nobody has decided that none is to be."""
    if _DECISION in catalog.decisions or _DECISION not in catalog.gallery.head.decisions:
        return
    specific = [role for role in catalog.roles.values() if role.specific]
    if specific and not any(role.entry.adapt for role in specific):
        yield RULE.at(
            catalog.own_place("roles", of_key=True), system=catalog.system.title, role=specific[0].title
        )
