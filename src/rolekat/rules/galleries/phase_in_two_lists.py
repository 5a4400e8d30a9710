"""A role is mandatory or recommended in a phase, not both, and a range of phases runs forwards."""

from collections.abc import Iterator
from functools import partial
from typing import Protocol

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.phases import PhaseSet
from rolekat.rules.entering import only_where
from rolekat.rules.galleries import phase_titles
from rolekat.state.catalog import CatalogState

RULE = Rule("RK202", "phase-in-two-lists", "error", "Rollegalleri 1.5, 1 Indledning")


class _Placing(Protocol):
    def __call__(self, *path: str | int, of_key: bool = False) -> Place: ...


def check_gallery(gallery: LinkedGallery, _library: Library) -> Iterator[Finding]:
    """What the gallery suggests, what the source demands, and the phases of contact points."""
    for name, role in gallery.roles.items():
        place = partial(gallery.role_place, name)
        suggested = role.suggested
        if suggested:
            mandatory, recommended = gallery.phase_set(suggested.mandatory), gallery.phase_set(suggested.recommended)
            yield from _both(role.title, mandatory, recommended, gallery, partial(place, "suggested"))
            yield from _backwards(suggested.mandatory, gallery, partial(place, "suggested", "mandatory"))
            yield from _backwards(suggested.recommended, gallery, partial(place, "suggested", "recommended"))
        if role.required:
            yield from _backwards(role.required.phases, gallery, partial(place, "required", "phases"))
        for index, contact in enumerate(role.contact_for):
            yield from _backwards(contact.phases, gallery, partial(place, "contact_for", index, "phases"))


@only_where("detailed")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """What a catalog or profile states itself, also against what its profile states."""
    for name, entry in catalog.detailed.items():
        if (entry.mandatory is None and entry.recommended is None) or name not in catalog.roles:
            continue
        role = catalog.roles[name]
        mandatory, recommended, _ = role.obligations
        place = partial(catalog.place, "roles", name)
        if mandatory.phases and recommended.phases:
            yield from _both(role.title, mandatory, recommended, catalog.gallery, place)
        if mandatory.backwards or recommended.backwards:
            yield from _backwards(entry.mandatory or (), catalog.gallery, partial(place, "mandatory"))
            yield from _backwards(entry.recommended or (), catalog.gallery, partial(place, "recommended"))


def _both(
    title: str, mandatory: PhaseSet, recommended: PhaseSet, gallery: LinkedGallery, place: _Placing
) -> Iterator[Finding]:
    both = [phase for phase in mandatory.phases if phase in recommended.phases]
    if both:
        first = place("mandatory", of_key=True)
        second = place("recommended", of_key=True)
        phases = phase_titles(both, gallery)
        variant = "message" if gallery.phases else "any-time"
        yield RULE.at(second, variant, related=((first, "mandatory"),), role=title, phases=phases)


def _backwards(ranges: tuple[str, ...], gallery: LinkedGallery, place: _Placing) -> Iterator[Finding]:
    for index, text in enumerate(ranges):
        if gallery.phase_set((text,)).backwards:
            start, _, end = text.split()
            first, last = (gallery.phases[phase].title for phase in (start, end))
            swapped = f"{end} to {start}"
            yield RULE.at(place(index), "backwards", range=text, first=first, last=last, swapped=swapped)
