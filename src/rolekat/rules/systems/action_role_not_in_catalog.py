"""The roles that an action names are roles of the catalog."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.state.asked import Part
from rolekat.state.catalog import CatalogState

RULE = Rule("RK309", "action-role-not-in-catalog", "error", "Rollegalleri 1.5, 3 Bilag")


def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role, at the first action that names it; the other actions are related."""
    unmet = [role for role in catalog.acting.difference(catalog.roles) if _is_known(role, catalog)]
    if not unmet:
        return
    missing: dict[str, list[Part]] = {}
    for part in catalog.parts:
        if part.role in unmet and not _may_be_lacked(part, catalog):
            missing.setdefault(part.role, []).append(part)
    for name, parts in missing.items():
        yield from _finding(name, parts, catalog)


def _is_known(role: str, catalog: CatalogState) -> bool:
    return role in catalog.entries or role in catalog.gallery.roles


def _may_be_lacked(part: Part, catalog: CatalogState) -> bool:
    """Whether every organisation has the role anyway; or the gallery alone would have it take part, or means a copy."""
    if part.role in catalog.expected.standing and part.role not in catalog.entries:
        return True
    if catalog.restates(part.action):
        return False
    return part.part in ("alternatives", "involved", "designates") or part.role in catalog.present


def _finding(name: str, parts: list[Part], catalog: CatalogState) -> Iterator[Finding]:
    copies = tuple(f"`{copy.id}`" for copy in catalog.copies(name))
    left_out = ("roles", name, "not_needed")
    first, *others = [part.path for part in parts]
    if name in catalog.entries:
        variant, place = "left-out", catalog.nearest(first, left_out)
        if place.path == left_out and name in catalog.expected.demanded:
            return  # `demanded-role-left-out` says so in the same place
    else:
        variant, place = "copies" if copies else "message", catalog.place(*first)
    if variant != "left-out" and not any(catalog.restates(part.action) for part in parts):
        if name in catalog.expected.demanded:
            return  # as above
        place, others = catalog.own_place("roles", of_key=True), [first]  # this catalog lacks what the others have
    related = [(catalog.place(*path), "also") for path in others]
    if variant == "left-out" and place.path != left_out:
        related.append((catalog.place(*left_out), "left-out"))
    yield RULE.at(
        place,
        variant,
        related=tuple(related),
        role=catalog.title_of(name),
        id=name,
        action=Several(tuple(dict.fromkeys(f'"{catalog.actions[part.action].title}"' for part in parts))),
        copies=Several(copies),
    )
