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
    """At the system's id: that there is no such catalog; or why it is not known what the catalog demands.

    What cannot be relied on has a finding of its own, so that is a note, and one for all systems that hang on it.
    """
    unreadable: dict[Place, list[tuple[Loaded, Loaded]]] = {}
    for loaded in organisation.without_catalog:
        catalog = library.system(loaded.model.staffing)
        if catalog is None:
            yield _missing(loaded, library)
        else:
            unreadable.setdefault(Place(_culprit(catalog, library)), []).append((loaded, catalog))
    for culprit, found in unreadable.items():
        (loaded, catalog), *others = found
        yield RULE.at(
            _place(loaded),
            _variant(catalog, library),
            severity="note",
            related=((culprit, "amiss"), *((_place(other), "also") for other, _ in others)),
            system=loaded.model.staffing,
            gallery=catalog.model.gallery if catalog.model else "",
        )


def _missing(loaded: Loaded, library: Library) -> Finding:
    system, there = loaded.model.staffing, library.system_ids
    near = systems_called_now(library).get(system) if there else None
    near = near or closest(system, there)
    return RULE.at(
        _place(loaded),
        "near" if near else "message" if there else "none",
        system=system,
        near=near or "",
        there=Several(tuple(f"`{name}`" for name in there)),
    )


def _place(loaded: Loaded) -> Place:
    return Place(loaded.file, ("staffing",))


def _variant(catalog: Loaded, library: Library) -> str:
    if catalog.model is None:
        return "faulty"
    return "profile" if library.gallery(catalog.model.gallery) else "gallery"


def _culprit(catalog: Loaded, library: Library) -> str:
    """The file whose findings say why a catalog cannot be relied on: its profile's where there is one, else its own."""
    name = catalog.model.profile if catalog.model is not None and _variant(catalog, library) == "profile" else None
    profile = library.profile(name) if name else None
    return profile.file if profile else catalog.file
