"""A catalog takes a stand on every role of the gallery: it has the role, or leaves it out on purpose."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK317", "role-neither-in-nor-left-out", "note", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding; it also says which of them work with roles that the catalog has."""
    if not catalog.roles or catalog.gallery.roles.keys() <= catalog.settled:
        return
    elsewhere = _found_by_others(catalog) | catalog.expected.beside_systems
    open_roles = [role for role in catalog.gallery.roles if role not in catalog.settled and role not in elsewhere]
    if not open_roles:
        return
    wanted = frozenset[str]().union(*(catalog.expected.partners.get(role, ()) for role in catalog.present))
    partners = [role for role in open_roles if role in wanted]
    yield RULE.at(
        catalog.own_place("roles", of_key=True),
        "partners" if partners else "message",
        system=catalog.system.title,
        roles=catalog.titles_of(open_roles),
        partners=catalog.titles_of(partners),
        id=(partners or open_roles)[0],
        n=len(open_roles),
    )


def _found_by_others(catalog: CatalogState) -> frozenset[str]:
    """The roles whose absence is an error: demanded, called for by a component, named by an action, a successor."""
    successors = {
        role
        for succession in catalog.expected.successions
        if succession.predecessor in catalog.present
        for role in succession.successors
    }
    called_for = catalog.expected.called_for(catalog.uses)
    return frozenset((*catalog.expected.demanded, *called_for, *catalog.acting, *successors))
