"""A contact point is one: a role that the system has once, with one holder."""

import functools
from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.state.catalog import CatalogState

RULE = Rule("RK339", "contact-point-of-several", "warning", "Rollegalleri 1.5, 3 Bilag")

_ONCE: Final = ("system", "organisation", "either", "component", "system-group")


@only_where("contact_point")
def check_system(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """One finding for each role that is somebody else in each place, or that several may hold at a time.

    How many may hold a role that the gallery itself gives the task is the gallery's own matter.
    """
    known, contacts = _of_several(catalog.gallery), catalog.expected.contacts
    several: dict[str, tuple[str, list[str]]] = {}
    for phase, name in catalog.contact_point.items():
        role = catalog.roles.get(name)
        if role is None:
            continue
        variant = "seats" if role.entry.one_per else known.get(role.of)
        if variant == "seats" or (variant and role.of not in contacts.get(phase, ())):
            several.setdefault(name, (variant, []))[1].append(phase)
    for name, (variant, phases) in several.items():
        yield RULE.at(
            catalog.place("contact_point", phases[0]),
            variant,
            role=catalog.title_of(name),
            phases=catalog.phase_titles(phases),
        )


@functools.lru_cache(maxsize=16)
def _of_several(gallery: LinkedGallery) -> dict[str, str]:
    """The roles of a gallery that several people have, in a seat each or as many as may hold them; and which it is."""
    found = {}
    for name, role in gallery.roles.items():
        if role.held_per not in _ONCE:
            found[name] = "seats"
        elif role.holders and role.holders.max != 1:
            found[name] = "holders"
    return found
