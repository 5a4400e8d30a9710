"""Where several hold a contact point's role, one of them is marked as the one to turn to."""

from collections.abc import Iterator, Sequence
from typing import Final

from rolekat.findings.finding import Finding, Place, Rule
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import scope, too_many
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Holding, StaffedRole
from rolekat.state.staffing import StaffingState

RULE = Rule("RK414", "contact-not-marked", "warning", "Rollegalleri 1.5, 3 Bilag")
_SYSTEM: Final = "system"


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """The contact point of the system today, of all places together; and those for subjects of their own."""
    role = staffing.contact
    if role is not None and len(role.current) > 1:
        yield from _check(role, role.current, staffing.organisation, staffing.title)
    for name in staffing.demands.contacts:
        other = staffing.roles.get(name)
        if other is not None and other is not role:
            for seat in other.seats:
                yield from _check(other, seat.holdings, staffing.organisation, staffing.title)


@only_where("held")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """The roles held once that are contact points for a subject of their own; each seat has its own."""
    for role in organisation.held:
        base = role.demand.base if role.demand else None
        if base and any(contact.subject != _SYSTEM for contact in base.contact_for):
            for seat in role.seats:
                yield from _check(role, seat.holdings, organisation, organisation.head.title)


def _check(
    role: StaffedRole, holdings: Sequence[Holding], organisation: OrganisationState, system: str
) -> Iterator[Finding]:
    """More than one, not exactly one of them marked, and no more than may be: too many is a rule of its own."""
    if len(holdings) < 2 or holdings[0].organisation != organisation.id:  # noqa: PLR2004 - several
        return
    marked = [holding for holding in holdings if holding.holder.contact]
    if len(marked) == 1 or too_many(role):
        return
    first = holdings[0]
    yield RULE.at(
        Place(marked[-1].file, (*marked[-1].path, "contact")) if marked else Place(first.file, first.path[:-1], True),
        "several" if marked else "message",
        related=tuple((holding.place, "marked") for holding in marked[:-1]),
        role=role.title,
        where=scope(first.level, first.path, organisation, system),
        number=len(marked) or len(holdings),
    )
