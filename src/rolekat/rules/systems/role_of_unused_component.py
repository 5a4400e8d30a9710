"""A role that exists for a component is in the catalog of a system that uses it."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK331", "role-of-unused-component", "note", "Rollegalleri 1.5, 1 Indledning")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding that lists the roles; those that an action of the catalog names are needed all the same."""
    unused = catalog.expected.of_no_use(catalog.uses)
    if unused.isdisjoint(catalog.present):
        return
    roles = [role for role in catalog.roles.values() if role.of in unused and role.id not in catalog.acting]
    if not roles:
        return
    components = {
        catalog.gallery.head.components[name].title: name
        for role in roles
        if role.base
        for name in role.base.components
        if name in catalog.gallery.head.components
    }
    yield RULE.at(
        catalog.own_place("roles", roles[0].id, of_key=True),
        system=catalog.system.title,
        roles=catalog.titles_of(role.id for role in roles),
        components=Several(tuple(components)),
        id=next(iter(components.values()), ""),
    )
