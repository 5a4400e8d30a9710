"""A role of a catalog is mandatory or recommended in some phase."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogRole, CatalogState

RULE = Rule("RK329", "role-never-active", "warning", "Rollegalleri 1.5, 1 Indledning")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role that neither the catalog nor the gallery gives a phase."""
    if not catalog.phases:
        return
    without_proposal = catalog.expected.unsuggested
    silent = catalog.stating
    if not without_proposal.isdisjoint(catalog.present):
        silent = tuple(role for role in catalog.roles.values() if role.of in without_proposal or role in silent)
    for role in silent:
        if _is_never_active(role):
            yield RULE.at(catalog.place("roles", role.id, of_key=True), role=role.title, id=role.id)


def _is_never_active(role: CatalogRole) -> bool:
    found = role.obligations
    return role.base is not None and not (found.mandatory.phases or found.recommended.phases or found.unclear)
