"""A role is held by somebody of a kind that the gallery lets hold it."""

from collections.abc import Iterable, Iterator

from rolekat.findings.finding import Finding, Rule, Several, Term
from rolekat.library.library import Library
from rolekat.rules.staffing import scope
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Held
from rolekat.state.staffing import StaffingState

RULE = Rule("RK439", "holder-kind", "warning")


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Those who hold a role of the system, or will."""
    yield from _check(staffing.impersonal, staffing.organisation, staffing.title)
    for name in staffing.demands.not_by_person:
        role = staffing.roles.get(name)
        if role is not None:
            held = [(role, holding) for holding in role.holdings if holding.holder.person and holding.level == "system"]
            yield from _check(held, staffing.organisation, staffing.title)


def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Those who hold a role for all systems."""
    held = [(role, holding) for role in organisation.held for holding in role.holdings]
    yield from _check((each for each in held if each[1].level == "organisation"), organisation, "")


def _check(found: Iterable[Held], organisation: OrganisationState, system: str) -> Iterator[Finding]:
    for role, holding in found:
        demand = role.demand
        if demand is None or demand.base is None or holding.ends < organisation.day:
            continue
        base = demand.base
        wrong = next((kind for kind, _ in holding.who if kind not in base.held_by), None)
        if wrong is not None:
            said = demand.role.catalog.gallery.role_place(base.role, "held_by")
            yield RULE.at(
                holding.place,
                related=((said, "said"),),
                who=organisation.who(holding),
                role=role.title,
                where=scope(holding.level, holding.path, organisation, system),
                kind=Term(f"holder-{wrong}"),
                allowed=Several(tuple(f"`{kind}`" for kind in base.held_by)),
            )
