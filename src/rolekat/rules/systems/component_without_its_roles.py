"""A system that uses a component takes a stand on every role that exists for it."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK312", "component-without-its-roles", "error", "Rollegalleri 1.5, 1 Indledning")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each component, listing the roles that are neither in the catalog nor left out."""
    if not catalog.roles:
        return
    called_for = catalog.expected.called_for(catalog.uses)
    if called_for.keys() <= catalog.settled:
        return
    missing: dict[str, list[str]] = {}
    for role, component in called_for.items():
        if role not in catalog.settled:
            missing.setdefault(component, []).append(role)
    for component, roles in missing.items():
        yield RULE.at(
            _place(component, catalog),
            system=catalog.system.title,
            component=catalog.gallery.head.components[component].title,
            roles=catalog.titles_of(roles),
            id=roles[0],
        )


def _place(component: str, catalog: CatalogState) -> Place:
    own = catalog.system.uses
    if component in own:
        return catalog.own_place("uses", own.index(component))
    return catalog.own_place("roles", of_key=True)
