"""Every component, subject, category, topic, action, … that something names is the gallery's or the organisation's."""

from collections.abc import Iterator
from typing import Final

from rolekat.findings.finding import Finding, Rule
from rolekat.library.gallery import LinkedGallery
from rolekat.library.library import Library
from rolekat.library.references import dangling_in_gallery
from rolekat.rules.entering import only_where
from rolekat.rules.references import reported
from rolekat.state.catalog import CatalogState
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK112", "unknown-name", "error")
_KINDS: Final = (
    "component", "subject", "party", "decision", "relation", "topic", "category", "system-type", "gallery-unit", "per",
    "required-action",
)  # fmt: skip
_STAFFED: Final = (
    "action", "action-not-here", "action-per-organisation", "action-per-system", "its-action", "its-unit", "its-place",
    "its-owner", "its-supplier", "seat", "no-body", "system", "organisation-itself",
)  # fmt: skip


def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """What the roles and the head of the gallery name."""
    yield from reported(RULE, dangling_in_gallery(gallery, library), *_KINDS)


@only_where("dangling")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """What sort of system it is, the components that it uses, what its actions require, and decisions taken."""
    yield from reported(RULE, catalog.dangling, *_KINDS)


@only_where("dangling")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Actions of the catalog; seats of bodies; units, places and suppliers of the organisation."""
    yield from reported(RULE, staffing.dangling, *_STAFFED)


@only_where("dangling")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Units, owners, systems in a group, positions and units of a gallery; what is nearly called as another."""
    yield from reported(RULE, organisation.dangling, *_STAFFED)
    for finding in reported(RULE, organisation.dangling, "counts-as", "unit-counts-as"):
        yield finding._replace(severity="warning")
    for finding in reported(RULE, organisation.dangling, "organisation", "its-position"):
        yield finding._replace(severity="note")
