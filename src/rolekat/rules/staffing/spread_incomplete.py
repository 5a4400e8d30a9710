"""A role that is spread over others has every task and responsibility placed with a role that somebody holds."""

from collections.abc import Callable, Iterable, Iterator

from rolekat.findings.finding import Finding, Rule, Several
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import softened
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import StaffedRole
from rolekat.state.staffing import StaffingState
from rolekat.state.system_roles import unplaced

RULE = Rule("RK434", "spread-incomplete", "error", "Rollegalleri 1.5, 2 Sikkerhedsansvarlig")


@only_where("particular")
def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Roles that are spread for a system, or for a group of systems."""
    yield from _check(staffing.particular, staffing.role)


@only_where("qualified")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Roles that are spread for all systems."""
    yield from _check(organisation.roles.values(), organisation.roles.get)


def _check(roles: Iterable[StaffedRole], named: Callable[[str], StaffedRole | None]) -> Iterator[Finding]:
    for role in roles:
        demand, spread = role.demand, role.entry.spread
        if not spread or demand is None or not role.applicable:
            continue
        place = role.at("spread", of_key=True)
        is_vacant = not (role.current or role.accepted)
        graveness = softened("error" if role.obligation == "mandatory" and is_vacant else "warning", role)
        if not demand.may_be_spread:
            yield RULE.at(place, "not-allowed", severity=graveness, role=role.title, id=role.id)
            continue
        if not is_vacant or (role.obligation is None and role.upcoming is None):
            continue  # somebody has the rest, or nobody needs it yet
        missing = unplaced(demand, role.entry)
        if missing:
            yield RULE.at(
                place,
                severity=graveness,
                role=role.title,
                items=Several(tuple(f"`{item}`" for item in missing)),
                item=missing[0],
            )
        for other in dict.fromkeys(spread.values()) if role.obligation else ():
            found = named(other)
            if found is not None and other != role.id and _is_idle(found):
                items = [item for item, placed in spread.items() if placed == other]
                yield RULE.at(
                    role.at("spread", items[0]),
                    "idle",
                    severity="warning",
                    related=((found.place, "idle"),),
                    role=role.title,
                    other=found.title,
                    items=Several(tuple(f"`{item}`" for item in items)),
                )


def _is_idle(role: StaffedRole) -> bool:
    """Whether nobody holds a role, and no other rule says so: because it is not needed, or does not exist here."""
    return not role.applicable or (role.obligation is None and not role.filled)
