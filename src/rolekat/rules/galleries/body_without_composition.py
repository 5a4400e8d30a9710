"""A gallery says who sits in a body, or that its source leaves that open."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library

RULE = Rule("RK227", "body-without-composition", "warning")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Roles that nobody but a body may hold; what a unit or a person may hold as well needs no seats."""
    for name, role in gallery.roles.items():
        if role.held_by == ("body",) and not role.seats and not role.open:
            yield RULE.at(gallery.role_place(name, "held_by"), role=role.title)
