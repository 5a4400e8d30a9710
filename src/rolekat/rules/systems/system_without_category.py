"""A system belongs to one of the categories that its gallery tells apart."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK334", "system-without-category", "warning", "Hjørring Kommune, IT-strategi 2022, Software")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Nothing where the gallery has no categories of systems; one that is unknown is another rule's."""
    categories = catalog.gallery.head.categories
    if not categories or catalog.as_system.category is not None:
        return
    known = tuple(f"`{name}`" for name, category in categories.items() if category.of == "system")
    if known:
        yield RULE.at(
            catalog.own_place("system", of_key=True),
            related=((catalog.gallery.place("categories", of_key=True), "categories"),),
            system=catalog.system.title,
            known=Several(known),
        )
