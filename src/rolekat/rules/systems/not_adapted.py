"""The system-specific roles are made concrete for the system."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import adapt
from rolekat.state.catalog import CatalogState

RULE = Rule("RK326", "not-adapted", "note", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Where the gallery asks how, no role is adapted, and nobody has decided that none is to be."""
    asked = catalog.gallery.decision_about("adaptation")
    if asked is None or asked in catalog.decisions:
        return
    specific = [role for role in catalog.roles.values() if role.specific]
    if specific and not any(role.entry.adapt for role in specific):
        place = catalog.own_place("roles", of_key=True)
        command = adapt(specific[0].id, catalog, "--replace", "TASK=TEXT")
        yield RULE.at(place, system=catalog.system.title, role=specific[0].title, decision=asked, command=command)
