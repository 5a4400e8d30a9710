"""A role that ends with a phase of the system's life has a successor, in time."""

from collections.abc import Iterator
from typing import Any

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library

RULE = Rule("RK203", "role-ends-without-successor", "warning", "Rollegalleri 1.5, Figur 2")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Roles held per system that lapse before the last phase: nobody succeeds them, or only later."""
    if gallery.broken:  # the successor may be among the roles that could not be read
        return
    order = tuple(gallery.phases)
    successions = _successions(gallery)
    for name, role in gallery.roles.items():
        lapses = role.appointment.lapses if role.appointment else None
        last = lapses.after if lapses else None
        if role.held_per != "system" or last not in order or last == order[-1]:
            continue
        following = order[order.index(last) + 1]
        params: dict[str, Any] = {
            "role": role.title,
            "phase": gallery.phases[last].title,
            "id": name,
            "next": following,
        }
        place = gallery.role_place(name, "appointment", "lapses", "after")
        found = successions.get(name)
        if not found:
            yield RULE.at(place, **params)
        elif all(at in order and order.index(at) > order.index(following) for at, _, _ in found):
            at, successor, later = min(found, key=lambda one: order.index(one[0]))
            params.update(successor=successor, at=gallery.phases[at].title)
            yield RULE.at(later, "gap", related=((place, "lapses"),), **params)


def _successions(gallery: LinkedGallery) -> dict[str, list[tuple[str, str, Place]]]:
    """By the role that is succeeded: from which phase, by whom, and where that stands."""
    found: dict[str, list[tuple[str, str, Place]]] = {}
    for name, role in gallery.roles.items():
        for index, relation in enumerate(role.relations):
            before = gallery.role_meant(relation.to) if relation.kind == "succeeds" else None
            if before:
                place = gallery.role_place(name, "relations", index)
                found.setdefault(before, []).append((relation.at or "", role.title, place))
    return found
