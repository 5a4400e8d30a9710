"""Every role, group or gallery that something refers to is there."""

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

RULE = Rule("RK101", "dangling-role", "error")
_STAFFED: Final = ("staffed", "left-out", "elsewhere", "role", "gone", "gallery")


def check_gallery(gallery: LinkedGallery, library: Library) -> Iterator[Finding]:
    """Relations, groups, orders, history, seats; roles that are gone count only in the history."""
    yield from reported(RULE, dangling_in_gallery(gallery, library), "role", "gone", "omitted", "group", "gallery")


@only_where("dangling")
def check_catalog(catalog: CatalogState, _library: Library) -> Iterator[Finding]:
    """Role entries, contact points, actions, hand-overs."""
    yield from reported(RULE, catalog.dangling, "role")


@only_where("dangling")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Whose holders are named, and who has been given their tasks."""
    yield from reported(RULE, staffing.dangling, *_STAFFED)


@only_where("dangling")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The same for roles that are held once, or for a group of systems."""
    yield from reported(RULE, organisation.dangling, *_STAFFED)
