"""A catalog names no role that the gallery has retired or renamed."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Path, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.commands import upgrade
from rolekat.rules.entering import only_where
from rolekat.state.asked import parts_of
from rolekat.state.catalog import CatalogState
from rolekat.state.expectations import Gone

RULE = Rule("RK305", "retired-role-in-use", "error", "Rollegalleri 1.5, versionsloggen")


@only_where("expected.gone")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each such role, at the first place that names it; the others are related."""
    if _names_none(catalog):
        return
    for name, gone in catalog.expected.gone.items():
        places = list(_places(name, catalog))
        if places:
            yield _finding(name, gone, places, catalog)


def _names_none(catalog: CatalogState) -> bool:
    own, has_none_of = catalog.system, catalog.expected.gone.keys().isdisjoint
    return (
        has_none_of(own.roles)
        and has_none_of(catalog.present)
        and has_none_of(own.contact_point.values())
        and has_none_of(catalog.acting)
        and has_none_of(own.handovers)
    )


def _places(name: str, catalog: CatalogState) -> Iterator[tuple[Path, bool]]:
    """Where the file itself names the role; an entry that is `of` another role may have any id."""
    own = catalog.system
    entry = catalog.entries.get(name)
    is_own_id = entry is not None and entry.of is not None
    if name in own.roles and not is_own_id:
        yield ("roles", name), True
    for role, found in own.roles.items():
        if found and found.of == name:
            yield ("roles", role, "of"), False
    if not is_own_id:
        yield from ((("contact_point", phase), False) for phase, role in own.contact_point.items() if role == name)
        yield from ((part.path, False) for part in parts_of(own.actions) if part.role == name)
        if name in own.handovers:
            yield ("handovers", name), True


def _finding(name: str, gone: Gone, places: list[tuple[Path, bool]], catalog: CatalogState) -> Finding:
    first, *others = [catalog.own_place(*path, of_key=of_key) for path, of_key in places]
    return RULE.at(
        first,
        "renamed" if gone.renamed else "message" if gone.ids else "without-successor",
        related=tuple((place, "also") for place in others),
        id=name,
        title=gone.title,
        version=gone.version,
        gallery=catalog.gallery.head.title,
        titles=Several(gone.titles),
        ids=Several(tuple(f"`{role}`" for role in gone.ids)),
        command=upgrade(catalog, *(("--replace", f"{name}={gone.ids[0]}") if gone.ids else ("--drop", name))),
    )
