"""Every task or responsibility that something refers to is there."""

from collections.abc import Iterator

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.references import dangling_in_gallery
from rolekat.rules.entering import only_where
from rolekat.rules.references import reported
from rolekat.state.catalog import CatalogState
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK110", "dangling-item", "error")


def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """What relations name: their own role's item and, after a `#`, the other's."""
    yield from reported(RULE, dangling_in_gallery(gallery, library), "item")


@only_where("dangling")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """What an adaptation replaces or leaves out."""
    yield from reported(RULE, catalog.dangling, "item")


@only_where("dangling")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What is delegated or spread."""
    yield from reported(RULE, staffing.dangling, "staffed-item")


@only_where("dangling")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same for roles that are held once, or for a group of systems."""
    yield from reported(RULE, organisation.dangling, "staffed-item")
