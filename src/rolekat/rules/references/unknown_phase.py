"""Every phase and stage that something refers to belongs to the gallery's life cycle."""

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

RULE = Rule("RK111", "unknown-phase", "error")
_PHASES: Final = ("phase", "range", "no-phase")
_ALL: Final = (*_PHASES, "stage", "no-stage")


def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """Appointments, suggestions, contact subjects, relations, marks of tasks, parts in KLIK tasks."""
    yield from reported(RULE, dangling_in_gallery(gallery, library), *_ALL)


@only_where("dangling")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Obligations, contact points, actions, added items."""
    yield from reported(RULE, catalog.dangling, *_ALL)


@only_where("dangling")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The days of phases, and when the organisation itself wants a role filled."""
    yield from reported(RULE, staffing.dangling, *_PHASES)


@only_where("dangling")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """When the organisation itself wants a role filled."""
    yield from reported(RULE, organisation.dangling, *_PHASES)
