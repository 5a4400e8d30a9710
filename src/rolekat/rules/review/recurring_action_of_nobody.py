"""What is to be done again and again has somebody who does it or answers for it."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Each, Finding, Place, Rule, Several
from rolekat.library.library import Library
from rolekat.library.phases import TIMELESS
from rolekat.rules.entering import only_where
from rolekat.rules.review import doing, is_of_nobody
from rolekat.state.actions import Standing, recurring
from rolekat.state.organisation import OrganisationState
from rolekat.state.staffing import StaffingState

RULE = Rule("RK504", "recurring-action-of-nobody", "warning")


@only_where("demands.recurring")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """What comes back in the phase that a system is in, or always; a catalog's own that no role has is told there."""
    if staffing.demands.recurring and staffing.organisation.must_fill(staffing.gallery):
        asked = staffing.catalog.expected.actions
        now = (each for each in recurring(staffing) if each.action.phase in (staffing.phase, TIMELESS))
        mine = [each for each in now if doing(each) or asked.get(each.id) is each.action]
        yield from _check(mine, staffing, staffing.title)


@only_where("actions")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """What the organisation has once for all systems."""
    if organisation.gallery is not None and organisation.must_fill(organisation.gallery):
        yield from _check(organisation.actions, organisation, organisation.head.title)


def _check(standings: Iterable[Standing], where: StaffingState | OrganisationState, title: str) -> Iterator[Finding]:
    """One finding for what waits for the same roles; a note where other rules tell that those are missed."""
    gathered: dict[tuple[str, ...], list[Standing]] = {}
    for standing in standings:
        if is_of_nobody(standing, where):
            gathered.setdefault(doing(standing), []).append(standing)
    for names, waiting in gathered.items():
        roles = [role for name in names if (role := where.role(name))]
        told = bool(roles) and any(role.demanded for role in roles)
        related: list[tuple[Place, str]] = [(role.place, "role") for role in roles]
        yield RULE.at(
            waiting[0].at(where),
            "message" if names else "unnamed",
            severity="note" if told else None,
            related=(*related, *((standing.source(where), "action") for standing in waiting)),
            actions=Each(tuple(standing.action.title for standing in waiting)),
            roles=Several(tuple(_title(name, where) for name in names)),
            where=title,
            id=waiting[0].id,
        )


def _title(name: str, where: StaffingState | OrganisationState) -> str:
    role = where.role(name)
    if role is not None:
        return role.title
    known = where.gallery.roles.get(name) if where.gallery else None
    return known.title if known else f"`{name}`"
