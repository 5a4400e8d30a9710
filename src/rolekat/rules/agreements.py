"""What the rules on delegation sheets share: each sheet, with the role whose tasks it gives away."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from rolekat.record import Record
from rolekat.rules.staffing import scope
from rolekat.state.days import LAST
from rolekat.state.organisation import OrganisationState
from rolekat.state.sheets import AgreedSheet
from rolekat.state.staffing import StaffingState


class Agreed(Record):
    """A sheet that counts, or will."""

    sheet: AgreedSheet
    title: str
    """The role's."""
    where: str
    """What it counts for, by title."""
    organisation: OrganisationState
    staffings: tuple[StaffingState, ...]
    """The systems that it counts for."""


@functools.lru_cache(maxsize=1)
def sheets_of(staffing: StaffingState) -> tuple[Agreed, ...]:
    """The sheets of a system."""
    return tuple(_sheets_of(staffing)) if staffing.staffing.sheets else ()


def _sheets_of(staffing: StaffingState) -> Iterator[Agreed]:
    for sheet in staffing.sheets:
        if sheet.group is None and _counts(sheet, staffing.day):
            role = staffing.role(sheet.role)
            title = role.title if role else staffing.catalog.title_of(sheet.role)
            yield Agreed(sheet, title, staffing.title, staffing.organisation, (staffing,))


def sheets_once(organisation: OrganisationState) -> Iterator[Agreed]:
    """The sheets of groups of systems."""
    for sheet in organisation.sheets:
        if _counts(sheet, organisation.day):
            systems = organisation.head.system_groups[sheet.group or ""].systems
            found = tuple(staffing for system in systems if (staffing := organisation.staffing(system)))
            role = next((role for staffing in found if (role := staffing.role(sheet.role))), None)
            known = role or organisation.local_base(sheet.role)
            title = known.title if known else sheet.role
            yield Agreed(sheet, title, scope("group", sheet.path, organisation, ""), organisation, found)


def _counts(sheet: AgreedSheet, day: str) -> bool:
    return (sheet.sheet.until or LAST) >= day
