"""A system that uses a component takes a stand on every role that exists for it."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK312", "component-without-its-roles", "error", "Rollegalleri 1.5, 1 Indledning")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each component, listing the roles that are neither in the catalog nor left out.

    Where all of them are left out, each with its reason, a warning: then nobody looks after what the system uses.
    """
    if not catalog.roles:
        return
    called_for = catalog.expected.called_for(catalog.uses)
    if not called_for.keys() <= catalog.settled:
        yield from _missing(called_for, catalog)
    if called_for and catalog.left_out:
        yield from _all_left_out(called_for, catalog)


def _missing(called_for: dict[str, str], catalog: CatalogState) -> Iterator[Finding]:
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


def _all_left_out(called_for: dict[str, str], catalog: CatalogState) -> Iterator[Finding]:
    for component in catalog.uses:
        roles = [role for role in called_for if component in catalog.gallery.roles[role].components]
        if roles and catalog.left_out.keys() >= set(roles) and catalog.present.isdisjoint(roles):
            entry = next(key for key, entry in catalog.entries.items() if (entry.of or key) == roles[0])
            yield RULE.at(
                catalog.place("roles", entry, "not_needed"),
                "left-out",
                severity="warning",
                system=catalog.system.title,
                component=catalog.gallery.head.components[component].title,
                roles=catalog.titles_of(roles),
                id=component,
            )


def _place(component: str, catalog: CatalogState) -> Place:
    own = catalog.system.uses
    if component in own:
        return catalog.own_place("uses", own.index(component))
    return catalog.own_place("roles", of_key=True)
