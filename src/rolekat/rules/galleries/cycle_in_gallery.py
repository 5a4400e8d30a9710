"""Bodies, components, successions and appointments have a beginning: none leads back to itself."""

from collections import deque
from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.galleries import titles

RULE = Rule("RK204", "cycle-in-gallery", "error")
_Edges = dict[str, dict[str, Place]]


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each circle, at its first member."""
    bodies = {
        name: {role.under: gallery.role_place(name, "under")} for name, role in gallery.roles.items() if role.under
    }
    components = {
        name: {component.part_of: gallery.place("components", name, "part_of")}
        for name, component in gallery.head.components.items()
        if component.part_of
    }
    named = {name: component.title for name, component in gallery.head.components.items()}
    for cycle, places in _cycles(bodies):
        yield _finding("message", titles(cycle, gallery), places)
    for cycle, places in _cycles(components):
        yield _finding("components", Several(tuple(named[name] for name in cycle)), places)
    for kind, variant in (("succeeds", "successions"), ("appoints", "appointments")):
        for cycle, places in _cycles(_relations(kind, gallery)):
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


def _cycles(edges: _Edges) -> Iterator[tuple[list[str], list[Place]]]:
    """Each circle once: its members in order, and where each points to the next."""
    reported: set[str] = set()
    for start in edges:
        cycle = [] if start in reported else _way_back(start, edges)
        if cycle:
            reported.update(cycle)
            following = [*cycle[1:], cycle[0]]
            yield cycle, [edges[name][after] for name, after in zip(cycle, following, strict=True)]


def _way_back(start: str, edges: _Edges) -> list[str]:
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for after in edges.get(here, {}):
            if after == start:
                way = [here]
                while way[-1] != start:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if after not in came_from:
                came_from[after] = here
                waiting.append(after)
    return []
