"""The system-specific roles are made concrete for the system."""

from collections.abc import Iterator

from rolekat.findings.finding import Command, Finding, Rule
from rolekat.library.library import Library
from rolekat.rules.commands import adapt
from rolekat.state.catalog import CatalogRole, CatalogState

RULE = Rule("RK326", "not-adapted", "note", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Where the gallery asks how: roles that are to be adapted and are not, or none at all and nobody says why."""
    asked = catalog.gallery.decision_about("adaptation")
    if asked is None:
        return
    specific = [role for role in catalog.roles.values() if role.specific]
    meant = [role for role in specific if "adapt" in role.entry.model_fields_set]
    waiting = [role for role in meant if role.texts and not role.texts.adapted]
    for role in waiting:
        yield RULE.at(
            catalog.place("roles", role.id, "adapt", of_key=True), "unchanged", role=role.title, command=_adapt(role)
        )
    if specific and not meant and asked not in catalog.decisions:
        place = catalog.own_place("roles", of_key=True)
        first = specific[0]
        yield RULE.at(place, system=catalog.system.title, role=first.title, decision=asked, command=_adapt(first))


def _adapt(role: CatalogRole) -> Command:
    return adapt(role.id, role.catalog, "--replace", "TASK=TEXT")
