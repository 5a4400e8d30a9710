"""Every task or responsibility that something refers to is there."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.references import dangling_in_gallery
from rolekat.rules.references import reported
from rolekat.state.catalog import CatalogState
from rolekat.state.organisation import OrganisationState
from rolekat.state.references import dangling_in_catalog
from rolekat.state.staffing import StaffingState

RULE = Rule("RK110", "dangling-item", "error")


def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """What relations name: their own role's item and, after a `#`, the other's."""
    yield from reported(RULE, dangling_in_gallery(gallery, library), "item")


def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """What an adaptation replaces or leaves out."""
    found = dangling_in_catalog(catalog)
    if found:
        yield from reported(RULE, found, "item")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What is delegated or spread."""
    if staffing.dangling:
        yield from reported(RULE, staffing.dangling, "staffed-item")


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same for roles that are held once, or for a group of systems."""
    if organisation.dangling:
        yield from reported(RULE, organisation.dangling, "staffed-item")
