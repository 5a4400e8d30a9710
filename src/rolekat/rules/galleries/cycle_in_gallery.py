"""Bodies, their seats, components, successions and appointments have a beginning: none leads back to itself."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.circles import circles
from rolekat.rules.galleries import titles

RULE = Rule("RK204", "cycle-in-gallery", "error")
_Edges = dict[str, dict[str, Place]]


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each circle, at its first member."""
    bodies = {
        name: {role.under: gallery.role_place(name, "under")} for name, role in gallery.roles.items() if role.under
    }
    seats = {
        name: {
            seat.role: gallery.role_place(name, "seats", key, "role")
            for key, seat in role.seats.items()
            if seat.role and seat.role != name  # a body that is to sit in itself is another rule's
        }
        for name, role in gallery.roles.items()
    }
    components = {
        name: {component.part_of: gallery.place("components", name, "part_of")}
        for name, component in gallery.head.components.items()
        if component.part_of
    }
    named = {name: component.title for name, component in gallery.head.components.items()}
    for cycle, places in circles(bodies):
        yield _finding("message", titles(cycle, gallery), places)
    for cycle, places in circles(seats):
        yield _finding("seats", titles(cycle, gallery), places)
    for cycle, places in circles(components):
        yield _finding("components", Several(tuple(named[name] for name in cycle)), places)
    for kind, variant in (("succeeds", "successions"), ("appoints", "appointments")):
        for cycle, places in circles(_relations(kind, gallery)):
            yield _finding(variant, titles(cycle, gallery), places)


def _finding(variant: str, names: Several, places: list[Place]) -> Finding:
    chain = " → ".join((*names.names, names.names[0]))
    return RULE.at(places[0], variant, related=tuple((place, "also") for place in places[1:]), chain=chain)


def _relations(kind: str, gallery: LinkedGallery) -> _Edges:
    edges: _Edges = {}
    for name, role in gallery.roles.items():
        for index, relation in enumerate(role.relations):
            other = gallery.role_meant(relation.to) if relation.kind == kind else None
            if other:
                edges.setdefault(name, {}).setdefault(other, gallery.role_place(name, "relations", index))
    return edges
