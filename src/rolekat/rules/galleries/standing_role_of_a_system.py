"""A role that every organisation must have is not one that there is only for a system."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.state.demands import FOR_SYSTEMS, level_of

RULE = Rule("RK229", "standing-role-of-a-system", "error")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Roles held per system; and others whose texts each system's catalog may adapt, which makes them the system's."""
    for name, role in gallery.roles.items():
        if role.suggested and role.suggested.standing and level_of(name, gallery) == "system":
            variant = "message" if role.held_per in FOR_SYSTEMS else "adaptable"
            related = ((gallery.role_place(name, "held_per"), "held-per"),)
            yield RULE.at(gallery.role_place(name, "suggested", "standing"), variant, related=related, role=role.title)
