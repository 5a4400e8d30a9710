"""A catalog says which KLIK tasks the system's roles solve."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK316", "catalog-without-actions", "warning", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Nothing to say where no role has a part in KLIK tasks, or where the catalog decided so with a reason.

    A gallery without such a decision has no place for a reason: there it is but a note.
    """
    if any(action.kind == "klik" for action in catalog.actions.values()) or not catalog.roles:
        return
    asked = catalog.gallery.decision_about("actions")
    decision = catalog.decisions.get(asked) if asked else None
    if catalog.expected.with_klik_part and not (decision and decision.why):
        variant = "message" if catalog.actions else "none"
        yield RULE.at(
            catalog.own_place("actions", of_key=True),
            variant if asked else f"{variant}-unasked",
            severity=None if asked else "note",
            system=catalog.system.title,
            decision=asked or "",
        )
