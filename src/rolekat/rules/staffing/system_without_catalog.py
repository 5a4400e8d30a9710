"""The system that a file staffs has a catalog, and one that can be relied on."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.library.loading import Loaded
from rolekat.rules.entering import only_where
from rolekat.state.organisation import OrganisationState
from rolekat.state.walk import systems_called_now
from rolekat.text.words import closest

RULE = Rule("RK429", "system-without-catalog", "error")


@only_where("without_catalog")
def check_organisation(organisation: OrganisationState, library: Library) -> Iterator[Finding]:
    """At the system's id: that there is no such catalog, or why what it demands is not known."""
    for loaded in organisation.without_catalog:
        system = loaded.model.staffing
        catalog = library.system(system)
        there = library.system_ids if catalog is None else []
        near = systems_called_now(library).get(system) if there else None
        near = near or closest(system, there)
        yield RULE.at(
            Place(loaded.file, ("staffing",)),
            _variant(catalog, library) if catalog else "near" if near else "message" if there else "none",
            related=((Place(catalog.file), "catalog"),) if catalog else (),
            system=system,
            near=near or "",
            there=Several(tuple(f"`{name}`" for name in there)),
            gallery=catalog.model.gallery if catalog and catalog.model else "",
        )


def _variant(catalog: Loaded, library: Library) -> str:
    if catalog.model is None:
        return "faulty"
    return "profile" if library.gallery(catalog.model.gallery) else "gallery"
