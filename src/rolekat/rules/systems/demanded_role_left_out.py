"""The roles that the source itself demands are in the catalog, and mandatory in the phases it names."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.state.catalog import CatalogState

RULE = Rule("RK313", "demanded-role-left-out", "error", "Rollegalleri 1.5, 1 Indledning")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role that is missing, left out, or not mandatory in all those phases."""
    if not catalog.roles:
        return
    for name, demanded in catalog.expected.demanded.items():
        copies = list(catalog.copies(name))
        mandatory = {phase for copy in copies for phase in copy.obligations.mandatory.phases}
        short = [phase for phase in demanded if phase not in mandatory]
        if short and not any(copy.obligations.unclear for copy in copies):
            place, variant = _place(name, copies[0].id if copies else None, catalog)
            yield RULE.at(
                place,
                variant if catalog.phases else f"{variant}-any-time",
                related=((catalog.gallery.role_place(name, "required", of_key=True), "demanded"),),
                role=copies[0].title if copies else catalog.title_of(name),
                id=copies[0].id if copies else name,
                phases=catalog.phase_titles(short),
            )


def _place(name: str, copy: str | None, catalog: CatalogState) -> tuple[Place, str]:
    if copy:
        stated = "mandatory" if catalog.roles[copy].entry.mandatory is not None else "recommended"
        return catalog.nearest(("roles", copy, stated), ("roles", copy), of_key=True), "not-mandatory"
    if name in catalog.left_out:
        entry = next(key for key, entry in catalog.entries.items() if (entry.of or key) == name)
        return catalog.place("roles", entry, "not_needed"), "left-out"
    return catalog.own_place("roles", of_key=True), "message"
