"""An organisation and the catalogs that it staffs are made from the same version of the same gallery."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Place, Rule, Several
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.state.organisation import OrganisationState

RULE = Rule("RK430", "other-gallery-version", "warning")


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """At the organisation's gallery, one finding for each other gallery, that names the systems."""
    pin = organisation.head.gallery
    if organisation.gallery is None:  # which has a rule of its own
        return
    fitting = set(_versions(organisation.gallery).values())
    others: dict[str, list[tuple[str, Place]]] = {}
    for staffing in organisation.staffings:
        theirs = staffing.catalog.system.gallery
        if theirs not in fitting:
            others.setdefault(theirs, []).append((staffing.title, staffing.catalog.place("gallery")))
    for other, systems in others.items():
        same = other.partition("@")[0] == pin.partition("@")[0]
        yield RULE.at(
            organisation.place("gallery"),
            "message" if same else "other",
            related=((systems[0][1], "pinned"),),
            organisation=organisation.head.title,
            gallery=pin,
            other=other,
            systems=Several(tuple(title for title, _ in systems)),
        )


def _versions(gallery: LinkedGallery) -> dict[str, str]:
    """A gallery and those that it builds on, by id; of one id the nearest, for an older version is another."""
    found = {gallery.head.gallery: gallery.key}
    for base in gallery.bases:
        found = {**_versions(base), **found}
    return found
