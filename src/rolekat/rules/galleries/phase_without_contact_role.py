"""A subject that has a contact point in some phases has one in all."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.galleries import phase_titles

RULE = Rule("RK225", "phase-without-contact-role", "warning", "Rollegalleri 1.5, 3 Bilag")


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """One finding for each subject, with the phases that all its contact roles together leave out."""
    if gallery.broken:  # the contact point may be among the roles that could not be read
        return
    covered: dict[str, tuple[set[str], list[Place]]] = {}
    for name, role in gallery.roles.items():
        for index, contact in enumerate(role.contact_for):
            phases, places = covered.setdefault(contact.subject, (set(), []))
            phases.update(gallery.phase_set(contact.phases).phases)
            places.append(gallery.role_place(name, "contact_for", index))
    for subject, (phases, places) in covered.items():
        open_phases = [phase for phase in gallery.phases if phase not in phases]
        if phases and open_phases and subject in gallery.head.subjects:
            yield RULE.at(
                places[0],
                related=tuple((place, "also") for place in places[1:]),
                subject=gallery.head.subjects[subject].title,
                phases=phase_titles(open_phases, gallery),
            )
