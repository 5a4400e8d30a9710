"""Every decision that the gallery asks for is taken."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK315", "open-decision", "note", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding that lists them all."""
    if catalog.gallery.head.decisions.keys() <= catalog.decisions.keys():
        return
    points = catalog.open_decisions
    first = next(iter(points))
    yield RULE.at(
        catalog.own_place("decisions", of_key=True),
        "message" if len(points) == 1 else "several",
        system=catalog.system.title,
        decisions=Several(tuple(point.title for point in points.values())),
        question=points[first].question,
        first=first,
        ids=Several(tuple(f"`{name}`" for name in points)),
        n=len(points),
    )
