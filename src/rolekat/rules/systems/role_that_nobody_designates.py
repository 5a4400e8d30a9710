"""Every role that somebody must be designated for has an action that asks the organisation to do so."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK318", "role-that-nobody-designates", "note", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding that lists them, in a catalog with actions of its own; without phases no project begins it."""
    if catalog.actions.keys() <= catalog.expected.actions.keys() or not catalog.gallery.phases:
        return
    asked = catalog.designated
    designated = catalog.present & catalog.expected.designated
    if designated <= asked:
        return
    forgotten = [
        role
        for role in catalog.roles.values()
        if role.of in designated and role.id not in asked and role.of not in asked
    ]
    if forgotten:
        yield RULE.at(
            catalog.own_place("actions", of_key=True),
            system=catalog.system.title,
            roles=Several(tuple(role.title for role in forgotten)),
            id=forgotten[0].id,
        )
