"""What must not lie with one person lies in two roles, and the roles are not said to go together."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library

RULE = Rule("RK220", "incompatible-within-role", "error", "Rollegalleri 1.5, 1 Indledning")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """Two items of one role; and two roles that may be combined and must not be."""
    combined = {
        frozenset((name, gallery.role_meant(relation.to))): gallery.role_place(name, "relations", index)
        for name, role in gallery.roles.items()
        for index, relation in enumerate(role.relations)
        if relation.kind == "may-combine"
    }
    seen = set()
    for name, role in gallery.roles.items():
        for index, relation in enumerate(role.relations):
            other = gallery.role_meant(relation.to) if relation.kind == "incompatible" else None
            if other is None:
                continue
            place = gallery.role_place(name, "relations", index)
            pair = frozenset((name, other))
            if other == name:
                yield RULE.at(place, role=role.title)
            elif pair in combined and pair not in seen:
                seen.add(pair)
                title = gallery.roles[other].title
                related = ((combined[pair], "combined"),)
                yield RULE.at(place, "combined", related=related, severity="warning", role=role.title, other=title)
