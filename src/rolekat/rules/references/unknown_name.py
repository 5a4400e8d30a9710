"""Every component, subject, party, decision and kind of relation that something names is the gallery's."""

from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.references import dangling_in_gallery
from rolekat.rules.references import reported
from rolekat.state.catalog import CatalogState
from rolekat.state.organisation import OrganisationState
from rolekat.state.references import dangling_in_catalog
from rolekat.state.staffing import StaffingState

RULE = Rule("RK112", "unknown-name", "error")
_KINDS: Final = ("component", "subject", "party", "decision", "relation")
_STAFFED: Final = ("action", "its-unit", "its-place", "system")


def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """What the roles and the head of the gallery name."""
    yield from reported(RULE, dangling_in_gallery(gallery, library), *_KINDS)


def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Components that a system uses, and decisions taken."""
    found = dangling_in_catalog(catalog)
    if found:
        yield from reported(RULE, found, *_KINDS)


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Actions of the catalog; units and places of the organisation."""
    if staffing.dangling:
        yield from reported(RULE, staffing.dangling, *_STAFFED)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Units, systems in a group, positions of a gallery; other organisations that are nearly called so."""
    if organisation.dangling:
        yield from reported(RULE, organisation.dangling, *_STAFFED)
        for finding in reported(RULE, organisation.dangling, "counts-as"):
            yield finding._replace(severity="warning")
        for finding in reported(RULE, organisation.dangling, "organisation"):
            yield finding._replace(severity="note")
