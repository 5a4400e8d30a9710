"""A role that ends with an event is one that somebody must remember to end."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.galleries import titles

RULE = Rule("RK216", "role-until-an-event", "note", "Rollegalleri 1.5, 2 Rollebeskrivelser")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding that names all roles whose end is a condition in words."""
    found = [
        name
        for name, role in gallery.roles.items()
        if role.appointment and role.appointment.lapses and role.appointment.lapses.when
    ]
    if found:
        first, *others = (gallery.role_place(name, "appointment", "lapses", "when") for name in found)
        yield RULE.at(first, related=tuple((place, "also") for place in others), roles=titles(found, gallery))
