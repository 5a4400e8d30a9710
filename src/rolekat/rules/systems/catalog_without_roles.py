"""A catalog has roles."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK323", "catalog-without-roles", "error", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Also where every role is left out."""
    if not catalog.roles:
        variant = "all-left-out" if catalog.entries else "message"
        yield RULE.at(catalog.own_place("roles", of_key=True), variant, system=catalog.system.title)
