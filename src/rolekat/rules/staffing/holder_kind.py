"""A role is held by somebody of a kind that the gallery lets hold it."""

from collections.abc import Iterable, Iterator
from typing import Final

from rolekat.findings.finding import Finding, OneOf, Rule, Several, Term
from rolekat.library.library import Library
from rolekat.rules.entering import only_where
from rolekat.rules.staffing import scope
from rolekat.state.organisation import OrganisationState
from rolekat.state.seats import Held
from rolekat.state.staffing import StaffingState

RULE = Rule("RK439", "holder-kind", "warning")
_NEAR: Final = ("system", "group")
_MEMBERS: Final = ("person", "position")
"""Who sits in a body."""


def check_staffing(staffing: StaffingState, _library: Library) -> Iterator[Finding]:
    """Those who hold a role of the system, or will."""
    yield from _check(staffing.impersonal, staffing.organisation, staffing.title)
    for name in staffing.demands.not_by_person:
        role = staffing.roles.get(name)
        if role is not None:
            held = [(role, holding) for holding in role.holdings if holding.holder.person and holding.level in _NEAR]
            yield from _check(held, staffing.organisation, staffing.title)


@only_where("held")
def check_organisation(organisation: OrganisationState, _library: Library) -> Iterator[Finding]:
    """Those who hold a role for all systems."""
    held = [(role, holding) for role in organisation.held for holding in role.holdings]
    yield from _check((each for each in held if each[1].level == "organisation"), organisation, "")


def _check(found: Iterable[Held], organisation: OrganisationState, system: str) -> Iterator[Finding]:
    for role, holding in found:
        demand = role.demand
        if demand is None or demand.base is None or holding.ends < organisation.day:
            continue
        if holding.seat is not None:
            continue  # a body is held by those who sit in it
        base = demand.base
        is_member = "body" in base.held_by and all(kind in _MEMBERS for kind, _ in holding.who)
        wrong = next((kind for kind, _ in holding.who if kind not in base.held_by), None)
        if wrong is not None and not (is_member and base.open and not base.seats):  # who sits there is left open
            said = demand.role.catalog.gallery.role_place(base.role, "seats" if is_member and base.seats else "held_by")
            yield RULE.at(
                holding.place,
                "member" if is_member and base.seats else "message",
                related=((said, "said"),),
                who=organisation.who(holding),
                role=role.title,
                where=scope(holding.level, holding.path, organisation, system),
                kind=Term(f"holder-{wrong}"),
                kinds=OneOf(tuple(Term(f"holder-{kind}") for kind in base.held_by)),
                allowed=OneOf(tuple(f"`{kind}`" for kind in base.held_by)),
                id=role.id,
                seats=Several(tuple(f"`{name}`" for name, seat in base.seats.items() if seat.role is None)),
            )
