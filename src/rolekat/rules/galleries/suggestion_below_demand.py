"""Where the source itself demands a role, the gallery suggests it as mandatory."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.galleries import phase_titles

RULE = Rule("RK221", "suggestion-below-demand", "warning", "Rollegalleri 1.5, 1 Indledning")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each role, with the phases in which the suggestion falls short."""
    for name, role in gallery.roles.items():
        if role.required and role.suggested:
            mandatory = gallery.phase_set(role.suggested.mandatory).phases
            short = [phase for phase in gallery.phase_set(role.required.phases).phases if phase not in mandatory]
            if short:
                place = gallery.role_place(name, "suggested", of_key=True)
                related = ((gallery.role_place(name, "required", of_key=True), "required"),)
                variant = "message" if gallery.phases else "any-time"
                yield RULE.at(place, variant, related=related, role=role.title, phases=phase_titles(short, gallery))
