"""Roles that are made of the same role of the gallery can be told apart by their titles."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogRole, CatalogState

RULE = Rule("RK327", "copy-without-own-title", "warning")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role that has the title of another before it."""
    if len(catalog.present) == len(catalog.roles):
        return
    first: dict[tuple[str, str], CatalogRole] = {}
    for role in catalog.roles.values():
        other = first.setdefault((role.of, role.title), role)
        if other is not role:
            yield RULE.at(
                catalog.place("roles", role.id, of_key=True),
                "locked" if role.locked else "message",
                related=((catalog.place("roles", other.id, of_key=True), "other"),),
                title=role.title,
                id=role.id,
                other=other.id,
            )
